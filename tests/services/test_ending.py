"""Ends without an agreement: failure with a coded reason, withdrawal."""

from datetime import date

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.domain.next_step import NextAction
from mediation.domain.small_flows import AgreementState
from mediation.models import Case
from mediation.services import ending
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case

S = CaseState
TODAY = MONDAY_MORNING.date()
LAST_FRIDAY = date(2026, 11, 20)


def fields(error: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return {problem.field for problem in error.value.problems}


def fail(case: Case, cast: Cast, reason: EndingReason, **changes: object) -> None:
    given = {"note": "", "ended_on": TODAY, "by": cast.mediator, "at": MONDAY_MORNING}
    ending.fail(case, reason=reason, **(given | changes))


def withdraw(case: Case, cast: Cast, reason: EndingReason, **changes: object) -> None:
    given = {"note": "", "ended_on": TODAY, "by": cast.registrar, "at": MONDAY_MORNING}
    ending.withdraw(case, reason=reason, **(given | changes))


@pytest.mark.parametrize("state", [S.ACCEPTED, S.MEDIATING, S.PAUSED])
def test_mediation_fails_for_a_coded_reason(cast: Cast, state: CaseState) -> None:
    case = make_case(cast, state=state, mediator=cast.mediator)
    fail(case, cast, EndingReason.TOO_FAR_APART, note="对加班时间分歧较大")
    assert case.state is S.UNSETTLED
    assert (case.ending_reason, case.ended_on) == ("too_far_apart", TODAY)
    assert case.remedies_told_on is None
    assert (case.next_action, case.next_on) == (NextAction.TELL_REMEDIES, date(2026, 11, 25))


def test_parties_told_on_the_spot_need_not_be_told_again(cast: Cast) -> None:
    case = make_case(cast)
    fail(case, cast, EndingReason.REFUSED, remedies_told_on=TODAY)
    assert case.remedies_told_on == TODAY
    assert case.next_action == NextAction.REFER_OR_CLOSE


@pytest.mark.parametrize(
    ("reason", "changes", "field"),
    [
        (EndingReason.OTHER, {"note": " "}, "note"),
        (EndingReason.WITHDRAWN, {}, "reason"),
        (EndingReason.AGREED, {}, "reason"),
        (EndingReason.EXPIRED, {"ended_on": date(2026, 11, 24)}, "ended_on"),
        (EndingReason.EXPIRED, {"ended_on": date(2026, 11, 17)}, "ended_on"),
        (EndingReason.EXPIRED, {"remedies_told_on": LAST_FRIDAY}, "remedies_told_on"),
    ],
)
def test_a_faulty_failure_is_refused(
    cast: Cast, reason: EndingReason, changes: dict[str, object], field: str
) -> None:
    case = make_case(cast)
    with pytest.raises(InvalidInput) as refused:
        fail(case, cast, reason, **changes)
    assert fields(refused) == {field}
    assert case.state is S.MEDIATING


def test_an_agreement_that_one_side_will_not_sign_was_none(cast: Cast) -> None:
    case = make_case(cast, state=S.SETTLED)
    agreement = make_agreement(case, state=AgreementState.SIGNING)
    with pytest.raises(InvalidInput):
        fail(case, cast, EndingReason.TOO_FAR_APART)
    fail(case, cast, EndingReason.REFUSED_TO_SIGN)
    assert case.state is S.UNSETTLED
    assert agreement.state is AgreementState.REFUSED
    assert case.settled_on is None


def test_an_agreement_in_force_does_not_fail(cast: Cast) -> None:
    case = make_case(cast, state=S.SETTLED)
    make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=TODAY)
    with pytest.raises(ActionNotPossible):
        fail(case, cast, EndingReason.REFUSED_TO_SIGN)


def test_a_registrar_does_not_end_mediation(cast: Cast) -> None:
    case = make_case(cast)
    with pytest.raises(ActionNotAllowed):
        fail(case, cast, EndingReason.REFUSED, by=cast.registrar)


@pytest.mark.parametrize("state", [S.REGISTERED, S.SUPPLEMENTING, S.INQUIRING, S.ACCEPTED])
def test_an_application_is_taken_back_at_the_desk(cast: Cast, state: CaseState) -> None:
    case = make_case(cast, state=state)
    withdraw(case, cast, EndingReason.WITHDRAWN)
    assert case.state is S.WITHDRAWN
    assert (case.ending_reason, case.ended_on) == ("withdrawn", TODAY)
    assert (case.next_action, case.owner) == (NextAction.CLOSE, cast.registrar)
    assert case.waiting_for is None


def test_a_withdrawal_is_a_withdrawal(cast: Cast) -> None:
    case = make_case(cast, state=S.REGISTERED)
    with pytest.raises(InvalidInput):
        withdraw(case, cast, EndingReason.EXPIRED)
    with pytest.raises(InvalidInput):
        withdraw(case, cast, EndingReason.WITHDRAWN, ended_on=date(2026, 11, 15))
    assert case.state is S.REGISTERED
