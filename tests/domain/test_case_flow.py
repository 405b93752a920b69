"""The life of a case: every state times every action, from the table itself."""

from itertools import product

import pytest

from mediation.domain.case_flow import (
    MOVES,
    STAGE_OF_STATE,
    Action,
    CaseState,
    is_possible,
    next_state,
)
from mediation.domain.errors import ActionNotPossible

PAIRS = list(product(CaseState, Action))


@pytest.mark.parametrize(("state", "action"), MOVES)
def test_a_move_of_the_table_leads_where_it_says(state: CaseState, action: Action) -> None:
    assert is_possible(state, action)
    assert next_state(state, action) is MOVES[(state, action)]


@pytest.mark.parametrize(("state", "action"), [pair for pair in PAIRS if pair not in MOVES])
def test_a_move_that_is_not_in_the_table_is_refused_in_words(
    state: CaseState, action: Action
) -> None:
    with pytest.raises(ActionNotPossible) as refused:
        next_state(state, action)
    assert state.label in refused.value.sentence
    assert action.label in refused.value.sentence


@pytest.mark.parametrize("action", Action)
def test_every_action_is_possible_somewhere(action: Action) -> None:
    assert any((state, action) in MOVES for state in CaseState)


def reachable(start: CaseState) -> set[CaseState]:
    found, waiting = {start}, [start]
    while waiting:
        state = waiting.pop()
        for (origin, _), target in MOVES.items():
            if origin is state and target not in found:
                found.add(target)
                waiting.append(target)
    return found


def test_every_state_can_be_reached_from_the_desk() -> None:
    assert reachable(CaseState.REGISTERED) == set(CaseState)


@pytest.mark.parametrize("state", CaseState)
def test_every_state_can_reach_the_archive(state: CaseState) -> None:
    assert CaseState.ARCHIVED in reachable(state)


def test_an_archived_case_takes_late_material_and_nothing_else() -> None:
    possible = [action for state, action in MOVES if state is CaseState.ARCHIVED]
    assert possible == [Action.FILE_LATE]
    assert next_state(CaseState.ARCHIVED, Action.FILE_LATE) is CaseState.ARCHIVED


def test_no_mediation_begins_before_acceptance() -> None:
    into_mediation = {
        state for (state, _), target in MOVES.items() if target is CaseState.MEDIATING
    }
    assert into_mediation == {
        CaseState.ACCEPTED,
        CaseState.MEDIATING,
        CaseState.PAUSED,
        # The words of what was agreed are to change before all have signed.
        CaseState.SETTLED,
        CaseState.CLOSED,
    }


@pytest.mark.parametrize("state", CaseState)
def test_every_state_has_a_label_and_a_box_on_the_stage_bar(state: CaseState) -> None:
    assert state.label
    assert STAGE_OF_STATE[state].label


def test_only_closed_and_archived_cases_need_nobody() -> None:
    closed = {state for state in CaseState if not state.is_open}
    assert closed == {CaseState.CLOSED, CaseState.ARCHIVED}
