"""Entering a dated event: what it starts, stops and moves, and what must not be entered."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import ClockEvent
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.domain.ledger import LedgerEntry
from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseEvent, Clock, DatedEvent, User
from mediation.queries.applications import application_of
from mediation.services import clocks, evidence, intake, ledger
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.file_factories import make_evidence

E, S, C = ClockEvent, CaseState, ClockState
TODAY = MONDAY_MORNING.date()
AWARD = {"arbitration_status": "other_award", "award_received_on": date(2026, 11, 16)}


def record(case: Case, by: User, event: ClockEvent, on: date, **changes: Any) -> DatedEvent:
    entry = LedgerEntry(event, on, changes.pop("proof", "微信记录截图"), **changes)
    return ledger.record_date(case, entry, by=by, at=MONDAY_MORNING)


def fields(error: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return {problem.field for problem in error.value.problems}


def of_rule(case: Case, rule: str) -> list[Clock]:
    return [row for row in case.clocks if row.rule == rule]


def last_note() -> str:
    statement = select(CaseEvent.note).order_by(CaseEvent.id.desc()).limit(1)
    return str(db.session.scalar(statement))


def with_clocks(cast: Cast, **columns: Any) -> Case:
    case = make_case(cast, **columns)
    with transaction():
        clocks.refresh(case, today=TODAY)
    return case


def test_a_date_is_kept_with_its_proof_event_and_trail(cast: Cast) -> None:
    case = make_case(cast)
    file = make_evidence(case, by=cast.mediator)
    row = record(
        case,
        cast.mediator,
        E.CLAIM_MADE,
        date(2026, 11, 2),
        proof="  快递 EMS１２３ \n 11月3日签收 ",
        party_id=case.parties[0].id,
        evidence_id=file.id,
    )
    db.session.expire_all()
    assert row.proof == "快递 EMS１２３\n11月3日签收"
    assert (row.entered_by, row.entered_at) == (cast.mediator, MONDAY_MORNING)
    assert (row.party, row.evidence) == (case.parties[0], file)
    assert "2026-11-02 向对方主张权利（王秀兰）" in last_note()
    verbs = db.session.scalars(select(AuditEntry.verb)).all()
    assert verbs == ["case.record_date"]
    assert case.state is S.MEDIATING


def test_an_interruption_moves_the_limitation_and_the_old_value_stays(cast: Cast) -> None:
    case = with_clocks(cast, received_on=date(2026, 11, 16), infringed_on=date(2025, 9, 30))
    (lapsed,) = of_rule(case, "K27")
    assert (lapsed.state, lapsed.due_on) == (C.LAPSED, date(2026, 9, 30))
    record(case, cast.mediator, E.CLAIM_MADE, date(2026, 3, 2))
    old, new = of_rule(case, "K27")
    assert (old.id, old.state, old.due_on) == (lapsed.id, C.VOIDED, date(2026, 9, 30))
    assert "重新起算" in str(old.end_reason)
    # Then the application of 16 November came in time.
    assert (new.state, new.due_on) == (C.RUNNING, date(2027, 11, 16))
    assert "由 2026-09-30 改为 2027-11-16" in last_note()


def test_a_suit_meets_the_clock_of_the_award(cast: Cast) -> None:
    case = with_clocks(cast, **AWARD)
    record(case, cast.mediator, E.SUIT_FILED, date(2026, 11, 20), proof="立案受理通知书")
    (row,) = of_rule(case, "K33")
    assert (row.state, row.ended_on, row.end_reason) == (
        C.MET,
        date(2026, 11, 20),
        "向人民法院起诉",
    )
    assert "“对非终局裁决起诉 15 日”已完成" in last_note()


def test_a_suit_of_one_party_does_not_meet_the_clock_of_another(cast: Cast) -> None:
    case = make_case(cast, applicants=("王秀兰", "李四"))
    first, second = (party.id for party in case.applicants)
    for party_id in (first, second):
        day = date(2026, 11, 16)
        record(case, cast.mediator, E.OTHER_AWARD_RECEIVED, day, party_id=party_id)
    record(case, cast.mediator, E.SUIT_FILED, date(2026, 11, 20), party_id=first)
    states = {row.party_id: row.state for row in of_rule(case, "K33")}
    assert states == {first: C.MET, second: C.RUNNING}


def test_a_stretch_that_is_not_counted_pauses_and_then_lengthens_the_limitation(
    cast: Cast,
) -> None:
    case = with_clocks(cast, infringed_on=date(2026, 9, 30))
    record(case, cast.mediator, E.FORCE_MAJEURE, date(2026, 11, 20), until=date(2026, 11, 22))
    *_, row = of_rule(case, "K27")
    # Interrupted by the application on 16 November, then three days left out.
    assert row.safe_on == date(2027, 11, 19)
    assert any("不可抗力：2026-11-20 至 2026-11-22 不计入期限" in line for line in row.trace)


def test_a_closed_case_takes_dates_and_an_archived_one_does_not(cast: Cast) -> None:
    closed = make_case(cast, state=S.CLOSED, **AWARD)
    record(closed, cast.registrar, E.SUIT_FILED, date(2026, 11, 20))
    assert [row.state for row in of_rule(closed, "K33")] == [C.MET]
    archived = make_case(cast, state=S.ARCHIVED)
    with pytest.raises(ActionNotPossible):
        record(archived, cast.registrar, E.SUIT_FILED, date(2026, 11, 20))


@pytest.mark.parametrize("person", ["registrar", "mediator", "supervisor"])
def test_who_has_the_case_on_the_table_enters_dates(cast: Cast, person: str) -> None:
    record(make_case(cast), getattr(cast, person), E.CLAIM_MADE, date(2026, 11, 2))


@pytest.mark.parametrize(
    "person",
    ["second_mediator", "city_supervisor", "stranger", "court_liaison", "system_admin"],
)
def test_nobody_else_enters_dates(cast: Cast, person: str) -> None:
    case = make_case(cast)
    with pytest.raises(ActionNotAllowed):
        record(case, getattr(cast, person), E.CLAIM_MADE, date(2026, 11, 2))
    assert db.session.scalar(select(func.count()).select_from(DatedEvent)) == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": TODAY + timedelta(days=1)}, "happened_on"),
        ({"on": date(1989, 12, 31)}, "happened_on"),
        ({"event": E.OTHER_OBSTACLE, "until": date(2026, 11, 1)}, "until_on"),
        ({"event": E.OTHER_AWARD_RECEIVED}, "event"),
        ({"event": E.CASE_ACCEPTED}, "event"),
        ({"proof": " "}, "proof"),
        ({"proof": "\ue123"}, "proof"),
        ({"party_id": 999}, "party_id"),
        ({"evidence_id": 999}, "evidence_id"),
    ],
)
def test_what_must_not_be_entered_leaves_nothing(
    cast: Cast, changes: dict[str, Any], field: str
) -> None:
    case = with_clocks(cast, **AWARD)
    before = [(row.id, row.state, row.due_on) for row in case.clocks]
    given = {"event": E.CLAIM_MADE, "on": date(2026, 11, 2)} | changes
    with pytest.raises(InvalidInput) as refused:
        record(case, cast.mediator, **given)
    assert fields(refused) == {field}
    db.session.expire_all()
    assert not case.dated_events
    assert [(row.id, row.state, row.due_on) for row in case.clocks] == before
    assert db.session.scalar(select(func.count()).select_from(CaseEvent)) == 0


def test_people_and_files_of_another_case_are_refused_together(cast: Cast) -> None:
    case, other = make_case(cast), make_case(cast, applicants=("李四",))
    foreign = {
        "party_id": other.parties[0].id,
        "evidence_id": make_evidence(other, by=cast.mediator).id,
    }
    with pytest.raises(InvalidInput) as refused:
        record(case, cast.mediator, E.CLAIM_MADE, date(2026, 11, 2), **foreign)
    assert fields(refused) == {"party_id", "evidence_id"}


def test_a_void_file_proves_nothing(cast: Cast) -> None:
    case = make_case(cast)
    file = make_evidence(case, by=cast.mediator)
    evidence.void(file, case, reason="传错案件", by=cast.mediator, at=MONDAY_MORNING)
    with pytest.raises(InvalidInput, match="已经作废"):
        record(case, cast.mediator, E.CLAIM_MADE, date(2026, 11, 2), evidence_id=file.id)


def test_the_same_date_is_not_entered_twice(cast: Cast) -> None:
    case = make_case(cast)
    record(case, cast.mediator, E.CLAIM_MADE, date(2026, 11, 2))
    with pytest.raises(InvalidInput, match="已经登记过"):
        record(case, cast.registrar, E.CLAIM_MADE, date(2026, 11, 2))
    assert len(case.dated_events) == 1


def test_a_party_with_a_date_cannot_be_taken_out_of_the_case(cast: Cast) -> None:
    case = make_case(cast, applicants=("王秀兰", "李四"))
    second = case.applicants[1]
    record(case, cast.registrar, E.CLAIM_MADE, date(2026, 11, 2), party_id=second.id)
    whole = application_of(case)
    fewer = tuple(party for party in whole.parties if party.id != second.id)
    claims = tuple(claim for claim in whole.claims if claim.applicant == 0)
    changed = type(whole)(**{**whole.__dict__, "parties": fewer, "claims": claims})
    with pytest.raises(InvalidInput):
        intake.edit(
            case, changed, expected_version=case.version, by=cast.registrar, at=MONDAY_MORNING
        )
    assert db.session.get(DatedEvent, case.dated_events[0].id) is not None
