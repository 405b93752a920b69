"""If-Match is asked under the lock of the change: between looking and acting somebody may act."""

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ChangedMeanwhile
from mediation.extensions import db
from mediation.models import Case
from mediation.services import acceptance, case_log
from mediation.services.expected_version import unchanged
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case

DAY = MONDAY_MORNING.date()


def inquire(case: Case, cast: Cast) -> None:
    acceptance.inquire(
        case, inquired_on=DAY, answer_due_on=DAY, way="电话", by=cast.registrar, at=MONDAY_MORNING
    )


def test_who_is_quicker_after_the_look_wins(cast: Cast) -> None:
    case = make_case(cast, state=CaseState.REGISTERED)
    seen = case.version
    # Somebody else, between the look and the act.
    with transaction():
        case_log.record(case, "edited", by=cast.mediator, at=MONDAY_MORNING)
    with pytest.raises(ChangedMeanwhile), unchanged(case, seen):
        inquire(case, cast)
    db.session.expire_all()
    assert case.state is CaseState.REGISTERED


def test_an_act_of_several_transactions_is_asked_once(cast: Cast) -> None:
    case = make_case(cast, state=CaseState.REGISTERED)
    with unchanged(case, case.version):
        inquire(case, cast)
        with transaction():
            case_log.record(case, "edited", by=cast.mediator, at=MONDAY_MORNING)
    assert case.state is CaseState.INQUIRING


def test_any_version_will_do_when_none_is_named(cast: Cast) -> None:
    case = make_case(cast, state=CaseState.REGISTERED)
    with unchanged(case, None):
        inquire(case, cast)
    assert case.state is CaseState.INQUIRING
