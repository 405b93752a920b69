"""Archived cases, and one that has a row in every table of cases with canaries in its columns.

The rows are made from the tables as they are, so that a table added later is filled too.
"""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Boolean, Date, Enum, Integer, LargeBinary, String, Table, insert

from mediation.domain.case_flow import CaseState
from mediation.domain.personal_tables import CASE_TABLES, TABLES
from mediation.extensions import Base, db, files
from mediation.models import Case, Draft
from mediation.models.columns import Instant, SealedBytes, SealedJson, SealedText
from mediation.services import search_index
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case

LONG_AGO = date(2009, 3, 2)
ARCHIVED = {"closed_on": LONG_AGO, "archived_on": LONG_AGO, "archive_number": "2009-东-0001"}
# What the constraints of a table ask for besides.
DEMANDED: dict[str, dict[str, Any]] = {
    "agreement": {"state": "draft"},
    "agreement_term": {"kind": "other"},
    "consent": {"purpose": "sharing", "withdrawn_on": LONG_AGO},
    "retention_mark": {"lifted_at": MONDAY_MORNING},
    "reminder": {"ending": "done", "ended_at": MONDAY_MORNING},
    "inbox_item": {
        "level": "soon",
        "reminder_id": None,
        "urged_by_id": None,
        "instalment_id": None,
        "referral_id": None,
        "share_id": None,
    },
    "evidence": {"voided_at": MONDAY_MORNING, "void_reason": "重复"},
    "agreement_override": {"state": "asked", "decided_by_id": None},
    "office_clause": {"state": "waiting", "decided_by_id": None, "employer_id": None},
    "instalment": {"due_on": LONG_AGO},
    "payment": {"voided_at": MONDAY_MORNING},
    "paper_service": {"voided_at": MONDAY_MORNING, "organisation_id": None},
    "dossier_item": {"evidence_id": None},
    "incoming_case": {"state": "accepted", "refusal": None, "answered_at": MONDAY_MORNING},
    "received_pack": {"state": "accepted", "answered_at": MONDAY_MORNING},
    "joint_task": {"state": "done", "ended_at": MONDAY_MORNING},
}


def make_archived(cast: Cast, **changes: Any) -> Case:
    """A case archived in 2009, without agreement unless told otherwise."""
    return make_case(cast, state=CaseState.ARCHIVED, **ARCHIVED | changes)


def make_full_case(cast: Cast, canary: str) -> Case:
    """An archived case with a row in every table of cases; what is personal holds the canary."""
    case = make_archived(
        cast, applicants=(f"{canary}甲",), employer=f"{canary}厂", outcome="performed"
    )
    case_id = case.id
    filler = _Filler(case, cast, canary)
    for table in Base.metadata.sorted_tables:
        if table.name in CASE_TABLES and table.name not in ("case", "case_search"):
            filler.add(table)
    filler.plant_in_case()
    draft = {"subject": f"edit-{case_id}", "fields": {"facts": [canary]}}
    db.session.add(Draft(user_id=cast.mediator.id, saved_at=MONDAY_MORNING, **draft))
    db.session.commit()
    # The search index is made of what was planted.
    with transaction():
        search_index.reindex(db.session.get_one(Case, case_id))
    return db.session.get_one(Case, case_id)


class _Filler:
    """Adds one row to a table, its keys pointing at rows of the same case."""

    def __init__(self, case: Case, cast: Cast, canary: str) -> None:
        self.canary = canary
        self.keys: dict[str, int] = {
            "case": case.id,
            "user": cast.mediator.id,
            "organisation": cast.court.id,
            "party": case.parties[0].id,
        }

    def add(self, table: Table) -> int:
        """Insert a row and remember its key."""
        entry = TABLES[table.name]
        # A row of the office that a row of the case points to outlives the case.
        of_case = table.name in CASE_TABLES
        values = {
            column.name: self._value(column, of_case and column.name in entry.personal)
            for column in table.columns
            if column.name != "id"
            and (not column.nullable or column.name in entry.personal or column.foreign_keys)
            and not self._points_to_itself(column, table)
        }
        values |= DEMANDED.get(table.name, {})
        if table.name == "stored_file":
            values["name"] = files.put(self.canary.encode())
        inserted = db.session.execute(insert(table).values(values))
        key: int = inserted.inserted_primary_key[0]  # type: ignore[attr-defined]
        # People of the case keep the key of the person that the factory made.
        self.keys.setdefault(table.name, key)
        return key

    def plant_in_case(self) -> None:
        """The personal columns of the case itself."""
        table = Base.metadata.tables["case"]
        planted = {name: self._value(table.c[name], True) for name in TABLES["case"].personal}
        db.session.execute(table.update().where(table.c.id == self.keys["case"]).values(planted))

    def _points_to_itself(self, column: Any, table: Table) -> bool:
        return any(key.column.table is table for key in column.foreign_keys)

    def _value(self, column: Any, is_personal: bool) -> Any:
        for key in column.foreign_keys:
            parent = key.column.table
            if parent.name not in self.keys:
                self.add(parent)
            return self.keys[parent.name]
        return self._of_type(column.type, is_personal)

    def _of_type(self, kind: Any, is_personal: bool) -> Any:
        if isinstance(kind, Enum):
            return kind.enum_class(kind.enums[0]) if kind.enum_class else kind.enums[0]
        if isinstance(kind, SealedJson | JSON):
            return {"x": self.canary} if is_personal else []
        if isinstance(kind, String):
            fits = kind.length is None or kind.length >= len(self.canary)
            return self.canary if is_personal and fits else f"x{self.keys['case']}"
        return next(value for types, value in self._values(is_personal) if isinstance(kind, types))

    def _values(self, is_personal: bool) -> list[tuple[Any, Any]]:
        text = self.canary if is_personal else "x"
        return [
            (SealedBytes | LargeBinary, text.encode()),
            (SealedText, text),
            (Instant, MONDAY_MORNING),
            (Date, LONG_AGO),
            (Boolean, False),
            (Integer, 7),
        ]
