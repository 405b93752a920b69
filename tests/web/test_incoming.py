"""The pages of cases sent in: the court's side, the body's side, the file; what must not happen."""

import json
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import func, select

from mediation.domain.incoming import IncomingState
from mediation.extensions import db
from mediation.models import Case, IncomingCase, Party
from mediation.services import incoming as services
from mediation.spreadsheets import Column, Sheet, workbook
from mediation.web.incoming.batch import COLUMNS
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.page_checks import PageClient, parsed, text_of
from tests.services.sent_in import DOCKET, send
from tests.typed_forms import errors_of, intake_fields
from tests.uploads.making import photograph, xlsx

pytestmark = pytest.mark.postgresql

SEND = "/incoming/send"


def typed(cast: Cast, **changes: str) -> dict[str, Any]:
    """What a clerk of the court fills in; None takes a field away."""
    source = {"source_channel", "received_on", "entry_path"}
    dispute = {name: value for name, value in intake_fields().items() if name not in source}
    fields = dispute | {
        "body_id": str(cast.body.id),
        "channel": "court_delegated",
        "entry_path": "court_delegated_online",
        "docket": DOCKET,
        "letter_on": "2026-11-20",
        "filing_date": "not_said",
        "contact_name": "高宁",
        "paper_list": "起诉状 3页 原件\n送达地址确认书 1",
    }
    return {name: value for name, value in (fields | changes).items() if value is not None}


def rows() -> int:
    return db.session.scalar(select(func.count()).select_from(IncomingCase)) or 0


def the_row() -> IncomingCase:
    return db.session.scalars(select(IncomingCase)).one()


def test_a_court_sends_a_body_takes_and_the_court_sees_it(cast: Cast, client: PageClient) -> None:
    client.sign_in(cast.court_liaison)
    client.page(SEND)
    answer = client.post(SEND, data=typed(cast))
    row = the_row()
    assert answer.location == f"/incoming/sent/{row.id}"
    assert [(each.name, each.pages, each.is_original) for each in row.papers] == [
        ("起诉状", 3, True),
        ("送达地址确认书", 1, False),
    ]
    assert "待接收" in text_of(client.page("/incoming/sent"))
    client.sign_in(cast.registrar)
    home = text_of(client.page("/incoming"))
    assert DOCKET in home
    assert "来案 1" in home
    assert "138****1234" in text_of(client.page(f"/incoming/{row.id}"))
    taken = client.post(f"/incoming/{row.id}/accept")
    case = db.session.scalars(select(Case)).one()
    assert taken.location == f"/cases/{case.id}"
    assert "起诉状" in text_of(client.page(f"/cases/{case.id}"))
    client.sign_in(cast.court_liaison)
    page = text_of(client.page(f"/incoming/sent/{row.id}"))
    assert str(case.number) in page
    assert "已受理" in page
    client.post(f"/incoming/sent/{row.id}/seen")
    assert "已知悉答复" not in text_of(client.page(f"/incoming/sent/{row.id}"))


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_kept(
    cast: Cast, client: PageClient
) -> None:
    client.sign_in(cast.court_liaison)
    wrong = {"docket": "", "letter_on": "", "applicants-0-name": "", "body_id": ""}
    answer = client.post(SEND, data=typed(cast, **wrong))
    assert answer.status_code == 422
    said = errors_of(answer.text)
    assert said.keys() >= {"docket", "letter_on", "applicants-0-name"}
    assert "城东悦来酒店有限公司" in answer.text
    assert rows() == 0


def test_rows_are_added_as_on_the_intake_page(cast: Cast, client: PageClient) -> None:
    client.sign_in(cast.court_liaison)
    answer = client.post(SEND, data=typed(cast, add="applicants"))
    assert answer.status_code == 200
    assert 'name="applicants-1-name"' in answer.text
    assert rows() == 0


