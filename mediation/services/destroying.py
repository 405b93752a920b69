"""Destroying what a case holds of persons, by the classification of every column.

The walk follows the keys of the tables, so that a table added later is destroyed too: rows of
erased tables go, the personal columns of emptied tables are overwritten, what stays is cut off.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, Table, delete, func, or_, select, update

from mediation.domain.disposal import DESTROYED_TITLE
from mediation.domain.personal_data import Fate
from mediation.domain.personal_tables import CASE_TABLES, TABLES
from mediation.extensions import Base, db
from mediation.models import (
    Case,
    DossierBinding,
    Draft,
    Employer,
    Evidence,
    HandoffPack,
    IncomingCase,
    MediationSession,
    OfficeClause,
    Party,
    ReceivedPack,
    StoredFile,
)
from mediation.models.columns import SealedJson
from mediation.services import file_keeping

CASE = Base.metadata.tables["case"]
# What the stub remembers: how many there were, never who.
COUNTED = {
    "party": "当事人",
    "claim": "请求事项",
    "session": "调解会",
    "agreement": "协议",
    "document": "文书",
    "evidence": "材料",
    "note": "备忘",
    "share": "共享",
}


def counts_of(case_id: int) -> dict[str, int]:
    """How many rows of each sort a case has, under their Chinese names."""
    tables = Base.metadata.tables
    return {
        label: db.session.scalar(
            select(func.count()).select_from(tables[name]).where(_of_case(tables[name], case_id))
        )
        or 0
        for name, label in COUNTED.items()
        if name in tables
    }


def erase(case: Case) -> None:
    """Destroy irreversibly, in the open transaction, all that the case holds of persons."""
    case_id = case.id
    db.session.flush()
    employers = set(db.session.scalars(select(Party.employer_id).filter_by(case_id=case_id)))
    files = [
        *db.session.scalars(select(Evidence.file_id).filter_by(case_id=case_id)),
        *db.session.scalars(select(DossierBinding.file_id).filter_by(case_id=case_id)),
        *db.session.scalars(select(HandoffPack.file_id).filter_by(case_id=case_id)),
        *db.session.scalars(
            select(ReceivedPack.file_id)
            .join(ReceivedPack.incoming)
            .where(IncomingCase.case_id == case_id)
        ),
    ]
    _drop_drafts(case_id)
    for table in _tables(Fate.EMPTIED, Fate.KEPT):
        _cut_off(table, case_id)
    for table in _tables(Fate.EMPTIED):
        _empty(table, case_id)
    for table in reversed(_tables(Fate.ERASED)):
        db.session.execute(delete(table).where(_of_case(table, case_id)))
    _drop_unused_employers(employers - {None})
    for stored in db.session.scalars(select(StoredFile).where(StoredFile.id.in_(files))):
        file_keeping.drop(stored)
    db.session.flush()
    # What was read before is gone; nothing may be written back from memory.
    db.session.expire_all()


def _tables(*fates: Fate) -> list[Table]:
    """The tables of a case with one of these ends, parents before children."""
    return [
        table
        for table in Base.metadata.sorted_tables
        if table.name in CASE_TABLES and TABLES[table.name].fate in fates
    ]


def _of_case(table: Table, case_id: int) -> ColumnElement[bool]:
    """The condition that holds for the rows that hang on the case, however deep."""
    if table is CASE:
        return CASE.c.id == case_id
    found = [
        key.parent.in_(select(key.column).where(_of_case(key.column.table, case_id)))
        for key in _keys_upwards(table)
    ]
    return or_(*found)


def _keys_upwards(table: Table) -> Iterator[Any]:
    for key in sorted(table.foreign_keys, key=lambda each: each.parent.name):
        if key.ondelete == "CASCADE" and key.column.table.name in CASE_TABLES:
            yield key


def _cut_off(table: Table, case_id: int) -> None:
    """Forget the keys of rows that are about to go."""
    gone = [
        key.parent
        for key in table.foreign_keys
        if key.column.table.name in CASE_TABLES
        and TABLES[key.column.table.name].fate is Fate.ERASED
    ]
    if gone:
        nothing: dict[Any, None] = dict.fromkeys(gone)
        db.session.execute(update(table).where(_of_case(table, case_id)).values(nothing))


def _empty(table: Table, case_id: int) -> None:
    """Overwrite the personal columns."""
    blank = {table.c[name]: _blank(table.c[name]) for name in TABLES[table.name].personal}
    if table is CASE:
        blank[CASE.c.title] = DESTROYED_TITLE
    db.session.execute(update(table).where(_of_case(table, case_id)).values(blank))


def _blank(column: Column[Any]) -> Any:
    if column.nullable:
        return None
    return {} if isinstance(column.type, JSON | SealedJson) else ""


def _drop_drafts(case_id: int) -> None:
    """What somebody typed about the case and never sent."""
    sessions = db.session.scalars(select(MediationSession.id).filter_by(case_id=case_id))
    subjects = [f"edit-{case_id}", *(f"session-{key}" for key in sessions)]
    db.session.execute(delete(Draft).where(Draft.subject.in_(subjects)))


def _drop_unused_employers(keys: set[Any]) -> None:
    """Employers that no case refers to any more; those of other cases and of clauses stay."""
    of_cases = select(Party.employer_id).where(Party.employer_id.is_not(None))
    of_clauses = select(OfficeClause.employer_id).where(OfficeClause.employer_id.is_not(None))
    unused = Employer.id.not_in(of_cases), Employer.id.not_in(of_clauses)
    db.session.execute(delete(Employer).where(Employer.id.in_(keys), *unused))
