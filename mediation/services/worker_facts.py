"""Keeping the facts of a worker's job, from which every head of claim is computed."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from mediation.domain.case_flow import Action
from mediation.domain.claims.fact_sheet import (
    FactSheet,
    changes_between,
    heads_of,
    problems_of,
)
from mediation.domain.errors import EditConflict, FieldChange, FieldProblem, InvalidInput
from mediation.extensions import db
from mediation.models import Case, CaseEvent, Party, User, WorkerFacts
from mediation.queries import calculations
from mediation.queries.standards import standards_for
from mediation.services.claim_sums import write_calculated_sums
from mediation.services.moving import move, require
from mediation.services.step_input import in_brief
from mediation.services.transaction import transaction

NOT_YET = 0


@dataclass(frozen=True)
class Told:
    """What the event of a change says; empty when nothing changed."""

    note: str = ""
    data: dict[str, Any] = field(default_factory=dict)

    def and_then(self, other: "Told") -> "Told":
        """Two changes of one act, which leaves one event."""
        notes = [note for note in (self.note, other.note) if note]
        sheets = [*self.data.get("sheets", ()), *other.data.get("sheets", ())]
        data = {**self.data, **other.data} | ({"sheets": sheets} if sheets else {})
        return Told("。".join(notes), data)


def save(
    case: Case, party_id: int, sheet: FactSheet, *, expected_version: int, by: User, at: datetime
) -> None:
    """Replace what is known of one applicant's job; `expected_version` 0 is a first entry.

    NotVisible for a party of another case; InvalidInput with a sentence for every answer that
    cannot be used; EditConflict with what others changed since that version was read.
    """
    with transaction():
        told = put(case, party_id, sheet, expected_version=expected_version, by=by, at=at)
        tell(case, told, by=by, at=at)


def put(
    case: Case, party_id: int, sheet: FactSheet, *, expected_version: int, by: User, at: datetime
) -> Told:
    """`save` as a part of a larger act, which tells of it."""
    db.session.refresh(case, with_for_update={"of": Case})
    require(case, Action.CALCULATE, by=by, at=at)
    party = calculations.applicant_of(case, party_id)
    row = calculations.facts_row(party_id)
    _refuse_stale(case, party_id, row, expected_version)
    refuse(case, party_id, sheet)
    return write(case, party, row, sheet, by=by, at=at)


def tell(case: Case, told: Told, *, by: User, at: datetime) -> None:
    """Leave the event of a change, and bring the sums of the claims after it."""
    write_calculated_sums(case)
    if told.note:
        note = in_brief(told.note)
        move(case, Action.CALCULATE, by=by, at=at, note=note, data=told.data)


def refuse(case: Case, party_id: int, sheet: FactSheet) -> None:
    """InvalidInput for a head that the applicant does not ask for, and for unusable answers."""
    asked = heads_of(calculations.claim_types(case).get(party_id, ()))
    foreign = [head for head in sheet.by_head if head not in asked]
    if foreign:
        sentence = f"该申请人的请求事项里没有“{foreign[0].label}”，请先登记请求。"
        raise InvalidInput(FieldProblem(foreign[0].value, sentence))
    problems = problems_of(sheet, standards_for(case.body.division_code))
    if problems:
        raise InvalidInput(*problems)


def write(
    case: Case, party: Party, row: WorkerFacts | None, sheet: FactSheet, *, by: User, at: datetime
) -> Told:
    """Write a sheet that was looked through."""
    changes = changes_between(FactSheet.from_plain(row.facts) if row else FactSheet(), sheet)
    if row is None:
        row = WorkerFacts(party_id=party.id)
        db.session.add(row)
    elif not changes:
        return Told()
    version = row.version or NOT_YET
    row.facts, row.edited_by_id, row.edited_at = sheet.as_plain(), by.id, at
    db.session.flush()
    # The answers stay out of the words of the event: it is read in the timeline of the case.
    sheet_data = {"party_id": party.id, "version": version, "facts": _kept(changes)}
    data = {"sheets": [sheet_data]}
    return Told(f"{party.name}：核算事实 {len(changes)} 处", data)


def _kept(changes: tuple[FieldChange, ...]) -> list[list[str]]:
    return [[change.label, change.before, change.after] for change in changes]


def _refuse_stale(
    case: Case, party_id: int, row: WorkerFacts | None, expected_version: int
) -> None:
    version = row.version if row else NOT_YET
    if version == expected_version:
        return
    statement = (
        select(CaseEvent)
        .filter_by(case_id=case.id, code=Action.CALCULATE.value)
        .order_by(CaseEvent.id)
    )
    changes = [
        FieldChange(*change)
        for event in db.session.scalars(statement)
        for sheet in event.data.get("sheets", ())
        if sheet["party_id"] == party_id and sheet["version"] >= expected_version
        for change in sheet["facts"]
    ]
    raise EditConflict(tuple(changes), version)
