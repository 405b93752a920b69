"""Service on the page of a case: recorded for several at once, shown, voided, and who may."""

import pytest
from sqlalchemy import select

from mediation.extensions import db
from mediation.models import AddressConfirmation, Case, Document, PaperService
from tests.cast import Cast
from tests.factories import make_case
from tests.page_checks import PageClient, parsed, text_of
from tests.services.test_paper_service import paper_of


def data_for(case: Case, paper: Document, **changes: object) -> dict[str, object]:
    return {
        "document_id": paper.id,
        "party_ids": [party.id for party in case.parties],
        "organisation_id": 0,
        "method": "direct",
        "sent_on": "2026-11-20",
        "outcome": "served",
        "result_on": "2026-11-20",
        "result_at": "09:30",
        "evidence_id": 0,
    } | changes


ADDRESS = {
    "confirmed_on": "2026-11-20",
    "address": "城东区滨河路8号",
    "phone": "13800001234",
    "accepts_electronic": "y",
    "electronic": "手机短信：13800001234",
    "evidence_id": 0,
}


def test_service_is_recorded_for_several_and_shown(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    paper, url = paper_of(case), f"/cases/{case.id}/service/new"
    shown = text_of(client.sign_in(cast.mediator).page(f"/cases/{case.id}"))
    assert f"还有 {len(case.parties)} 份没有送到" in shown
    client.page(f"{url}?document={paper.id}&party={case.parties[0].id}")
    assert client.post(url, data=data_for(case, paper)).status_code == 302
    shown = text_of(client.page(f"/cases/{case.id}"))
    for word in ("送达经过（2）", "直接送达", "2026-11-20 送达"):
        assert word in shown
    assert "没有送到" not in shown
    rows = db.session.scalars(select(PaperService)).all()
    assert {f"{row.served_at:%H:%M}" for row in rows} == {"09:30"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"party_ids": []}, "请选择送给哪些当事人"),
        ({"method": "electronic"}, "没有在送达地址确认书中同意"),
        ({"result_on": ""}, "请填写收到"),
        ({"sent_on": ""}, "请填写送出"),
        ({"outcome": "refused"}, "原因和经过"),
    ],
)
def test_what_cannot_be_kept_is_answered_beside_its_field(
    cast: Cast, client: PageClient, changes: dict[str, object], sentence: str
) -> None:
    case = make_case(cast)
    data = data_for(case, paper_of(case), **changes)
    client.sign_in(cast.mediator)
    answer = client.post(f"/cases/{case.id}/service/new", data=data)
    assert answer.status_code == 422
    assert sentence in text_of(parsed(answer.text))
    assert db.session.scalars(select(PaperService)).all() == []


def test_a_letter_under_way_gets_its_result_and_may_be_voided(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    sent = data_for(case, paper_of(case), method="mail", outcome="pending", result_on="")
    client.sign_in(cast.mediator)
    assert client.post(f"/cases/{case.id}/service/new", data=sent).status_code == 302
    row = db.session.scalars(select(PaperService)).first()
    assert row is not None
    url = f"/cases/{case.id}/service/{row.id}"
    client.page(f"{url}/outcome")
    told = {"outcome": "served", "result_on": "2026-11-21", "evidence_id": 0}
    assert client.post(f"{url}/outcome", data=told).status_code == 302
    client.page(f"{url}/void")
    assert client.post(f"{url}/void", data={"reason": ""}).status_code == 422
    assert client.post(f"{url}/void", data={"reason": "登记错了"}).status_code == 302
    assert "登记错了" in text_of(client.page(f"/cases/{case.id}"))


def test_an_address_is_confirmed_and_taken_back(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    url = f"/cases/{case.id}/service/addresses"
    party = case.respondents[0]
    client.sign_in(cast.mediator).page(f"{url}/new?party={party.id}")
    wrong = {**ADDRESS, "party_id": party.id, "phone": "12"}
    assert client.post(f"{url}/new", data=wrong).status_code == 422
    assert client.post(f"{url}/new", data={**ADDRESS, "party_id": party.id}).status_code == 302
    row = db.session.scalars(select(AddressConfirmation)).one()
    shown = client.page(f"/cases/{case.id}")
    assert "2026-11-20 确认" in text_of(shown)
    assert "13800001234" not in text_of(shown)
    client.page(f"{url}/{row.id}/withdraw")
    taken = {"withdrawn_on": "2026-11-21"}
    assert client.post(f"{url}/{row.id}/withdraw", data=taken).status_code == 302
    assert "2026-11-21 撤回" in text_of(client.page(f"/cases/{case.id}"))


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ("mediator", 200),
        ("registrar", 200),
        ("other_mediator", 404),
        ("stranger", 404),
        ("court_liaison", 403),
        ("hr_liaison", 403),
        ("system_admin", 403),
        ("audit_admin", 403),
    ],
)
def test_who_may_record_service(cast: Cast, client: PageClient, person: str, status: int) -> None:
    case = make_case(cast)
    paper_of(case)
    client.sign_in(getattr(cast, person))
    for page in ("new", "addresses/new"):
        answer = client.get(f"/cases/{case.id}/service/{page}")
        assert answer.status_code == status, page


def test_an_attempt_of_another_case_is_not_there(cast: Cast, client: PageClient) -> None:
    case, other = make_case(cast), make_case(cast)
    client.sign_in(cast.mediator)
    data = data_for(case, paper_of(case))
    client.post(f"/cases/{case.id}/service/new", data=data)
    row = db.session.scalars(select(PaperService)).first()
    assert row is not None
    client.page(f"/cases/{other.id}/service/{row.id}/void", status=404)


def test_receipt_and_confirmation_are_issued(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    paper_of(case)
    client.sign_in(cast.mediator)
    party = case.respondents[0]
    for kind in ("service_receipt", "address_confirmation"):
        url = f"/cases/{case.id}/documents/{kind}"
        client.page(f"{url}?subject=party:{party.id}")
        assert client.post(url, data={"subject": f"party:{party.id}"}).status_code == 302
    kinds = set(db.session.scalars(select(Document.kind)))
    assert {"service_receipt", "address_confirmation"} <= kinds


def test_the_receipt_of_an_attempt_tells_what_came_of_it(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    client.sign_in(cast.mediator)
    client.post(f"/cases/{case.id}/service/new", data=data_for(case, paper_of(case)))
    row = db.session.scalars(select(PaperService)).first()
    assert row is not None
    url = f"/cases/{case.id}/documents/service_receipt"
    assert client.post(url, data={"subject": f"service:{row.id}"}).status_code == 302
    paper = db.session.scalars(select(Document).filter_by(kind="service_receipt")).one()
    assert paper.facts["method"] == "直接送达"