def test_no_key_from_outside_reaches_a_row_of_ours(cast: Cast, client: PageClient) -> None:
    """A key of an employer on record would fill in the telephone of a foreign case."""
    client.sign_in(cast.court_liaison)
    forged = {"respondents-0-employer_id": "1", "applicants-0-id": "1", "claims-0-id": "1"}
    client.post(SEND, data=typed(cast, **forged))
    told = services.application_of(the_row())
    assert {party.employer_id for party in told.parties} == {None}
    assert {each.id for each in (*told.parties, *told.claims)} == {None}
    client.sign_in(cast.registrar)
    client.post(f"/incoming/{the_row().id}/accept")
    assert db.session.scalar(select(func.count()).select_from(Party)) == 2


def test_a_refusal_shows_its_reason_to_the_sender(cast: Cast, client: PageClient) -> None:
    row = send(cast)
    client.sign_in(cast.registrar)
    page = f"/incoming/{row.id}/refuse"
    assert client.post(page, data={"refusal": "papers_missing", "note": ""}).status_code == 422
    client.post(page, data={"refusal": "papers_missing", "note": "缺少送达地址确认书"})
    client.sign_in(cast.court_liaison)
    told = text_of(client.page(f"/incoming/sent/{row.id}"))
    assert "材料不全" in told
    assert "缺少送达地址确认书" in told


def test_foreign_rows_look_like_none(cast: Cast, client: PageClient) -> None:
    row = send(cast)
    for user in (cast.hr_liaison, cast.justice_liaison, cast.stranger):
        client.sign_in(user)
        client.page(f"/incoming/sent/{row.id}", status=404)
        assert client.post(f"/incoming/sent/{row.id}/withdraw").status_code == 404
    client.sign_in(cast.stranger)
    client.page(f"/incoming/{row.id}", status=404)
    assert client.post(f"/incoming/{row.id}/accept").status_code == 404
    client.sign_in(cast.mediator)
    client.page(f"/incoming/{row.id}", status=403)
    client.page(SEND, status=403)
    client.sign_in(cast.city_supervisor)
    client.page(f"/incoming/{row.id}")
    assert client.post(f"/incoming/{row.id}/accept").status_code == 403
    db.session.refresh(row)
    assert row.state is IncomingState.SENT


def test_files_are_added_read_and_gone_from_here_once_taken(cast: Cast, client: PageClient) -> None:
    row = send(cast)
    client.sign_in(cast.court_liaison)
    sent = {"files": (BytesIO(photograph()), "起诉状第1页.jpg")}
    client.post(f"/incoming/sent/{row.id}/papers", data=sent)
    db.session.expire_all()
    paper = next(each for each in row.papers if each.file_id)
    path = f"/incoming/{row.id}/papers/{paper.id}"
    client.sign_in(cast.registrar)
    answer = client.get(path)
    assert answer.data.startswith(b"\xff\xd8")
    assert "attachment" in answer.headers["Content-Disposition"]
    client.page(f"/incoming/{row.id}/papers/{paper.id + 99}", status=404)
    client.post(f"/incoming/{row.id}/accept")
    client.page(path, status=404)
    client.sign_in(cast.mediator)
    client.page(path, status=403)


def batch(cast: Cast, client: PageClient, name: str, content: bytes) -> Any:
    fields = {"body_id": str(cast.body.id), "file": (BytesIO(content), name)}
    return client.post("/incoming/import", data=fields)


def json_case(**changes: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "channel": "court_delegated",
        "entry_path": "court_delegated_online",
        "docket": DOCKET,
        "letter_on": "2026-11-20",
        "contact_name": "高宁",
        "applicants": [
            {"kind": "worker", "name": "王秀兰", "phone": "13800001234"},
            {"kind": "worker", "name": "李强", "phone": "13800001235"},
        ],
        "respondents": [
            {"kind": "employer", "side": "respondent", "employer_name": "城东悦来酒店有限公司"}
        ],
        "claims": [
            {"applicant": 0, "type": "wages", "claimed": "12600.00"},
            {"applicant": 1, "type": "wages", "claimed": 8000},
        ],
        "facts": "2026年6月至9月工资未付。",
    }
    return facts | changes


def rows_field(text: str) -> str:

    return next(
        str(each.get("value")) for each in parsed(text).iter("input") if each.get("name") == "rows"
    )


