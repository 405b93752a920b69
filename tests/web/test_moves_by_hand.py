"""Every state × every step, sent straight to its address: the table decides, not the page."""

import pytest
from flask import Flask

from mediation.domain.case_flow import Action, CaseState, is_possible
from mediation.models import Case
from mediation.queries.visibility import allowed_to
from mediation.web.cases.steps import STEPS
from tests.cast import Cast
from tests.factories import make_case
from tests.page_checks import PageClient
from tests.stored_rows import differences, fingerprint
from tests.web.test_steps import SOUND

PEOPLE = ("registrar", "mediator", "supervisor")


@pytest.mark.parametrize("state", CaseState)
def test_a_step_that_the_table_refuses_is_refused_by_hand_too(
    app: Flask, client: PageClient, cast: Cast, state: CaseState
) -> None:
    case = make_case(cast, state=state, mediator=cast.mediator)
    address = f"/cases/{case.id}/steps"
    refused = [action for action in STEPS if not is_possible(state, action)]
    client.checks_pages = False
    before = fingerprint()
    for person, actions in asked_by_whom(cast, case, refused).items():
        client.sign_in(getattr(cast, person))
        for action in actions:
            form = SOUND[action][2] if action in SOUND else {}
            answer = client.post(f"{address}/{action.value}", data=form)
            told = f"{person} {state} {action}"
            assert answer.status_code in {403, 409}, f"{told}: {answer.status_code}"
    assert not differences(before, fingerprint())
    assert refused or state in {CaseState.MEDIATING}


def asked_by_whom(cast: Cast, case: Case, actions: list[Action]) -> dict[str, list[Action]]:
    """Each step with somebody who has the right to it, so that the state alone refuses."""
    asked: dict[str, list[Action]] = {}
    for action in actions:
        entitled = (who for who in PEOPLE if action in allowed_to(getattr(cast, who), case))
        asked.setdefault(next(entitled, PEOPLE[0]), []).append(action)
    return asked


def test_the_sound_forms_are_those_of_the_steps() -> None:
    assert {action for action in SOUND if isinstance(action, Action)} <= set(STEPS)
