"""A receipt moves its pack and its referral once, and only for whoever it comes from."""

from datetime import timedelta

import pytest

from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.handoff import (
    Defect,
    PackRefused,
    PackState,
    Receipt,
    ReceiptOutcome,
    fingerprint_of,
)
from mediation.domain.referrals import ReferralState, ReferralStep
from mediation.extensions import keeper
from mediation.models import Case, HandoffPack, Referral, User
from mediation.services.handoff import archive, making, receiving
from mediation.services.handoff.receiving import TakenIn
from tests.cast import Cast
from tests.services.handoff.cases import NOW, answer, pack_row, packed
from tests.services.paper_cases import referred

R = ReceiptOutcome
DEFECTS = (Defect("identity_missing", "缺少当事人身份证明或者证件号码"),)


def take(case: Case, referral: Referral, content: bytes, by: User, told: str = "") -> TakenIn:
    return receiving.take_in(case, referral, content, fingerprint=told, by=by, at=NOW)


def own() -> str:
    return fingerprint_of(archive.own_key())


def sent(cast: Cast) -> tuple[Case, Referral, HandoffPack]:
    case = referred(cast)
    return case, case.referrals[0], pack_row(case.referrals[0], cast)


def test_an_answer_and_a_report_move_pack_and_referral_once(cast: Cast) -> None:
    case, referral, pack = sent(cast)
    accepted = packed(answer(pack, R.ACCEPTED, number="东劳人仲案〔2026〕88号"), pack)
    assert take(case, referral, accepted, cast.mediator, own()).is_new
    assert (pack.state, referral.state) == (PackState.ACCEPTED, ReferralState.RECEIVED)
    assert referral.receipt_number == "东劳人仲案〔2026〕88号"
    heard = packed(answer(pack, R.REPORT, step=ReferralStep.HEARING), pack)
    for is_new in (True, False):
        assert take(case, referral, heard, cast.mediator).is_new is is_new
    assert not take(case, referral, accepted, cast.mediator).is_new
    assert [event.step for event in referral.events] == [
        ReferralStep.ACCEPTED,
        ReferralStep.HEARING,
    ]


def test_what_came_back_is_put_right_in_a_new_pack(cast: Cast) -> None:
    case, referral, pack = sent(cast)
    told = answer(pack, R.DEFECTIVE, defects=DEFECTS, note="请附身份证复印件")
    take(case, referral, packed(told, pack), cast.mediator, own())
    assert (pack.state, referral.state) == (PackState.DEFECTIVE, ReferralState.DEFECTIVE)
    assert referral.receipt_note == "缺少当事人身份证明或者证件号码。请附身份证复印件"
    again = pack_row(referral, cast, state=PackState.MADE)
    making.download(again, by=cast.mediator, at=NOW)
    assert referral.state is ReferralState.SENT
    assert referral.events[-1].step is ReferralStep.SENT_AGAIN
    with pytest.raises(ActionNotPossible):
        take(case, referral, packed(answer(pack, R.ACCEPTED), pack), cast.mediator)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"pack_code": "0" * 32}, "other_pack"), ({"pack_sha256": "0" * 64}, "other_bytes")],
    ids=["another pack", "other bytes"],
)
def test_a_receipt_for_something_else_is_refused(
    cast: Cast, changes: dict[str, str], reason: str
) -> None:
    case, referral, pack = sent(cast)
    content = packed(answer(pack, R.ACCEPTED, **changes), pack)
    with pytest.raises(PackRefused) as refused:
        take(case, referral, content, cast.mediator, own())
    assert refused.value.reason == reason


def test_a_key_counts_once_somebody_told_its_fingerprint(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, referral, pack = sent(cast)
    content = packed(answer(pack, R.ACCEPTED, number="88"), pack)
    for told in ("", "0000 0000 0000 0000"):
        with pytest.raises(InvalidInput):
            take(case, referral, content, cast.mediator, told)
    assert pack.state is PackState.SENT
    digits = own()
    spoken = f"{digits[:4]} {digits[4:8]} {digits[8:12]} {digits[12:]}".upper()
    assert take(case, referral, content, cast.mediator, spoken).is_new
    with monkeypatch.context() as other:
        other.setattr(keeper, "_ring", keeper.ring.with_new_signing_key())
        forged = packed(answer(pack, R.REPORT, step=ReferralStep.HEARING), pack)
        key = own()
    with pytest.raises(InvalidInput, match="由负责人导入"):
        take(case, referral, forged, cast.mediator, key)
    assert take(case, referral, forged, cast.supervisor, key).is_new


def test_a_receipt_of_tomorrow_says_nothing(cast: Cast) -> None:
    case, referral, pack = sent(cast)
    told: Receipt = answer(pack, R.ACCEPTED, on=NOW.date() + timedelta(days=1))
    with pytest.raises(PackRefused, match="日期不能晚于今天"):
        take(case, referral, packed(told, pack), cast.mediator, own())
