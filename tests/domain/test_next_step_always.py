"""What holds of the next step whatever the facts: somebody, a day, an action of the state."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.calendar import national_calendar
from mediation.domain.case_flow import MOVES, CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.next_step import DueInstalment, ExitWindow, NextAction, Situation, Wait
from mediation.domain.next_step_rules import next_step
from mediation.domain.sessions import SessionOutcome

S, N = CaseState, NextAction
WORKDAYS = national_calendar().add_working_days

DAYS = st.dates(date(2026, 1, 5), date(2026, 12, 20))
MAYBE_DAY = st.none() | DAYS
WORDS = st.text("待答复材料", min_size=1, max_size=20)
WAITS = st.none() | st.builds(Wait, WORDS, DAYS, DAYS, WORDS)
SITUATIONS = st.builds(
    Situation,
    today=DAYS,
    state=st.sampled_from(CaseState),
    entry_path=st.sampled_from(EntryPath),
    received_on=DAYS,
    decide_by=MAYBE_DAY,
    consent=st.sampled_from([None, "agreed", "refused", "silent"]),
    answered_on=MAYBE_DAY,
    inquired_on=MAYBE_DAY,
    answer_due_on=MAYBE_DAY,
    supplement_due_on=MAYBE_DAY,
    accepted_on=MAYBE_DAY,
    has_mediator=st.booleans(),
    assigned_on=MAYBE_DAY,
    mediator_cleared=st.booleans(),
    mediation_anchor=MAYBE_DAY,
    term_due=MAYBE_DAY,
    session_on=MAYBE_DAY,
    session_line=st.just("09:30 第一调解室"),
    last_outcome=st.none() | st.sampled_from(SessionOutcome),
    has_draft=st.booleans(),
    paused_on=MAYBE_DAY,
    pause_check_on=MAYBE_DAY,
    settled_on=MAYBE_DAY,
    agreement_effective=st.booleans(),
    instalment=st.none() | st.builds(DueInstalment, st.just(1), st.just("100.00"), DAYS),
    windows=st.lists(st.builds(ExitWindow, st.just("司法确认"), DAYS, DAYS), max_size=2).map(tuple),
    exit_wait=WAITS,
    remedies_told=st.booleans(),
    returned_to_court=st.booleans(),
    result_reported=st.booleans(),
    referral_wait=WAITS,
    finished_on=MAYBE_DAY,
    ended_on=MAYBE_DAY,
    closed_on=MAYBE_DAY,
)


@given(SITUATIONS)
def test_every_case_but_an_archived_one_has_a_dated_next_step(case: Situation) -> None:
    step = next_step(case, WORKDAYS)
    if case.state is S.ARCHIVED:
        assert step is None
        return
    assert step is not None
    assert step.note.strip()
    assert step.action.label
    assert step.action.button
    assert (step.waiting_since is None) or (step.waiting_for is not None)


@given(SITUATIONS)
def test_the_next_step_is_one_that_the_state_allows(case: Situation) -> None:
    step = next_step(case, WORKDAYS)
    if step is not None:
        assert (case.state, step.action.case_action) in MOVES


@given(SITUATIONS, st.integers(1, 40))
def test_a_date_does_not_move_because_one_asks_later(case: Situation, days: int) -> None:
    first = next_step(case, WORKDAYS)
    later = next_step(replace(case, today=case.today + timedelta(days=days)), WORKDAYS)
    if first is not None and later is not None and first.action is later.action:
        # A closed window opens the view on what comes behind it; nothing else moves.
        assert first.on == later.on or first.action in {N.APPLY_EXIT, N.TELL_RIGHTS}


@given(SITUATIONS)
def test_no_step_of_mediation_lies_behind_the_end_of_its_term(case: Situation) -> None:
    if case.state in {S.ACCEPTED, S.MEDIATING} and case.term_due is not None:
        step = next_step(case, WORKDAYS)
        assert step is not None
        assert step.on <= case.term_due
