"""A pack holds what its contract asks for and what a share could open, and nothing besides."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from mediation.documents.facts.keeping import from_plain
from mediation.domain.application import Application
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible
from mediation.domain.evidence import EvidenceKind
from mediation.domain.handoff import PackageKind, PackState, contract_for
from mediation.domain.referrals import ReferralState
from mediation.domain.sharing import SharePurpose
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, HandoffContract, Referral
from mediation.queries import handoffs
from mediation.services.handoff import fetching, making
from mediation.services.handoff.readiness import Readiness, readiness_of
from mediation.uploads.packs import OpenedPack, open_package
from tests.cast import Cast
from tests.file_factories import make_evidence
from tests.services.dossier.volumes import add_file, add_note, pdf_saying
from tests.services.handoff.cases import (
    ACCOUNT,
    NOW,
    NUMBER,
    PHONE,
    TODAY,
    bare,
    consent,
    made,
    ready,
)
from tests.services.share_terms import grant

CANARY = "金丝雀：单位的底线是八万五千元，绝对不能告诉对方，等到下周再谈"


def looked_at(case: Case, referral: Referral) -> Readiness:
    chosen = handoffs.contract_of(referral)
    assert chosen is not None
    return readiness_of(case, referral, chosen.contract, TODAY)


def opened(cast: Cast, case: Case, referral: Referral) -> OpenedPack:
    pack = making.make(case, referral, by=cast.mediator, at=NOW)
    return open_package(making.content_of(pack, by=cast.mediator, at=NOW), PackageKind.PACK)


def test_the_check_list_names_what_is_missing_and_then_nothing(cast: Cast) -> None:
    case, referral = bare(cast)
    assert [line.name for line in looked_at(case, referral).missing] == [
        *("对外提供的依据", "时效、起诉期限届满日", "移送函", "调解申请书"),
    ]
    with pytest.raises(ActionNotPossible, match="还缺少：对外提供的依据、"):
        making.make(case, referral, by=cast.mediator, at=NOW)
    assert not handoffs.packs_of(referral.id)
    db.session.rollback()


def test_a_pack_holds_the_case_as_the_contract_wants_it(cast: Cast) -> None:
    case, referral = ready(cast)
    found = opened(cast, case, referral)
    assert (found.contract.code, found.contract.version) == ("arbitration", 2)
    assert found.manifest.receiver.name == cast.commission.name
    fields = found.data["fields"]
    assert fields["claims"][0]["claimed"] == "12600.00"
    assert fields["undisputed"] == [{"number": 1, "fact": "欠薪三个月"}]
    assert fields["ending_reason"][0]["code"] == "too_far_apart"
    assert fields["limitation"][0]["due_on"] == "2027-11-18"
    assert any("用人单位" in row["must_produce"] for row in fields["evidence"])
    papers = sorted(name for name in found.files if name.startswith("papers/"))
    assert [name[7:13] for name in papers] == ["01-移送函", "02-调解申"]
    # The receiver's own desk reads the application, and a person the workbook.
    told = from_plain(Application, found.data["application"])
    worker = told.applicants[0]
    assert (worker.identity_number, worker.phone) == (NUMBER, PHONE)
    assert (worker.bank_account, worker.id, told.claims[0].id) == ("", None, None)
    book = load_workbook(BytesIO(found.files["data.xlsx"]))
    assert book["请求事项和金额"].cell(3, 7).value == told.claims[0].claimed == 12_600
    assert book["证件号码"].cell(3, 3).value == NUMBER


def test_what_needs_a_consent_of_its_own_goes_along_only_with_it(cast: Cast) -> None:
    case, referral = ready(cast)
    make_evidence(case, by=cast.mediator, content=b"bank", name="流水.txt")
    make_evidence(case, by=cast.mediator, name="诊断证明.txt", kind=EvidenceKind.INJURY)
    inside = {"kind": EvidenceKind.OTHER, "volume": Volume.SIDE}
    make_evidence(case, by=cast.mediator, content=b"inside", name="内部.txt", **inside)
    first = opened(cast, case, referral)
    words = json.dumps(dict(first.data), ensure_ascii=False)
    assert "诊断证明" not in words
    assert ACCOUNT not in words
    assert not any("流水" in name or "内部" in name for name in first.files)
    consent(case, cast, cast.commission, sensitive=True)
    making.withdraw(handoffs.packs_of(referral.id)[0], by=cast.mediator, at=NOW)
    second = opened(cast, case, referral)
    assert any("流水" in name for name in second.files)
    assert second.data["application"]["parties"][0]["bank_account"] == ACCOUNT


def test_the_ground_is_a_consent_or_a_share_of_the_same_purpose(cast: Cast) -> None:
    case, referral = bare(cast)
    assert not looked_at(case, referral).ground.is_there
    grant(case, cast.commission, cast.mediator, purpose=SharePurpose.ARBITRATION_REVIEW)
    assert not looked_at(case, referral).ground.is_there
    share = grant(case, cast.commission, cast.mediator, purpose=SharePurpose.ARBITRATION_REFERRAL)
    assert not looked_at(case, referral).ground.is_there
    share.field_groups = [group.value for group in contract_for("arbitration", 2).groups]
    assert looked_at(case, referral).ground.words.endswith("双方当事人书面同意")


def test_a_note_that_stands_in_a_file_stops_the_pack(cast: Cast) -> None:
    case, referral = ready(cast)
    add_note(case, cast.mediator, CANARY)
    add_file(
        case, cast.mediator, pdf_saying(CANARY), "考勤.pdf", kind=EvidenceKind.HOURS, added_at=NOW
    )
    with pytest.raises(ActionNotPossible) as refused:
        making.make(case, referral, by=cast.mediator, at=NOW)
    assert "考勤.pdf》第 1 页" in refused.value.sentence
    assert "金丝雀" not in refused.value.sentence


def test_a_note_that_stands_in_the_reason_of_the_referral_stops_the_pack(cast: Cast) -> None:
    case, referral = ready(cast)
    add_note(case, cast.mediator, CANARY)
    referral.reason = f"分歧较大：{CANARY}"
    db.session.commit()
    with pytest.raises(ActionNotPossible, match="出现在案件要素"):
        making.make(case, referral, by=cast.mediator, at=NOW)


def test_the_newest_version_that_was_agreed_counts(cast: Cast) -> None:
    case, referral = ready(cast)
    agreed = HandoffContract(
        receiver_id=cast.commission.id,
        contract="arbitration",
        contract_version=1,
        agreed_by_id=cast.hr_liaison.id,
        agreed_at=NOW,
    )
    db.session.add(agreed)
    db.session.commit()
    found = opened(cast, case, referral)
    assert found.contract.version == 1
    assert NUMBER not in json.dumps(dict(found.data))


def test_one_pack_at_a_time_is_on_its_way(cast: Cast) -> None:
    case, referral, pack = made(cast)
    with pytest.raises(ActionNotPossible, match="请先作废它"):
        making.make(case, referral, by=cast.mediator, at=NOW)
    making.download(pack, by=cast.mediator, at=NOW)
    assert pack.state is PackState.SENT
    making.withdraw(pack, by=cast.mediator, at=NOW)
    with pytest.raises(ActionNotPossible):
        making.withdraw(pack, by=cast.supervisor, at=NOW)
    with pytest.raises(ActionNotPossible, match="已经作废"):
        making.download(pack, by=cast.mediator, at=NOW)
    assert making.make(case, referral, by=cast.mediator, at=NOW).id != pack.id


def test_a_referral_that_was_answered_needs_no_pack(cast: Cast) -> None:
    case, referral = ready(cast)
    referral.state = ReferralState.FINISHED
    db.session.commit()
    with pytest.raises(ActionNotPossible, match="不需要再制作"):
        making.make(case, referral, by=cast.mediator, at=NOW)


def test_who_may_not_share_makes_no_pack(cast: Cast) -> None:
    case, referral = ready(cast)
    with pytest.raises(ActionNotAllowed):
        making.make(case, referral, by=cast.registrar, at=NOW)


def test_a_pack_goes_with_a_share_that_opens_as_much(cast: Cast) -> None:
    case, _, pack = made(cast)
    with pytest.raises(ActionNotPossible, match="请先以“移送仲裁”共享"):
        making.send(pack, by=cast.mediator, at=NOW)
    groups = [group.value for group in contract_for("arbitration", 2).groups]
    purpose = SharePurpose.ARBITRATION_REFERRAL
    terms = {"purpose": purpose, "field_groups": groups[:-1], "may_print": True}
    narrow = grant(case, cast.commission, cast.mediator, **terms)
    with pytest.raises(ActionNotPossible, match="没有开放：完整的证件号码"):
        making.send(pack, by=cast.mediator, at=NOW)
    assert not handoffs.packs_with(narrow)
    narrow.field_groups = groups
    db.session.commit()
    making.send(pack, by=cast.mediator, at=NOW)
    found, content = fetching.fetched(narrow, pack.id, by=cast.hr_liaison, at=NOW)
    assert found.sha256 == open_package(content, PackageKind.PACK).sha256
    assert narrow.views[-1].what == "pack_saved"
    narrow.may_print = False
    db.session.commit()
    with pytest.raises(ActionNotAllowed, match="只允许在线查看"):
        fetching.fetched(narrow, pack.id, by=cast.hr_liaison, at=NOW)
