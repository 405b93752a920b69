"""Telling the rights, planning sessions, keeping their records."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.next_step import NextAction
from mediation.domain.session_record import Presence, WrittenRecord
from mediation.domain.sessions import Disclosure, SessionMode, SessionOutcome, SessionState
from mediation.extensions import db
from mediation.models import Attendance, Case, CaseEvent, MediationSession
from mediation.services import mediating
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case, make_session

NOON = MONDAY_MORNING + timedelta(hours=3)
TODAY = MONDAY_MORNING.date()


def fields(error: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return {problem.field for problem in error.value.problems}


def begin(case: Case, cast: Cast, disclosure: Disclosure, note: str = "", **changes: date) -> None:
    mediating.begin(
        case,
        rights_told_on=changes.get("rights_told_on", TODAY),
        disclosure=disclosure,
        disclosure_note=note,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )


def plan(case: Case, cast: Cast, days: int = 2, hours: int = 0) -> MediationSession:
    return mediating.plan_session(
        case,
        planned_at=MONDAY_MORNING + timedelta(days=days, hours=hours),
        place="第二调解室",
        mode=SessionMode.ON_SITE,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )


def record_of(case: Case, **changes: object) -> WrittenRecord:
    written = WrittenRecord(
        began_at=MONDAY_MORNING,
        ended_at=MONDAY_MORNING + timedelta(hours=2),
        outcome=SessionOutcome.CLOSER,
        recorder="张萌",
        presences=tuple(Presence(party.id, True, "本人") for party in case.parties),
        rights_answer="听清楚了，不申请回避。",
        applicant_statement="要求支付拖欠的工资。",
        respondent_statement="愿意分期支付。",
        undisputed_facts="双方确认欠薪 12,600.00 元。",
        result="分歧缩小，另行安排。",
    )
    return replace(written, **changes)


def keep(case: Case, session: MediationSession, cast: Cast, **changes: object) -> None:
    record = record_of(case, **changes)
    mediating.record_session(case, session_id=session.id, record=record, by=cast.mediator, at=NOON)


def test_mediation_begins_with_rights_and_disclosure(cast: Cast) -> None:
    case = make_case(cast, state=CaseState.ACCEPTED, mediator=cast.mediator)
    begin(case, cast, Disclosure.NONE)
    assert case.state is CaseState.MEDIATING
    assert (case.rights_told_on, case.disclosure) == (TODAY, "none")
    assert (case.next_action, case.next_on) == (NextAction.PLAN_SESSION, date(2026, 11, 26))


def test_a_mediator_in_conflict_does_not_begin(cast: Cast) -> None:
    case = make_case(cast, state=CaseState.ACCEPTED, mediator=cast.mediator)
    with pytest.raises(InvalidInput) as refused:
        begin(case, cast, Disclosure.CONFLICT)
    assert fields(refused) == {"disclosure"}
    with pytest.raises(InvalidInput) as refused:
        begin(case, cast, Disclosure.DISCLOSED_ACCEPTED)
    assert fields(refused) == {"disclosure_note"}
    with pytest.raises(InvalidInput) as refused:
        begin(case, cast, Disclosure.NONE, rights_told_on=date(2026, 11, 17))
    assert fields(refused) == {"rights_told_on"}
    assert case.state is CaseState.ACCEPTED


def test_a_session_is_planned_and_becomes_the_next_step(cast: Cast) -> None:
    case = make_case(cast)
    session = plan(case, cast)
    assert (session.number, session.state) == (1, SessionState.PLANNED)
    assert session.mediator == cast.mediator
    assert (case.next_action, case.next_on) == (NextAction.HOLD_SESSION, date(2026, 11, 25))
    assert case.next_note == "09:00 第二调解室，第 1 场调解会（现场）"


def test_a_session_lies_within_the_term_and_after_the_telling(cast: Cast) -> None:
    case = make_case(cast)
    plan(case, cast)  # the term is known from here on: fifteen days from 18 November
    for days in (11, -6):
        with pytest.raises(InvalidInput) as refused:
            plan(case, cast, days=days)
        assert fields(refused) == {"planned_on"}
    assert len(case.sessions) == 1


def test_a_mediator_holds_one_session_at_a_time(cast: Cast) -> None:
    plan(make_case(cast), cast)
    other = make_case(cast)
    with pytest.raises(InvalidInput) as refused:
        plan(other, cast)
    assert fields(refused) == {"planned_time"}
    assert plan(other, cast, hours=2).number == 1


def test_a_record_is_kept_with_who_was_there(cast: Cast) -> None:
    case = make_case(cast, applicants=("王秀兰", "罗桂芳"))
    session = make_session(case, state=SessionState.PLANNED)
    first, second, company = case.parties
    presences = (
        Presence(first.id, True, "本人"),
        Presence(second.id, False),
        Presence(company.id, True, "冯建国"),
    )
    keep(case, session, cast, presences=presences)
    assert session.state is SessionState.HELD
    assert session.outcome == "closer"
    assert session.record is not None
    assert session.record.undisputed_facts == "双方确认欠薪 12,600.00 元。"
    rows = db.session.query(Attendance).order_by(Attendance.id)
    assert [row.is_present for row in rows] == [True, False, True]
    assert case.next_action == NextAction.PLAN_SESSION
    assert "分歧已缩小" in str(case.next_note)


def test_the_trail_tells_of_a_session_and_not_what_was_said(cast: Cast) -> None:
    case = make_case(cast)
    keep(case, make_session(case, state=SessionState.PLANNED), cast)
    event = db.session.query(CaseEvent).filter_by(code="record_session").one()
    assert event.note == "第 1 场：分歧缩小，另行安排"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ended_at": MONDAY_MORNING}, "ended_at"),
        ({"began_at": NOON + timedelta(hours=1)}, "began_at"),
        ({"recorder": " "}, "recorder"),
        ({"result": ""}, "result"),
        ({"respondent_statement": " "}, "respondent_statement"),
        ({"presences": ()}, "presences"),
        ({"outcome": SessionOutcome.ABSENT}, "outcome"),
        ({"applicant_statement": "\ue000"}, "applicant_statement"),
    ],
)
def test_a_faulty_record_is_refused_and_nothing_is_kept(
    cast: Cast, changes: dict[str, object], field: str
) -> None:
    case = make_case(cast)
    session = make_session(case, state=SessionState.PLANNED)
    with pytest.raises(InvalidInput) as refused:
        keep(case, session, cast, **changes)
    assert field in fields(refused)
    assert session.state is SessionState.PLANNED
    assert db.session.query(Attendance).count() == 0


def test_when_one_side_stayed_away_the_statements_may_be_missing(cast: Cast) -> None:
    case = make_case(cast)
    session = make_session(case, state=SessionState.PLANNED)
    seats = tuple(Presence(party.id, party.side == "applicant") for party in case.parties)
    changes = {"presences": seats, "outcome": SessionOutcome.ABSENT}
    keep(case, session, cast, respondent_statement="", rights_answer="", **changes)
    assert session.outcome == "absent"
    assert "未到场" in str(case.next_note)


def test_a_seat_of_somebody_who_is_no_party_is_left_out(cast: Cast) -> None:
    case, other = make_case(cast), make_case(cast)
    session = make_session(case, state=SessionState.PLANNED)
    seats = [Presence(party.id, True) for party in (*case.parties, *case.parties, *other.parties)]
    keep(case, session, cast, presences=tuple(seats))
    assert {row.party_id for row in session.attendances} == {party.id for party in case.parties}


def test_a_held_session_is_not_recorded_again(cast: Cast) -> None:
    case = make_case(cast)
    held = make_session(case)
    with pytest.raises(ActionNotPossible):
        keep(case, held, cast)
    make_session(case, state=SessionState.PLANNED, at=NOON)
    with pytest.raises(NotVisible):
        keep(case, held, cast)


def test_a_session_of_another_case_is_not_found(cast: Cast) -> None:
    case, other = make_case(cast), make_case(cast)
    make_session(case, state=SessionState.PLANNED)
    foreign = make_session(other, state=SessionState.PLANNED, at=NOON)
    with pytest.raises(NotVisible):
        keep(case, foreign, cast)


def test_a_session_is_called_off_with_a_reason(cast: Cast) -> None:
    case = make_case(cast)
    session = make_session(case, state=SessionState.PLANNED)
    who = {"session_id": session.id, "by": cast.mediator, "at": MONDAY_MORNING}
    with pytest.raises(InvalidInput):
        mediating.cancel_session(case, reason=" ", **who)
    mediating.cancel_session(case, reason="申请人生病", **who)
    assert session.state is SessionState.CANCELLED
    assert case.next_action == NextAction.PLAN_SESSION