def test_json_is_seen_before_it_is_sent(cast: Cast, client: PageClient) -> None:
    client.sign_in(cast.court_liaison)
    content = json.dumps({"cases": [json_case()]}).encode()
    answer = batch(cast, client, "cases.json", content)
    assert answer.status_code == 200
    assert "可以转出" in answer.text
    assert rows() == 0
    done = client.post("/incoming/import/send", data={"rows": rows_field(answer.text)})
    assert done.location == "/incoming/sent"
    row = the_row()
    assert row.way.value == "file"
    assert row.title == "王秀兰等2人 与 城东悦来酒店有限公司"
    told = services.application_of(row)
    assert [str(claim.claimed) for claim in told.claims] == ["12600.00", "8000.00"]


def test_one_wrong_case_keeps_all_back(cast: Cast, client: PageClient) -> None:
    client.sign_in(cast.court_liaison)
    cases = [json_case(), json_case(docket="", applicants=[{"kind": "worker", "name": ""}])]
    answer = batch(cast, client, "cases.json", json.dumps({"cases": cases}).encode())
    assert answer.status_code == 422
    assert "请填写法院案号" in answer.text
    tampered = json.dumps([[["body_id", str(cast.body.id)]]])
    assert client.post("/incoming/import/send", data={"rows": tampered}).status_code == 422
    assert rows() == 0


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"cases": 3}', b'{"cases": [1]}', b"\xff\xfe", b"[" * 5000,
     json.dumps({"cases": [{"a": {"b": {"c": {"d": {"e": {"f": {"g": {"h": 1}}}}}}}}]}).encode()],
)  # fmt: skip
def test_other_json_is_refused_with_a_sentence(
    cast: Cast, client: PageClient, content: bytes
) -> None:
    client.sign_in(cast.court_liaison)
    answer = batch(cast, client, "cases.json", content)
    assert answer.status_code == 422
    assert errors_of(answer.text).get("file")
    assert rows() == 0


def test_the_template_is_read_as_it_was_given_out(cast: Cast, client: PageClient) -> None:
    client.sign_in(cast.court_liaison)
    answer = client.get("/incoming/template")
    assert answer.data.startswith(b"PK")
    empty = batch(cast, client, "转出案件模板.xlsx", answer.data)
    assert empty.status_code == 422
    assert "没有案件" in empty.text
    foreign = batch(cast, client, "别的.xlsx", xlsx("甲", "乙"))
    assert "没有找到表头" in foreign.text


def test_a_row_of_the_template_is_a_case(cast: Cast, client: PageClient) -> None:

    filled = {
        "channel": "法院委派（诉前）",
        "entry_path": "法院委派（线下）",
        "docket": DOCKET,
        "letter_on": "2026-11-20",
        "contact_name": "高宁",
        "applicants-0-name": "王秀兰",
        "applicants-0-phone": "13800001234",
        "respondents-0-employer_name": "城东悦来酒店有限公司",
        "claims-0-type": "拖欠工资",
        "claims-0-claimed": "12,600.00",
        "facts": "工资未付。",
    }
    columns = [Column(heading, width=width) for heading, _, width in COLUMNS]
    cells = tuple(filled.get(name) for _, name, _ in COLUMNS)
    content = workbook([Sheet("转出案件", columns, [cells])], watermark="填表")
    client.sign_in(cast.court_liaison)
    answer = batch(cast, client, "转出案件.xlsx", content)
    assert "可以转出" in answer.text, answer.text


def test_a_registrar_imports_slips_of_the_hotline_for_the_own_body(
    cast: Cast, client: PageClient
) -> None:
    client.sign_in(cast.registrar)
    slip = json_case(
        channel="hotline_12345", entry_path="own_intake", docket="", letter_number="12345-88"
    )
    answer = batch(cast, client, "slips.json", json.dumps({"cases": [slip]}).encode())
    client.post("/incoming/import/send", data={"rows": rows_field(answer.text)})
    row = the_row()
    assert row.sender_id == cast.body.id
    services.accept(row, by=cast.registrar, at=MONDAY_MORNING)
    assert db.session.scalars(select(Case)).one().source_channel == "hotline_12345"
