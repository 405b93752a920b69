"""The pages of 材料: upload, list, download under the right name, void; and who gets nothing."""

from io import BytesIO
from urllib.parse import quote

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.file_kinds import ScanState
from mediation.extensions import db, files
from mediation.file_store import FileNotKept
from mediation.models import AuditEntry, Case, Evidence
from tests.cast import Cast
from tests.factories import make_case
from tests.file_factories import make_evidence
from tests.page_checks import PageClient, parsed, text_of
from tests.uploads.making import pdf, picture

ABOUT = {"kind": "wages", "form": "copy", "volume": "main", "party_id": "", "note": "三月"}


def address(case: Case) -> str:
    return f"/cases/{case.id}/evidence/new"


def upload(client: PageClient, case: Case, *sent: tuple[str, bytes], **changes: object):  # type: ignore[no-untyped-def]
    """Send files as the form does."""
    data = {**ABOUT, "files": [(BytesIO(content), name) for name, content in sent], **changes}
    return client.post(address(case), data=data, content_type="multipart/form-data")


def rows() -> list[Evidence]:
    return list(db.session.scalars(select(Evidence).order_by(Evidence.id)))


def test_several_files_come_in_together_and_stand_on_the_case_page(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    client.sign_in(cast.mediator).page(address(case))
    answer = upload(client, case, ("证据材料.pdf", pdf()), ("工资条.JPG", picture()))
    assert answer.status_code == 302
    assert answer.location.endswith(f"/cases/{case.id}#evidence")
    page = client.page(f"/cases/{case.id}")
    shown = text_of(page)
    assert "证据材料.pdf" in shown
    assert "工资条.JPG" in shown
    assert "已保存 2 个文件。" in shown
    assert rows()[0].file.original_sha256[:8] in shown


def test_a_file_comes_out_as_an_attachment_under_its_chinese_name(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    client.sign_in(cast.mediator)
    upload(client, case, ("证据 材料👍.pdf", pdf()))
    url = f"/evidence/{rows()[0].id}/file"
    answer = client.get(url, headers={"Accept": "text/html", "Range": "bytes=0-10"})
    assert answer.status_code == 200
    assert answer.data == pdf()
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert f"filename*=UTF-8''{quote('证据 材料👍.pdf')}" in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")


def test_a_name_with_quotes_makes_one_header(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    made = make_evidence(case, by=cast.mediator, name='a"b; x=y.txt')
    answer = client.sign_in(cast.mediator).get(f"/evidence/{made.id}/file")
    assert len(answer.headers.getlist("Content-Disposition")) == 1


def test_what_is_refused_is_named_and_the_rest_is_kept(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    client.sign_in(cast.mediator)
    answer = upload(client, case, ("好.pdf", pdf()), ("坏.pdf", b"%PDF-x"), ("照片.heic", b"x"))
    assert answer.status_code == 422
    shown = text_of(parsed(answer.text))
    assert "“坏.pdf”" in shown
    assert "兼容性最佳" in shown
    assert "已保存 1 个文件。" in shown
    assert "三月" in answer.text
    assert [row.name for row in rows()] == ["好.pdf"]
    verbs = list(db.session.scalars(select(AuditEntry.verb)))
    assert verbs.count("evidence.refused") == 2


def test_the_form_says_what_is_missing(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    client.sign_in(cast.mediator)
    answer = client.post(address(case), data={**ABOUT, "kind": "", "volume": "nowhere"})
    assert answer.status_code == 422
    shown = text_of(parsed(answer.text))
    assert "请选择要上传的文件" in shown
    assert "请选择材料种类" in shown
    many = [(f"{number}.txt", str(number).encode()) for number in range(21)]
    assert "一次最多 20 个文件" in upload(client, case, *many).text
    assert not rows()


def test_files_that_must_be_chosen_again_are_named(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    client.sign_in(cast.mediator)
    fields = {"files": [(BytesIO(b"x"), "工资条.txt")], "kind": "", "form": "copy"}
    answer = client.post(f"/cases/{case.id}/evidence/new", data=fields)
    assert answer.status_code == 422
    assert "这次还没有保存：“工资条.txt”" in text_of(parsed(answer.text))
    assert not db.session.scalars(select(Evidence)).all()


def test_sent_twice_a_file_is_there_once(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    client.sign_in(cast.mediator)
    for _ in range(3):
        assert upload(client, case, ("合同.pdf", pdf())).status_code == 302
    assert len(rows()) == 1
    assert len(list(files.everything())) == 1
    assert "没有重复保存" in text_of(client.page(f"/cases/{case.id}"))


def test_a_request_that_is_too_large_is_answered_in_words(
    app: Flask, cast: Cast, client: PageClient
) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 10_000
    case = make_case(cast)
    client.sign_in(cast.mediator)
    answer = upload(client, case, ("大.pdf", b"%PDF-" + b"x" * 20_000))
    assert answer.status_code == 413
    assert "太大" in answer.text


def test_strangers_and_liaisons_find_no_file(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    url = f"/evidence/{make_evidence(case, by=cast.mediator).id}/file"
    people = {
        cast.registrar: 200,
        cast.mediator: 200,
        cast.city_supervisor: 200,
        cast.second_mediator: 404,
        cast.stranger: 404,
        cast.court_liaison: 404,
        cast.hr_liaison: 404,
        cast.justice_liaison: 404,
        cast.system_admin: 403,
        cast.audit_admin: 403,
    }
    for person, status in people.items():
        assert client.sign_in(person).get(url).status_code == status, person
    absent = client.sign_in(cast.stranger).get("/evidence/2147483647/file")
    foreign = client.get(url)
    assert (absent.status_code, text_of(parsed(absent.text))) == (
        foreign.status_code,
        text_of(parsed(foreign.text)),
    )


def test_no_address_leads_to_the_bytes(cast: Cast, client: PageClient) -> None:
    made = make_evidence(make_case(cast), by=cast.mediator)
    name = made.file.name
    client.sign_in(cast.mediator)
    for path in (
        f"/static/files/{name[:2]}/{name}",
        f"/files/{name}",
        f"/uploads/{name}",
        f"/instance/files/{name[:2]}/{name}",
        f"/static/../instance/files/{name}",
        f"/evidence/{name}/file",
    ):
        assert client.get(path).status_code == 404


def test_a_file_is_made_void_with_a_reason(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    made = make_evidence(case, by=cast.mediator)
    url = f"/evidence/{made.id}/void"
    client.sign_in(cast.mediator).page(url)
    assert client.post(url, data={"reason": ""}).status_code == 422
    assert client.post(url, data={"reason": "传错案件"}).status_code == 302
    shown = text_of(client.page(f"/cases/{case.id}"))
    assert "已作废" in shown
    assert "传错案件" in shown
    assert client.post(url, data={"reason": "再来"}).status_code == 409
    assert client.get(f"/evidence/{made.id}/file").status_code == 200


def test_a_file_in_quarantine_is_shown_and_not_given(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    made = make_evidence(case, by=cast.mediator)
    made.file.scan = ScanState.WAITING
    db.session.commit()
    page = client.sign_in(cast.mediator).page(f"/cases/{case.id}")
    assert "隔离待查" in text_of(page)
    assert f"/evidence/{made.id}/file" not in {link.get("href") for link in page.iter("a")}
    assert client.get(f"/evidence/{made.id}/file").status_code == 409


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>.txt", "{{7*7}}.txt", "'\"><b>.txt"])
def test_a_name_is_text_on_every_page(cast: Cast, client: PageClient, name: str) -> None:
    case = make_case(cast)
    client.sign_in(cast.mediator)
    upload(client, case, (name, b"x"))
    answer = client.get(f"/cases/{case.id}")
    assert "<img src" not in answer.text
    assert "<b>.txt" not in answer.text
    assert "49.txt" not in answer.text


def test_a_disk_that_is_full_is_told_and_reading_goes_on(
    cast: Cast, client: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_content: bytes) -> str:
        raise FileNotKept("No space left on device")

    case = make_case(cast)
    kept = make_evidence(case, by=cast.mediator)
    client.sign_in(cast.mediator)
    with monkeypatch.context() as patch:
        patch.setattr(files, "put", full)
        client.may_fail_with = frozenset({503})
        answer = upload(client, case, ("a.txt", b"x"))
    assert answer.status_code == 503
    assert "存储空间不足" in answer.text
    assert client.get(f"/evidence/{kept.id}/file").status_code == 200
    assert upload(client, case, ("a.txt", b"x")).status_code == 302
