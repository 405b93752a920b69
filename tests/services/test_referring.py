"""Sending a case on, and what came back."""

from datetime import date
from typing import Any

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.next_step import NextAction
from mediation.domain.referral_events import Reported
from mediation.domain.referrals import ReferralKind, ReferralState, ReferralStep
from mediation.domain.small_flows import AgreementState
from mediation.models import Case, Organisation, Referral
from mediation.queries.referrals import followed
from mediation.services import referring
from mediation.services.referral_following import record_event
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case

S, R, Step = CaseState, ReferralState, ReferralStep
TODAY = MONDAY_MORNING.date()
TOLD = {"remedies_told_on": date(2026, 11, 20)}
COURT = {"entry_path": EntryPath.COURT_DELEGATED_PAPER, "file_received_on": date(2026, 11, 17)}


def fields(error: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return {problem.field for problem in error.value.problems}


def refer(case: Case, cast: Cast, to: Organisation, **changes: object) -> Referral:
    given = {
        "reason": "申请人要求仲裁",
        "papers": ["调解申请书", " ", "调解终结书"],
        "sent_on": TODAY,
        "by": cast.mediator,
        "at": MONDAY_MORNING,
    }
    return referring.refer(case, receiver_id=to.id, **(given | changes))


def give_back(case: Case, cast: Cast, to: Organisation) -> Referral:
    return referring.return_to_court(
        case,
        receiver_id=to.id,
        reason="调解不成",
        papers=["起诉状"],
        sent_on=TODAY,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )


def receive(case: Case, cast: Cast, step: ReferralStep, **changes: Any) -> None:
    given = {"number": "东劳人仲案〔2026〕第88号", "on": TODAY, "note": ""} | changes
    told = Reported(step, given.pop("on"), **given)
    record_event(followed(case)[-1], told, by=cast.mediator, at=MONDAY_MORNING)


def test_a_failed_case_goes_to_the_commission(cast: Cast) -> None:
    case = make_case(cast, state=S.UNSETTLED, **TOLD)
    referral = refer(case, cast, cast.commission)
    assert case.state is S.REFERRED
    assert (referral.kind, referral.state) == (ReferralKind.ARBITRATION, R.SENT)
    assert referral.papers == ["调解申请书", "调解终结书"]
    assert (case.next_action, case.next_on) == (NextAction.AWAIT_RECEIPT, date(2026, 11, 30))
    assert case.waiting_for == "城东区劳动人事争议仲裁委员会"
    assert case.waiting_since == TODAY


def test_a_case_goes_nowhere_before_the_parties_were_told(cast: Cast) -> None:
    with pytest.raises(ActionNotPossible, match="书面告知"):
        refer(make_case(cast, state=S.UNSETTLED), cast, cast.commission)


def test_only_commissions_and_their_bureaus_arbitrate(cast: Cast) -> None:
    case = make_case(cast, state=S.UNSETTLED, **TOLD)
    for place in (cast.court, cast.justice_bureau, cast.other_body):
        with pytest.raises(InvalidInput) as refused:
            refer(case, cast, place)
        assert fields(refused) == {"receiver_id"}
    assert refer(case, cast, cast.hr_bureau).receiver == cast.hr_bureau


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"papers": [" "]}, "papers"),
        ({"sent_on": date(2026, 11, 17)}, "sent_on"),
    ],
)
def test_a_faulty_referral_is_refused(cast: Cast, changes: dict[str, object], field: str) -> None:
    case = make_case(cast, state=S.UNSETTLED, **TOLD)
    with pytest.raises(InvalidInput) as refused:
        refer(case, cast, cast.commission, **changes)
    assert fields(refused) == {field}
    assert case.state is S.UNSETTLED
    assert not case.referrals


def test_a_broken_agreement_goes_to_arbitration_too(cast: Cast) -> None:
    case = make_case(cast, state=S.SETTLED)
    due = date(2026, 11, 20)
    make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=due, due_on=due)
    refer(case, cast, cast.commission)
    assert case.state is S.REFERRED


def test_an_agreement_that_is_kept_does_not(cast: Cast) -> None:
    case = make_case(cast, state=S.SETTLED)
    make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=TODAY)
    with pytest.raises(ActionNotPossible):
        refer(case, cast, cast.commission)


def test_the_file_of_a_court_goes_back_to_the_court(cast: Cast) -> None:
    case = make_case(cast, state=S.UNSETTLED, **COURT, **TOLD)
    with pytest.raises(InvalidInput):
        give_back(case, cast, cast.commission)
    referral = give_back(case, cast, cast.court)
    assert referral.kind is ReferralKind.RETURN_TO_COURT
    assert case.state is S.REFERRED
    assert "材料已退回" in str(case.next_note)
    with pytest.raises(ActionNotPossible, match="已退回"):
        give_back(case, cast, cast.court)


def test_what_went_to_arbitration_first_still_goes_back_to_the_court(cast: Cast) -> None:
    case = make_case(cast, state=S.UNSETTLED, **COURT, **TOLD)
    refer(case, cast, cast.commission)
    receive(case, cast, Step.ACCEPTED)
    assert case.next_action == NextAction.RETURN_TO_COURT
    give_back(case, cast, cast.court)
    receive(case, cast, Step.RECEIVED)
    assert case.next_action == NextAction.CLOSE


def test_an_own_case_has_no_court_to_go_back_to(cast: Cast) -> None:
    with pytest.raises(ActionNotPossible):
        give_back(make_case(cast, state=S.UNSETTLED, **TOLD), cast, cast.court)


def test_a_receipt_ends_the_waiting_and_the_limitation(cast: Cast) -> None:
    case = make_case(cast, state=S.UNSETTLED, infringed_on=date(2026, 9, 30), **TOLD)
    referral = refer(case, cast, cast.commission)
    receive(case, cast, Step.ACCEPTED)
    assert referral.state is R.RECEIVED
    assert referral.receipt_number == "东劳人仲案〔2026〕第88号"
    assert (case.next_action, case.waiting_for) == (NextAction.CLOSE, None)
    limitation = [row for row in case.clocks if row.rule == "K27"][-1]
    assert (limitation.state, limitation.end_reason) == (ClockState.MET, "仲裁委员会已受理")


def test_papers_that_were_wanting_are_sent_again(cast: Cast) -> None:
    case = make_case(cast, state=S.UNSETTLED, **TOLD)
    referral = refer(case, cast, cast.commission)
    with pytest.raises(InvalidInput) as refused:
        receive(case, cast, Step.PAPERS_WANTED)
    assert fields(refused) == {"wanted"}
    receive(case, cast, Step.PAPERS_WANTED, codes=("identity",), note="缺少营业执照信息")
    assert referral.receipt_note == "当事人身份证明。缺少营业执照信息"
    assert "需补正" in str(case.next_note)
    receive(case, cast, Step.SENT_AGAIN)
    assert "待受理" in str(case.next_note)
    receive(case, cast, Step.RECEIVED)
    assert referral.state is R.RECEIVED


def test_a_receipt_is_not_older_than_the_letter_nor_given_twice(cast: Cast) -> None:
    case = make_case(cast, state=S.UNSETTLED, **TOLD)
    refer(case, cast, cast.commission)
    with pytest.raises(InvalidInput) as refused:
        receive(case, cast, Step.RECEIVED, on=date(2026, 11, 20))
    assert fields(refused) == {"happened_on"}
    receive(case, cast, Step.RECEIVED)
    with pytest.raises(ActionNotPossible):
        receive(case, cast, Step.RECEIVED)
