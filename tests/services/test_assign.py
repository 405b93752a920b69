"""Who mediates: appointed, chosen by the parties, taken from the pool, changed."""

from datetime import date

import pytest

from mediation.domain.case_flow import Action, CaseState
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.domain.next_step import NextAction
from mediation.domain.sessions import ChosenBy, SessionState
from mediation.extensions import db
from mediation.models import Assignment, Case, User
from mediation.services import assigning
from mediation.services.moving import require
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case, make_session

S = CaseState


def assign(case: Case, mediator: User, by: User, **changes: object) -> None:
    given = {"chosen_by": ChosenBy.APPOINTED, "reason": "", "by": by, "at": MONDAY_MORNING}
    assigning.assign(case, mediator_id=mediator.id, **(given | changes))


def test_a_supervisor_appoints_a_mediator(cast: Cast) -> None:
    case = make_case(cast, state=S.ACCEPTED)
    assign(case, cast.mediator, cast.supervisor)
    assert case.mediator == cast.mediator
    assert case.owner == cast.mediator
    assert (case.next_action, case.next_on) == (NextAction.TELL_RIGHTS, date(2026, 11, 25))
    assignment = db.session.query(Assignment).one()
    assert (assignment.mediator, assignment.chosen_by) == (cast.mediator, "appointed")


def test_a_supervisor_of_the_higher_union_may_appoint_too(cast: Cast) -> None:
    case = make_case(cast, state=S.ACCEPTED)
    assign(case, cast.second_mediator, cast.city_supervisor)
    assert case.mediator == cast.second_mediator


def test_a_mediator_takes_a_case_from_the_pool_but_gives_none_away(cast: Cast) -> None:
    case = make_case(cast, state=S.ACCEPTED)
    with pytest.raises(ActionNotAllowed):
        assign(case, cast.second_mediator, cast.mediator)
    assert case.mediator is None
    assign(case, cast.mediator, cast.mediator, chosen_by=ChosenBy.SELF)
    assert case.mediator == cast.mediator


def test_a_taken_case_is_not_taken_again(cast: Cast) -> None:
    case = make_case(cast, state=S.ACCEPTED)
    assign(case, cast.mediator, cast.mediator, chosen_by=ChosenBy.SELF)
    with pytest.raises(ActionNotAllowed):
        assign(case, cast.second_mediator, cast.second_mediator, chosen_by=ChosenBy.SELF)
    assert case.mediator == cast.mediator


def test_only_mediators_of_the_body_are_put_in_charge(cast: Cast) -> None:
    case = make_case(cast, state=S.ACCEPTED)
    cast.second_mediator.is_enabled = False
    db.session.commit()
    for person in (cast.other_mediator, cast.registrar, cast.second_mediator):
        with pytest.raises(InvalidInput):
            assign(case, person, cast.supervisor)
    assert case.mediator is None


def test_a_change_of_mediator_needs_a_reason_and_a_new_disclosure(cast: Cast) -> None:
    case = make_case(cast, state=S.ACCEPTED)
    assign(case, cast.mediator, cast.supervisor)
    with pytest.raises(InvalidInput):
        assign(case, cast.mediator, cast.supervisor, reason="重复指派")
    with pytest.raises(InvalidInput):
        assign(case, cast.second_mediator, cast.supervisor)
    assign(case, cast.second_mediator, cast.supervisor, reason="原调解员休假")
    first, second = db.session.query(Assignment).order_by(Assignment.id)
    assert (first.to_at, second.to_at) == (MONDAY_MORNING, None)
    assert second.reason == "原调解员休假"


def test_a_mediator_who_takes_over_discloses_before_the_next_meeting(cast: Cast) -> None:
    case = make_case(cast)
    session = make_session(case, state=SessionState.PLANNED)
    assign(case, cast.second_mediator, cast.supervisor, reason="回避")
    assert case.disclosure is None
    assert session.mediator == cast.second_mediator
    assert case.next_action == NextAction.TELL_RIGHTS
    with pytest.raises(ActionNotPossible, match="回避披露"):
        require(case, Action.PLAN_SESSION, by=cast.second_mediator, at=MONDAY_MORNING)
    require(case, Action.BEGIN_MEDIATION, by=cast.second_mediator, at=MONDAY_MORNING)


def test_a_registered_case_gets_no_mediator(cast: Cast) -> None:
    with pytest.raises(ActionNotPossible):
        assign(make_case(cast, state=S.REGISTERED), cast.mediator, cast.supervisor)
