"""After every change an open case has an owner who can act, and a dated next action."""

from datetime import date

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.next_step import NextAction
from mediation.domain.small_flows import AgreementState, ExitKind, ExitState
from mediation.extensions import db
from mediation.models import Case, ExitProcedure
from mediation.services import planning
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case

S = CaseState
TODAY = MONDAY_MORNING.date()


def replan(case: Case, cast: Cast) -> None:
    with transaction():
        planning.replan(case, by=cast.registrar, at=MONDAY_MORNING)


@pytest.mark.parametrize("state", CaseState)
def test_every_open_case_has_an_owner_and_a_dated_next_action(cast: Cast, state: CaseState) -> None:
    case = make_case(cast, state=state)
    replan(case, cast)
    if state is S.ARCHIVED:
        assert (case.owner, case.next_action, case.next_on) == (None, None, None)
        return
    assert case.owner in {cast.registrar, cast.mediator, cast.supervisor}
    assert case.next_action in set(NextAction)
    assert case.next_on is not None
    assert case.next_note


@pytest.mark.parametrize("state", CaseState)
def test_planning_twice_gives_the_same_plan(cast: Cast, state: CaseState) -> None:
    case = make_case(cast, state=state)
    replan(case, cast)
    plan = (case.owner_id, case.next_action, case.next_on, case.waiting_for, case.waiting_since)
    replan(case, cast)
    again = (case.owner_id, case.next_action, case.next_on, case.waiting_for, case.waiting_since)
    assert again == plan


def test_a_mediator_who_left_hands_the_case_to_the_supervisor(cast: Cast) -> None:
    case = make_case(cast)
    cast.mediator.is_enabled = False
    db.session.commit()
    replan(case, cast)
    assert case.owner == cast.supervisor


def test_a_body_without_a_supervisor_still_has_somebody_at_its_desk(cast: Cast) -> None:
    case = make_case(cast, state=S.ACCEPTED)
    cast.supervisor.is_enabled = False
    db.session.commit()
    replan(case, cast)
    assert case.owner == cast.registrar


def test_a_registrar_who_left_hands_the_desk_on(cast: Cast) -> None:
    case = make_case(cast, state=S.REGISTERED)
    cast.registrar.is_enabled = False
    db.session.commit()
    replan(case, cast)
    assert case.owner == cast.supervisor


def test_waiting_keeps_its_first_day(cast: Cast) -> None:
    case = make_case(cast, state=S.SUPPLEMENTING)
    with transaction():
        planning.replan(case, by=cast.registrar, at=MONDAY_MORNING)
    assert case.waiting_since == TODAY
    with transaction():
        planning.replan(case, by=cast.registrar, at=MONDAY_MORNING.replace(day=25))
    assert case.waiting_since == TODAY


def test_a_party_with_the_longest_name_fits_the_columns(cast: Cast) -> None:
    case = make_case(cast, state=S.INQUIRING, employer="长" * 100)
    replan(case, cast)
    assert str(case.waiting_for).startswith("被申请人 长")
    assert len(str(case.waiting_for)) == 100


def effective_case(cast: Cast, due_on: date) -> Case:
    case = make_case(cast, state=S.SETTLED, settled_on=date(2026, 11, 20))
    make_agreement(
        case, state=AgreementState.EFFECTIVE, effective_on=date(2026, 11, 20), due_on=due_on
    )
    return case


def test_the_nearer_of_payment_and_window_comes_next(cast: Cast) -> None:
    soon = effective_case(cast, date(2026, 11, 27))
    replan(soon, cast)
    assert (soon.next_action, soon.next_on) == (NextAction.FOLLOW_PAYMENT, date(2026, 11, 27))
    assert soon.next_note == "第 1 期 12,600.00 元应于 11月27日支付，提前提醒"
    later = effective_case(cast, date(2027, 3, 1))
    replan(later, cast)
    assert (later.next_action, later.next_on) == (NextAction.APPLY_EXIT, date(2026, 12, 7))
    assert later.next_note == "仲裁审查共同申请窗口，至 12月5日（周六）顺延 12月7日"


@pytest.mark.parametrize(
    ("kind", "until"),
    [
        (ExitKind.JUDICIAL_CONFIRMATION, date(2026, 12, 23)),
        (ExitKind.ARBITRATION_REVIEW, date(2026, 11, 30)),
        (ExitKind.PAYMENT_ORDER, date(2026, 12, 13)),
    ],
)
def test_an_application_waits_for_the_court_or_commission(
    cast: Cast, kind: ExitKind, until: date
) -> None:
    case = effective_case(cast, date(2027, 3, 1))
    case.agreements[0].exits.append(
        ExitProcedure(
            kind=kind, state=ExitState.APPLIED, receiver_id=cast.court.id, applied_on=TODAY
        )
    )
    db.session.commit()
    replan(case, cast)
    assert (case.next_action, case.next_on) == (NextAction.AWAIT_EXIT_RESULT, until)
    assert (case.waiting_for, case.waiting_since) == ("城东区人民法院", TODAY)
