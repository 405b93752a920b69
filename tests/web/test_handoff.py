"""交换包 on the page of a referral: the check-list with its ways, the pack's way out and back."""

from io import BytesIO

from mediation.domain.handoff import (
    PackageKind,
    PackState,
    ReceiptOutcome,
    contract_for,
    fingerprint_of,
)
from mediation.domain.sharing import SharePurpose
from mediation.extensions import db
from mediation.models import HandoffContract, HandoffPack, ShareView
from mediation.queries import handoffs
from mediation.services.handoff import archive
from mediation.uploads.packs import open_package
from tests.cast import Cast
from tests.page_checks import PageClient, text_of
from tests.services.handoff.cases import answer, bare, pack_row, packed, ready
from tests.services.paper_cases import referred
from tests.services.share_terms import grant


def links_of(client: PageClient, url: str) -> set[str]:
    return {link.get("href") or "" for link in client.page(url).iter("a")}


def test_the_check_list_leads_to_where_each_missing_thing_is_filled_in(
    cast: Cast, client: PageClient
) -> None:
    case, referral = bare(cast)
    client.sign_in(cast.mediator)
    url = f"/cases/{case.id}/referrals/{referral.id}"
    shown = text_of(client.page(url))
    assert "还缺 4 项" in shown
    assert "制作交换包" not in shown
    assert {
        f"/cases/{case.id}#ledger",
        f"/cases/{case.id}/consents/new",
        f"/cases/{case.id}/documents/referral_letter?subject=referral:{referral.id}",
        f"/cases/{case.id}/documents/application",
    } <= links_of(client, url)
    # Pressed all the same, nothing is made.
    assert client.post(f"{url}/packs").status_code == 409
    assert not handoffs.packs_of(referral.id)


def test_a_pack_is_made_taken_out_withdrawn_and_made_anew(cast: Cast, client: PageClient) -> None:
    case, referral = ready(cast)
    client.sign_in(cast.mediator)
    url = f"/cases/{case.id}/referrals/{referral.id}"
    assert "制作交换包" in text_of(client.page(url))
    assert client.post(f"{url}/packs").location.endswith("#handoff")
    pack = handoffs.packs_of(referral.id)[0]
    file = client.get(f"/cases/{case.id}/packs/{pack.id}.zip")
    assert open_package(file.data, PackageKind.PACK).manifest.code == pack.code
    assert "已送出，待接收" in text_of(client.page(url))
    client.post(f"/cases/{case.id}/packs/{pack.id}/withdraw")
    assert client.get(f"/cases/{case.id}/packs/{pack.id}.zip").status_code == 409
    db.session.refresh(pack)
    assert pack.state is PackState.WITHDRAWN
    assert "制作交换包" in text_of(client.page(url))


def test_the_receivers_liaison_fetches_the_pack_with_the_share(
    cast: Cast, client: PageClient
) -> None:
    case, referral = ready(cast)
    client.sign_in(cast.mediator)
    page = f"/cases/{case.id}/referrals/{referral.id}"
    client.post(f"{page}/packs")
    # The form of sharing begins with what the pack opens.
    (form,) = (link for link in links_of(client, page) if "pack=" in link)
    boxes = [box for box in client.page(form).iter("input") if box.get("name") == "field_groups"]
    ticked = {box.get("value") for box in boxes if box.get("checked") is not None}
    assert ticked == {group.value for group in contract_for("arbitration", 2).groups}
    groups = [group.value for group in contract_for("arbitration", 2).groups]
    terms = {"purpose": SharePurpose.ARBITRATION_REFERRAL, "field_groups": groups}
    share = grant(case, cast.commission, cast.mediator, may_print=True, **terms)
    pack = handoffs.packs_of(referral.id)[0]
    client.post(f"/cases/{case.id}/packs/{pack.id}/send")
    client.sign_in(cast.hr_liaison)
    assert f"下载交换包 {pack.code[:8]}" in text_of(client.page(f"/desk/{share.id}"))
    file = client.get(f"/desk/{share.id}/packs/{pack.id}.zip")
    assert open_package(file.data, PackageKind.PACK).manifest.code == pack.code
    assert [view.what for view in db.session.query(ShareView)] == ["opened", "pack_saved"]
    # Another case's pack is not there, whoever asks.
    other = referred(cast)
    strange = pack_row(other.referrals[0], cast)
    assert client.get(f"/desk/{share.id}/packs/{strange.id}.zip").status_code == 404


def test_a_receipt_is_taken_in_or_refused_beside_its_field(cast: Cast, client: PageClient) -> None:
    case = referred(cast)
    referral = case.referrals[0]
    pack = pack_row(referral, cast)
    content = packed(answer(pack, ReceiptOutcome.ACCEPTED, number="东劳人仲案〔2026〕88号"), pack)
    client.sign_in(cast.mediator)
    url = f"/cases/{case.id}/referrals/{referral.id}/receipt"
    key = fingerprint_of(archive.own_key())
    assert "请选择对方交回的回执文件" in client.post(url, data={}).text
    for broken in (b"no zip", content[:-1]):
        refused = client.post(url, data={"receipt": (BytesIO(broken), "回执.zip")})
        assert (refused.status_code, "不是交换包" in refused.text) == (422, True)
    asked = client.post(url, data={"receipt": (BytesIO(content), "回执.zip")})
    assert "请打电话问对方签名钥匙的指纹" in asked.text
    sent = {"receipt": (BytesIO(content), "回执.zip"), "fingerprint": key}
    assert client.post(url, data=sent).status_code == 302
    shown = text_of(client.page(f"/cases/{case.id}/referrals/{referral.id}"))
    assert "已导入回执：已接收。" in shown
    assert "东劳人仲案〔2026〕88号" in shown
    assert db.session.get_one(HandoffPack, pack.id).state is PackState.ACCEPTED


def test_a_liaison_agrees_to_a_version_for_the_own_office_only(
    cast: Cast, client: PageClient
) -> None:
    client.sign_in(cast.court_liaison)
    assert "退回法院契约（第 1 版）" in text_of(client.page("/contracts"))
    assert client.post(f"/contracts/{cast.commission.id}/arbitration/2").status_code == 404
    client.sign_in(cast.hr_liaison)
    client.post(f"/contracts/{cast.commission.id}/arbitration/1")
    assert "已认可" in text_of(client.page("/contracts"))
    assert client.post(f"/contracts/{cast.commission.id}/arbitration/1").status_code == 409
    agreed = db.session.query(HandoffContract).one()
    assert (agreed.contract_version, agreed.agreed_by_id) == (1, cast.hr_liaison.id)
    referral = referred(cast).referrals[0]
    chosen = handoffs.contract_of(referral)
    assert chosen is not None
    assert (chosen.contract.version, chosen.agreed) == (1, agreed)
