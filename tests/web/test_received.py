"""The pages of packs that were carried to us: the desk's, the liaison's, and nobody else's."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from mediation.domain.handoff import PackageKind
from mediation.extensions import db
from mediation.models import Case, ReceivedPack
from mediation.uploads.packs import open_package
from mediation.web import sanity
from tests.cast import Cast
from tests.page_checks import PageClient, text_of
from tests.services.carried import carried
from tests.services.handoff.cases import bare


def upload(client: PageClient, content: bytes) -> TestResponse:
    return client.post("/received", data={"file": (BytesIO(content), "移送.zip")})


def the_row() -> ReceivedPack:
    return db.session.scalars(select(ReceivedPack)).one()


def cases() -> int:
    return db.session.scalar(select(func.count()).select_from(Case)) or 0


def answered(client: PageClient, pack_id: int, **fields: Any) -> TestResponse:
    return client.post(f"/received/{pack_id}/answer", data=fields)


def test_a_pack_may_weigh_more_than_an_upload_and_no_more_than_a_pack(
    app: Flask, cast: Cast, client: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for view in ("received.index", "handoff.receipt", "api.take_in_pack", "api.take_in_receipt"):
        assert app.view_functions[view].takes_packs
    case, referral = bare(cast)
    client.sign_in(cast.mediator)
    content = carried()
    app.config["MAX_CONTENT_LENGTH"] = len(content) - 1
    receipts = f"/cases/{case.id}/referrals/{referral.id}/receipt"
    sent = {"receipt": (BytesIO(bytes(len(content))), "回执.zip")}
    refused = client.post(receipts, data=sent)
    assert (refused.status_code, "不是" in refused.text) == (422, True)
    monkeypatch.setattr(sanity, "LARGEST_PACK_POST", len(content))
    client.sign_in(cast.registrar)
    too_large = upload(client, content)
    assert (too_large.status_code, "太大" in too_large.text) == (413, True)
    monkeypatch.undo()
    assert upload(client, content).status_code == 302


def test_the_desk_sees_everything_takes_it_and_carries_the_receipt_back(
    cast: Cast, client: PageClient
) -> None:
    client.sign_in(cast.registrar)
    assert "导入交换包" in text_of(client.page("/incoming"))
    shown = upload(client, carried())
    row = the_row()
    assert shown.location == f"/received/{row.id}"
    page = text_of(client.page(shown.location))
    for words in ("王秀兰", "138****1234", "12600.00", "2027-09-30", "01-移送函.pdf", "电话"):
        assert words in page
    assert "契约要求的内容和材料都在" in page
    assert "收件单位不是本单位" in page
    again = upload(client, carried())
    assert "以前导入过" in text_of(client.page(again.location))
    assert client.get(f"/received/{row.id}/files/1").data.startswith(b"%PDF")
    client.page(f"/received/{row.id}/files/9", status=404)
    client.page(f"/received/{row.id}/receipts/0", status=404)

    refused = answered(client, row.id, outcome="accepted")
    assert (refused.status_code, cases()) == (422, 0)
    assert "电话核对" in refused.text
    answered(client, row.id, outcome="accepted", is_key_compared="y")
    assert cases() == 1
    receipt = client.get(f"/received/{row.id}/receipts/0")
    assert open_package(receipt.data, PackageKind.RECEIPT).data["outcome"] == "accepted"
    assert "打开案件" in text_of(client.page(f"/received/{row.id}"))
    assert "王秀兰" in text_of(client.page("/received?tab=answered"))


def test_a_liaison_takes_it_under_a_number_and_reports(cast: Cast, client: PageClient) -> None:
    client.sign_in(cast.hr_liaison)
    upload(client, carried())
    row = the_row()
    number = "东劳人仲案〔2026〕88号"
    answered(client, row.id, outcome="accepted", number=number, is_key_compared="y")
    assert cases() == 0
    report = f"/received/{row.id}/report"
    told = {"step": "decided", "happened_on": "2026-11-23", "number": "东劳人仲裁〔2026〕9号"}
    assert client.post(report, data=told).status_code == 422
    client.post(report, data=told | {"decision": "final_award", "amount": "12600"})
    (made,) = the_row().reports
    page = text_of(client.page(f"/received/{row.id}"))
    assert "12,600.00" in page
    file = client.get(f"/received/{row.id}/receipts/{made.id}")
    assert open_package(file.data, PackageKind.RECEIPT).data["amount_fen"] == 1_260_000
    client.page(f"/received/{row.id}/receipts/{made.id + 9}", status=404)


def test_what_is_no_pack_is_refused_beside_the_field(cast: Cast, client: PageClient) -> None:
    client.sign_in(cast.registrar)
    answer = upload(client, b"hello")
    assert answer.status_code == 422
    assert "这个文件不是交换包" in answer.text
    assert upload(client, b"").status_code == 422
    assert db.session.scalars(select(ReceivedPack)).all() == []


def test_others_see_and_do_nothing(app: Flask, cast: Cast, client: PageClient) -> None:
    client.sign_in(cast.registrar)
    upload(client, carried())
    row_id = the_row().id
    for user in (cast.stranger, cast.court_liaison):
        visitor = app.test_client().sign_in(user)
        visitor.page(f"/received/{row_id}", status=404)
        assert answered(visitor, row_id, outcome="refused", note="无").status_code == 404
        assert "王秀兰" not in text_of(visitor.page("/received"))
    mediator = app.test_client().sign_in(cast.mediator)
    mediator.page(f"/received/{row_id}", status=403)
