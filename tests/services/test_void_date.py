"""Voiding a line of the ledger: it stays, its clocks follow, and it counts no longer."""

from datetime import date, timedelta

import pytest

from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import ClockEvent
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.extensions import db
from mediation.models import Case, DatedEvent, User
from mediation.services import ledger
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.services.test_record_date import AWARD, last_note, of_rule, record, with_clocks

E, C = ClockEvent, ClockState


def void(case: Case, by: User, row: DatedEvent, reason: str = "日期看错") -> None:
    ledger.void_date(case, line_id=row.id, reason=reason, by=by, at=MONDAY_MORNING)


def test_a_voided_line_stays_with_who_when_and_why(cast: Cast) -> None:
    case = make_case(cast)
    row = record(case, cast.registrar, E.CLAIM_MADE, date(2026, 11, 2))
    void(case, cast.mediator, row)
    db.session.expire_all()
    (kept,) = case.dated_events
    assert (kept.happened_on, kept.proof) == (date(2026, 11, 2), "微信记录截图")
    assert (kept.voided_by, kept.voided_at) == (cast.mediator, MONDAY_MORNING)
    assert kept.void_reason == "日期看错"
    assert "原因：日期看错" in last_note()


def test_the_limitation_goes_back_to_where_it_was(cast: Cast) -> None:
    case = with_clocks(cast, infringed_on=date(2025, 9, 30))
    row = record(case, cast.mediator, E.CLAIM_MADE, date(2026, 3, 2))
    void(case, cast.mediator, row)
    first, moved, last = of_rule(case, "K27")
    assert (first.state, moved.state) == (C.VOIDED, C.VOIDED)
    assert (last.state, last.due_on) == (C.LAPSED, date(2026, 9, 30))
    assert moved.due_on == date(2027, 11, 16)


def test_a_clock_that_was_met_by_mistake_runs_on(cast: Cast) -> None:
    case = with_clocks(cast, **AWARD)
    row = record(case, cast.mediator, E.SUIT_FILED, date(2026, 11, 20))
    void(case, cast.mediator, row)
    (clock,) = of_rule(case, "K33")
    assert (clock.state, clock.ended_on) == (C.RUNNING, None)
    assert "“对非终局裁决起诉 15 日”进行中" in last_note()


@pytest.mark.parametrize("days_ago", [7, 40])
def test_a_clock_that_rested_on_the_line_alone_is_void_with_the_reason(
    cast: Cast, days_ago: int
) -> None:
    case = make_case(cast)
    day = MONDAY_MORNING.date() - timedelta(days=days_ago)
    row = record(case, cast.mediator, E.OTHER_AWARD_RECEIVED, day)
    (clock,) = of_rule(case, "K33")
    assert clock.state is (C.RUNNING if days_ago == 7 else C.LAPSED)
    void(case, cast.mediator, row)
    assert clock.state is C.VOIDED
    assert clock.end_reason == "登记的“收到仲裁裁决书”已作废：日期看错"
    assert of_rule(case, "K33") == [clock]


def test_an_older_start_counts_again_when_the_newer_one_is_void(cast: Cast) -> None:
    case = make_case(cast)
    older = record(case, cast.mediator, E.OTHER_AWARD_RECEIVED, date(2026, 11, 12))
    newer = record(case, cast.mediator, E.OTHER_AWARD_RECEIVED, date(2026, 11, 16))
    void(case, cast.mediator, newer)
    *_, clock = of_rule(case, "K33")
    assert (clock.state, clock.start_on) == (C.RUNNING, older.happened_on)


def test_voiding_an_older_start_leaves_the_clock_of_the_newer_alone(cast: Cast) -> None:
    case = make_case(cast)
    older = record(case, cast.mediator, E.OTHER_AWARD_RECEIVED, date(2026, 11, 12))
    record(case, cast.mediator, E.OTHER_AWARD_RECEIVED, date(2026, 11, 16))
    *_, clock = of_rule(case, "K33")
    void(case, cast.mediator, older)
    assert of_rule(case, "K33")[-1] is clock
    assert clock.state is C.RUNNING


def test_after_voiding_the_right_date_is_entered(cast: Cast) -> None:
    case = make_case(cast)
    wrong = record(case, cast.mediator, E.CLAIM_MADE, date(2026, 11, 2))
    void(case, cast.mediator, wrong)
    record(case, cast.mediator, E.CLAIM_MADE, date(2026, 11, 2), proof="改用快递签收记录")
    assert [row.is_void for row in case.dated_events] == [True, False]


def test_a_line_is_not_voided_twice_without_reason_or_from_another_case(cast: Cast) -> None:
    case, other = make_case(cast), make_case(cast, applicants=("李四",))
    row = record(case, cast.mediator, E.CLAIM_MADE, date(2026, 11, 2))
    record(other, cast.mediator, E.CLAIM_MADE, date(2026, 11, 2))
    for where, reason, field in ((other, "日期看错", "line_id"), (case, " ", "reason")):
        with pytest.raises(InvalidInput) as refused:
            void(where, cast.mediator, row, reason)
        assert [problem.field for problem in refused.value.problems] == [field]
    with pytest.raises(InvalidInput, match="U\\+E000"):
        void(case, cast.mediator, row, "看\ue000错")
    assert not row.is_void
    void(case, cast.mediator, row)
    with pytest.raises(ActionNotPossible, match="没有可以作废的记录"):
        void(case, cast.mediator, row)


@pytest.mark.parametrize("person", ["second_mediator", "city_supervisor", "court_liaison"])
def test_who_has_not_the_case_voids_nothing(cast: Cast, person: str) -> None:
    case = make_case(cast)
    row = record(case, cast.mediator, E.CLAIM_MADE, date(2026, 11, 2))
    with pytest.raises(ActionNotAllowed):
        void(case, getattr(cast, person), row)
    assert not row.is_void
