"""Many cases computed again: few statements, nothing written that is the same, and no end lost."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from mediation.domain.case_flow import CaseState
from mediation.domain.claim_types import ClaimType
from mediation.domain.clock_states import ClockState, DayKind
from mediation.domain.clocks import ClockEvent
from mediation.domain.entry_path import EntryPath
from mediation.domain.referrals import ReferralKind, ReferralState
from mediation.domain.small_flows import AgreementState, ExitKind, ExitState
from mediation.extensions import db
from mediation.models import (
    CalendarDay,
    Case,
    Claim,
    Clock,
    DatedEvent,
    Employment,
    ExitProcedure,
    Referral,
)
from mediation.services import refreshing
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case, make_session
from tests.statements import StatementCounter

S, C = CaseState, ClockState
TODAY = MONDAY_MORNING.date()


def refresh(at: object = MONDAY_MORNING, after_id: int = 0) -> list[refreshing.Batch]:
    return list(refreshing.batches(refreshing.counting(), at=at, after_id=after_id))  # type: ignore[arg-type]


def add_clocks(case: Case, number: int) -> None:
    """Clocks of other lives of the case, each of one of its parties."""
    parties = [party.id for party in case.parties]
    rows = [
        {
            "case_id": case.id,
            "party_id": parties[place % len(parties)],
            "rule": f"X{place}",
            "rule_version": "1",
            "title": "旧期限",
            "start_on": TODAY,
            "start_event": "登记",
            "safe_on": TODAY,
            "due_on": TODAY,
            "is_provisional": False,
            "trace": ["一"],
            "state": C.MET,
        }
        for place in range(number)
    ]
    db.session.execute(insert(Clock), rows)
    db.session.commit()


def add_ledger(case: Case, cast: Cast, number: int) -> None:
    """Lines of the ledger, each of one applicant, with a job that a clock is counted from."""
    for party in case.applicants:
        party.employment = Employment(started_on=date(2025, 3, 3))
        case.claims.append(
            Claim(party=party, position=len(case.claims), type=ClaimType.DOUBLE_WAGE.value)
        )
    for place in range(number):
        party = case.applicants[place % len(case.applicants)]
        db.session.add(
            DatedEvent(
                case=case,
                party=party,
                event=ClockEvent.CLAIM_MADE.value,
                happened_on=TODAY - timedelta(days=place + 1),
                proof="短信",
                entered_by_id=cast.registrar.id,
                entered_at=MONDAY_MORNING,
            )
        )
    db.session.commit()


def make_busy_case(cast: Cast) -> Case:
    """A case of the court that reads everything: agreement, exit, referral, session, ledger."""
    case = make_case(
        cast,
        state=S.SETTLED,
        entry_path=EntryPath.COURT_DELEGATED_ONLINE,
        applicants=("王秀兰", "李桂芳"),
    )
    make_session(case)
    agreement = make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=TODAY)
    agreement.exits.append(
        ExitProcedure(
            kind=ExitKind.JUDICIAL_CONFIRMATION,
            state=ExitState.APPLIED,
            receiver=cast.court,
            applied_on=TODAY,
        )
    )
    case.referrals.append(
        Referral(
            kind=ReferralKind.ARBITRATION,
            state=ReferralState.SENT,
            receiver=cast.commission,
            reason="请求仲裁",
            papers=[],
            sent_on=TODAY,
        )
    )
    add_ledger(case, cast, 2)
    return case


@pytest.mark.parametrize("state", [S.MEDIATING, S.SETTLED])
def test_thirty_clocks_cost_no_more_statements_than_three(
    cast: Cast, statements: StatementCounter, state: CaseState
) -> None:
    counts = []
    for number in (3, 30):
        case = make_case(cast, state=state, applicants=tuple(f"工人{n}" for n in range(number)))
        add_clocks(case, number)
        add_ledger(case, cast, number)
        refresh()
        with statements() as seen:
            list(refreshing.batches(Case.id == case.id, at=MONDAY_MORNING))
        counts.append(len(seen))
    few, many = counts
    assert few == many


def test_twenty_cases_cost_no_more_statements_than_two(
    cast: Cast, statements: StatementCounter
) -> None:
    counts = []
    for number in (2, 18):
        for _ in range(number):
            make_busy_case(cast)
        refresh()
        with statements() as seen:
            assert sum(batch.count for batch in refresh()) >= number
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_what_is_the_same_is_not_written(cast: Cast, statements: StatementCounter) -> None:
    for state in CaseState:
        make_case(cast, state=state, infringed_on=date(2026, 9, 30))
    make_busy_case(cast)
    refresh()
    with statements() as seen:
        refresh()
    written = [line for line in seen if line.split()[0] in {"UPDATE", "INSERT", "DELETE"}]
    assert written == []


def test_no_story_and_no_number_of_a_person_is_unsealed(
    cast: Cast, statements: StatementCounter
) -> None:
    make_busy_case(cast)
    refresh()
    db.session.rollback()
    with statements() as seen:
        refresh()
    read = "\n".join(seen)
    for column in ("party.phone", 'case".facts', "claim.facts", "dated_event.proof", "user.phone"):
        assert not re.search(rf"{column}\b", read)


def test_a_day_that_became_a_holiday_moves_the_clock_and_names_the_calendar(cast: Cast) -> None:
    case = make_case(cast)
    refresh()
    db.session.add(CalendarDay(day=date(2026, 12, 3), kind=DayKind.REST, name="放假"))
    db.session.commit()
    refresh()
    old, new = [row for row in case.clocks if row.rule == "K04"]
    assert (old.state, old.due_on) == (C.VOIDED, date(2026, 12, 3))
    assert old.end_reason == "放假安排更新，届满日由 2026-12-03 改为 2026-12-04"
    assert new.due_on == date(2026, 12, 4)


def test_an_ended_case_with_a_running_clock_counts_too(cast: Cast) -> None:
    closed = make_case(cast, state=S.CLOSED, infringed_on=date(2026, 9, 30), ended_on=TODAY)
    make_case(cast, state=S.ARCHIVED)
    list(refreshing.batches(Case.id == closed.id, at=MONDAY_MORNING))
    assert any(row.state is C.RUNNING for row in closed.clocks)
    assert refreshing.how_many(refreshing.counting()) == 1


def test_a_run_goes_on_after_the_case_it_finished_last(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [make_case(cast) for _ in range(5)]
    monkeypatch.setattr(refreshing, "BATCH", 2)
    found = refresh()
    assert [batch.count for batch in found] == [2, 2, 1]
    assert found[-1].last_id == cases[-1].id
    for case in cases:
        case.next_note = None
    db.session.commit()
    assert [batch.count for batch in refresh(after_id=found[0].last_id)] == [2, 1]
    db.session.expire_all()
    assert [case.next_note is None for case in cases] == [True, True, False, False, False]


def test_a_batch_that_fails_leaves_the_batches_before_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [make_case(cast) for _ in range(3)]
    monkeypatch.setattr(refreshing, "BATCH", 1)
    replan, last_id = refreshing.planning.replan, cases[-1].id

    def fail_at_the_last(case: Case, **rest: object) -> None:
        if case.id == last_id:
            raise OSError("the plug was pulled")
        replan(case, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(refreshing.planning, "replan", fail_at_the_last)
    with pytest.raises(OSError, match="plug"):
        refresh()
    db.session.rollback()
    assert [bool(case.clocks) for case in cases] == [True, True, False]
