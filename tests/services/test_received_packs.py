"""Packs that were carried to us: kept once, taken whole, answered in files, refused with words."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.handoff import (
    Office,
    PackageKind,
    PackRefused,
    Receipt,
    ReceiptOutcome,
    ReceivedState,
    read_receipt,
)
from mediation.domain.incoming import IncomingState, IncomingWay
from mediation.domain.organisations import OrganisationKind
from mediation.domain.referral_events import Reported
from mediation.domain.referrals import ReferralStep
from mediation.extensions import db
from mediation.models import Case, Evidence, ReceivedPack, StoredFile, User
from mediation.queries.applications import application_of
from mediation.services import forgetting
from mediation.services.received import receiving, replies
from mediation.services.received.receiving import Received
from mediation.services.received.replies import PackAnswer
from mediation.uploads.packs import open_package
from tests.applications import application
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.services.carried import LIMITS, SENDER, carried, signed_by_a_stranger

TODAY = MONDAY_MORNING.date()
ACCEPTED, DEFECTIVE, REFUSED = (
    ReceiptOutcome.ACCEPTED,
    ReceiptOutcome.DEFECTIVE,
    ReceiptOutcome.REFUSED,
)


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def receive(by: User, content: bytes | None = None) -> Received:
    given = carried() if content is None else content
    return receiving.receive(given, limits=LIMITS, by=by, at=MONDAY_MORNING)


def answer(row: ReceivedPack, by: User, outcome: ReceiptOutcome = ACCEPTED, **more: Any) -> None:
    given = PackAnswer(outcome=outcome, **({"is_key_compared": True} | more))
    replies.answer(row, given, limits=LIMITS, by=by, at=MONDAY_MORNING)


def receipt_of(row: ReceivedPack, by: User, report_id: int = 0) -> Receipt:
    content = replies.file_of(row, report_id, by=by, at=MONDAY_MORNING)[1]
    opened = open_package(content, PackageKind.RECEIPT)
    assert opened.manifest.receiver == SENDER
    return read_receipt(opened.data, TODAY)


def test_a_pack_is_previewed_whole_and_kept_once(cast: Cast) -> None:
    first, second = receive(cast.registrar), receive(cast.registrar)
    assert (first.is_new, second.is_new) == (True, False)
    assert first.row.id == second.row.id
    assert (count(ReceivedPack), count(StoredFile), count(Case)) == (1, 1, 0)
    shown = receiving.preview(first.row, by=cast.registrar, at=MONDAY_MORNING)
    assert first.row.title == "王秀兰 与 城东悦来酒店有限公司"
    assert shown.contents.application.claims == application().claims
    assert [(each.label, each.is_limitation) for each in shown.contents.deadlines] == [
        ("仲裁时效", True)
    ]
    assert shown.contents.missing == ()
    assert shown.file_names == ["data.json", "01-移送函.pdf", "02-劳动争议调解申请书.pdf"]
    assert (shown.is_key_known, shown.is_for_us, shown.is_sender_registered) == (False, False, True)


def test_what_the_contract_wants_and_the_pack_lacks_is_named(cast: Cast) -> None:
    row = receive(cast.registrar, carried(fields={"identity": [], "facts": ""})).row
    shown = receiving.preview(row, by=cast.registrar, at=MONDAY_MORNING)
    assert shown.contents.missing == ("证件号码", "事实")


def test_a_body_takes_it_as_a_case_without_a_word_retyped(cast: Cast) -> None:
    row = receive(cast.registrar).row
    answer(row, cast.registrar)
    assert row.state is ReceivedState.ACCEPTED
    incoming = row.incoming
    assert incoming is not None
    assert (incoming.way, incoming.state) == (IncomingWay.PACK, IncomingState.ACCEPTED)
    assert incoming.sender.name == SENDER.name
    case = incoming.case
    assert case is not None
    entered = application_of(case)
    assert [replace(each, id=None, employer_id=None) for each in entered.parties] == list(
        application().parties
    )
    assert [replace(each, id=None) for each in entered.claims] == list(application().claims)
    assert case.sender_document_number == "北劳调〔2026〕7号"
    names = list(db.session.scalars(select(Evidence.name).filter_by(case_id=case.id)))
    assert names == ["01-移送函.pdf", "02-劳动争议调解申请书.pdf"]
    assert receipt_of(row, cast.registrar).outcome is ACCEPTED
    with pytest.raises(ActionNotPossible):
        answer(row, cast.registrar, REFUSED, note="晚了")


def test_a_commission_takes_it_under_its_own_number_and_reports_to_the_end(cast: Cast) -> None:
    liaison = cast.hr_liaison
    row = receive(liaison).row
    assert row.body_id == cast.commission.id
    answer(row, liaison, number="东劳人仲案〔2026〕88号")
    assert (count(Case), row.incoming_id) == (0, None)
    assert receipt_of(row, liaison).number == "东劳人仲案〔2026〕88号"
    assert ReferralStep.DECIDED in replies.reportable(row)
    with pytest.raises(InvalidInput):
        _report(row, liaison, Reported(ReferralStep.DECIDED, TODAY, number="东劳人仲裁〔2026〕9号"))
    award = Reported(
        *(ReferralStep.DECIDED, TODAY, "东劳人仲裁〔2026〕9号", 1_260_000, ("final_award",))
    )
    report_id = _report(row, liaison, award)
    said = receipt_of(row, liaison, report_id)
    assert (said.step, said.codes, said.amount_fen) == (
        ReferralStep.DECIDED,
        ("final_award",),
        1_260_000,
    )
    assert said.pack_sha256 == row.sha256
    _report(row, liaison, Reported(ReferralStep.EFFECTIVE, TODAY))
    assert replies.reportable(row) == ()
    first = replies.file_of(row, report_id, by=liaison, at=MONDAY_MORNING)
    assert first == replies.file_of(row, report_id, by=liaison, at=MONDAY_MORNING)


def _report(row: ReceivedPack, by: User, told: Reported) -> int:
    return replies.report(row, told, by=by, at=MONDAY_MORNING).id


@pytest.mark.parametrize(
    ("outcome", "more", "field"),
    [
        (DEFECTIVE, {}, "defects"),
        (DEFECTIVE, {"defects": ("other",)}, "note"),
        (DEFECTIVE, {"defects": ("shoe_size",)}, "defects"),
        (REFUSED, {}, "note"),
        (ACCEPTED, {"is_key_compared": False}, "is_key_compared"),
    ],
)
def test_an_answer_that_says_too_little_is_not_given(
    cast: Cast, outcome: ReceiptOutcome, more: dict[str, Any], field: str
) -> None:
    row = receive(cast.registrar).row
    with pytest.raises(InvalidInput) as refused:
        answer(row, cast.registrar, outcome, **more)
    assert [problem.field for problem in refused.value.problems] == [field]
    db.session.expire_all()
    assert row.state is ReceivedState.PREVIEWED
    assert (count(Case), count(StoredFile)) == (0, 1)


def test_defects_go_back_in_codes_and_the_mended_pack_is_another(cast: Cast) -> None:
    row = receive(cast.registrar).row
    answer(row, cast.registrar, DEFECTIVE, defects=("identity_missing",))
    said = receipt_of(row, cast.registrar)
    assert [(each.code, each.words) for each in said.defects] == [
        ("identity_missing", "缺少当事人身份证明或者证件号码")
    ]
    again = receive(cast.registrar, carried(code="f" * 32))
    assert again.is_new
    answer(again.row, cast.registrar, is_key_compared=False)
    assert count(Case) == 1


def test_a_refusal_leaves_no_case_and_a_sender_that_nobody_registered_none_either(
    cast: Cast,
) -> None:
    unknown = Office("外地调解中心", OrganisationKind.MEDIATION_BODY)
    row = receive(cast.registrar, carried(sender=unknown)).row
    with pytest.raises(InvalidInput, match="没有登记"):
        answer(row, cast.registrar)
    answer(row, cast.registrar, REFUSED, note="不属于本单位管辖")
    assert (count(Case), count(StoredFile)) == (0, 1)


def test_another_key_than_before_is_let_in_only_by_the_head(cast: Cast) -> None:
    answer(receive(cast.registrar).row, cast.registrar)
    other = signed_by_a_stranger(code="e" * 32)
    with pytest.raises(PackRefused, match="另一把签名钥匙"):
        receive(cast.registrar, other)
    row = receive(cast.supervisor, other).row
    assert receiving.preview(row, by=cast.supervisor, at=MONDAY_MORNING).has_other_keys
    with pytest.raises(InvalidInput, match="电话核对"):
        answer(row, cast.supervisor, REFUSED, note="不受理", is_key_compared=False)


def test_the_same_code_with_other_contents_and_a_pack_of_others_are_refused(cast: Cast) -> None:
    row = receive(cast.registrar).row
    with pytest.raises(PackRefused, match="内容不同"):
        receive(cast.registrar, carried(fields={"facts": "改过的事实"}))
    with pytest.raises(PackRefused, match="另一单位"):
        receive(cast.stranger)
    with pytest.raises(NotVisible):
        answer(row, cast.stranger)
    with pytest.raises(ActionNotAllowed):
        receive(cast.mediator)
    assert count(ReceivedPack) == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"contract_version": 9}, "unknown_version"),
        ({"contract": "notary"}, "unknown_contract"),
        ({"kind": PackageKind.RECEIPT}, "wrong_kind"),
        ({"fields": {"limitation": [{"title": "仲裁时效"}]}}, "malformed"),
        ({"papers": {"papers/01-移送函.pdf": b"MZ a program"}}, "paper"),
    ],
)
def test_what_cannot_be_trusted_or_read_stays_out(
    cast: Cast, changes: dict[str, Any], reason: str
) -> None:
    with pytest.raises(PackRefused) as refused:
        receive(cast.registrar, carried(**changes))
    assert refused.value.reason == reason
    assert refused.value.sentence.endswith("。")
    assert (count(ReceivedPack), count(StoredFile)) == (0, 0)


def test_what_became_no_case_is_forgotten_with_its_file_when_its_period_is_over(
    cast: Cast,
) -> None:
    liaison = cast.hr_liaison
    row = receive(liaison).row
    answer(row, liaison, number="东劳人仲案〔2026〕88号")
    _report(row, liaison, Reported(ReferralStep.WITHDRAWN, TODAY))
    forgetting.forget_old(at=MONDAY_MORNING.replace(year=2027))
    assert count(ReceivedPack) == 1
    forgetting.forget_old(at=MONDAY_MORNING.replace(year=2046))
    assert (count(ReceivedPack), count(StoredFile)) == (0, 0)


def test_an_older_version_of_the_contract_is_taken(cast: Cast) -> None:
    row = receive(cast.registrar, carried(contract_version=1)).row
    answer(row, cast.registrar)
    assert (row.contract_version, count(Case)) == (1, 1)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_anywhere_is_refused(cast: Cast, place: float, bit: int) -> None:
    whole = bytearray(carried())
    whole[int(place * len(whole))] ^= 1 << bit
    with pytest.raises(PackRefused):
        receive(cast.registrar, bytes(whole))
    assert count(ReceivedPack) == 0
