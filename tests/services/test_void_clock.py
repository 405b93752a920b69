"""Voiding a statutory date: by a supervisor, with a reason, for good, and never deleted."""

from datetime import date, timedelta

import pytest

from mediation.domain.clock_states import ClockState
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.extensions import db
from mediation.models import Case, Clock, User
from mediation.services import clock_acts, clocks
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.services.test_record_date import AWARD, last_note, of_rule, with_clocks

TODAY = MONDAY_MORNING.date()


def void(case: Case, by: User, clock: Clock, reason: str = "裁决书实际未送达") -> None:
    clock_acts.void_clock(case, clock_id=clock.id, reason=reason, by=by, at=MONDAY_MORNING)


def test_a_voided_date_stays_with_who_and_why_and_does_not_come_back(cast: Cast) -> None:
    case = with_clocks(cast, **AWARD)
    (clock,) = of_rule(case, "K33")
    due, trace = clock.due_on, list(clock.trace)
    void(case, cast.supervisor, clock)
    for days in (0, 1, 400):
        with transaction():
            clocks.refresh(case, today=TODAY + timedelta(days=days))
    db.session.expire_all()
    (kept,) = of_rule(case, "K33")
    assert (kept.state, kept.due_on, kept.trace) == (ClockState.VOIDED, due, trace)
    assert kept.voided_by_id == cast.supervisor.id
    assert kept.end_reason == "赵刚作废：裁决书实际未送达"
    assert "原因：裁决书实际未送达" in last_note()


def test_another_start_begins_a_clock_of_its_own(cast: Cast) -> None:
    case = with_clocks(cast, **AWARD)
    void(case, cast.supervisor, of_rule(case, "K33")[0])
    with transaction():
        case.award_received_on = date(2026, 11, 20)
        clocks.refresh(case, today=TODAY)
    old, new = of_rule(case, "K33")
    assert (old.state, new.state) == (ClockState.VOIDED, ClockState.RUNNING)


def test_the_term_of_mediation_cannot_be_voided(cast: Cast) -> None:
    case = with_clocks(cast, **AWARD)
    term = clocks.mediation_clock(case)
    assert term is not None
    with pytest.raises(InvalidInput, match="调解期限不能作废"):
        void(case, cast.supervisor, term)
    assert term.state is ClockState.RUNNING


@pytest.mark.parametrize("person", ["mediator", "registrar", "city_supervisor", "stranger"])
def test_only_a_supervisor_of_the_body_voids_a_date(cast: Cast, person: str) -> None:
    case = with_clocks(cast, **AWARD)
    (clock,) = of_rule(case, "K33")
    with pytest.raises(ActionNotAllowed):
        void(case, getattr(cast, person), clock)
    assert clock.state is ClockState.RUNNING


@pytest.mark.parametrize("reason", ["", "  ", "未\ue000送达", "长" * 121])
def test_a_reason_is_written_that_can_be_kept(cast: Cast, reason: str) -> None:
    case = with_clocks(cast, **AWARD)
    (clock,) = of_rule(case, "K33")
    with pytest.raises(InvalidInput) as refused:
        void(case, cast.supervisor, clock, reason)
    assert [problem.field for problem in refused.value.problems] == ["reason"]
    assert clock.state is ClockState.RUNNING


def test_a_date_of_another_case_or_one_that_was_met_is_not_voided(cast: Cast) -> None:
    case = with_clocks(cast, **AWARD)
    other = with_clocks(cast, applicants=("李四",), **AWARD)
    (decided,) = of_rule(case, "K01")
    for clock in (of_rule(other, "K33")[0], decided):
        with pytest.raises(InvalidInput, match="请选择列出的期限"):
            void(case, cast.supervisor, clock)


def test_without_such_a_date_the_step_is_closed(cast: Cast) -> None:
    case = make_case(cast)
    with pytest.raises(ActionNotPossible, match="没有可以作废的期限"):
        clock_acts.void_clock(
            case, clock_id=1, reason="没有", by=cast.supervisor, at=MONDAY_MORNING
        )
