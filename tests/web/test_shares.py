"""Sharing a case from its page, taking it back, and the list of who looked."""

import pytest
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.share_answers import ViewKind
from mediation.domain.sharing import PRESET_GROUPS, SharePurpose
from mediation.domain.small_flows import ShareState
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Share
from mediation.services import share_looks
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.page_checks import PageClient, parsed, text_of
from tests.services.share_terms import grant, make_paper
from tests.web.planted_case import planted

pytestmark = pytest.mark.postgresql

CONFIRMATION = SharePurpose.COURT_CONFIRMATION


def address(case_id: int, receiver_id: int, purpose: SharePurpose = CONFIRMATION) -> str:
    return f"/cases/{case_id}/shares/new?receiver_id={receiver_id}&purpose={purpose.value}"


def test_a_receiver_is_offered_only_the_purposes_that_fit_it(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    page = client.sign_in(cast.mediator).page(f"/cases/{case.id}/shares/new")
    links = {link.attrib["href"] for link in page.iter("a") if "receiver_id" in link.attrib["href"]}
    court = {link for link in links if f"receiver_id={cast.court.id}&" in link}
    assert {link.rpartition("=")[2] for link in court} == {"court_confirmation", "court_result"}
    assert "江北区劳动争议调解中心" not in text_of(page)


@pytest.mark.parametrize("purpose", list(PRESET_GROUPS))
def test_a_purpose_ticks_the_least_that_it_needs(
    cast: Cast, client: PageClient, purpose: SharePurpose
) -> None:
    case = make_case(cast)
    receivers = {"court": cast.court, "arbitration": cast.commission, "wage": cast.hr_bureau}
    receiver = receivers.get(purpose.value.partition("_")[0], cast.justice_bureau)
    page = client.sign_in(cast.mediator).page(address(case.id, receiver.id, purpose))
    boxes = [box for box in page.iter("input") if box.get("name") == "field_groups"]
    ticked = {box.attrib["value"] for box in boxes if "checked" in box.attrib}
    assert ticked == {group.value for group in PRESET_GROUPS[purpose]}


def test_a_case_is_shared_with_chosen_papers_and_stands_on_its_page(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    paper, internal = make_paper(case), make_paper(case, number="副-1", volume=Volume.SIDE)
    url = address(case.id, cast.court.id)
    page = client.sign_in(cast.mediator).page(url)
    offered = {
        box.attrib["value"] for box in page.iter("input") if box.get("name") == "document_ids"
    }
    assert offered == {str(paper.id)}, f"paper {internal.id} of the side volume is never offered"
    data = {
        "basis": "双方书面同意",
        "field_groups": ["parties", "agreement"],
        "document_ids": [paper.id],
        "may_print": "y",
        "until_on": "2027-01-31",
        "answer_due_on": "",
        "message": "请审查",
    }
    assert client.post(url, data=data).status_code == 302
    made = db.session.scalars(select(Share)).one()
    assert (made.field_groups, made.may_print) == (["parties", "agreement"], True)
    assert [each.id for each in made.documents] == [paper.id]
    shown = text_of(client.page(f"/cases/{case.id}"))
    assert "城东区人民法院" in shown
    assert "还没有打开过" in shown


def test_what_is_wrong_is_said_and_what_was_typed_stays(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    client.sign_in(cast.mediator)
    data = {"basis": "书面同意", "field_groups": ["contacts"], "until_on": "2026-11-01"}
    answer = client.post(address(case.id, cast.court.id), data={**data, "message": "甲乙丙"})
    assert answer.status_code == 422
    shown = text_of(parsed(answer.text))
    assert "有效期须晚于今天" in shown
    assert "甲乙丙" in shown
    assert db.session.scalars(select(Share)).all() == []


def test_a_receiver_or_purpose_that_does_not_fit_leads_back_to_the_choice(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    client.sign_in(cast.mediator)
    for query in (
        f"receiver_id={cast.court.id}&purpose=legal_aid",
        f"receiver_id={cast.other_body.id}&purpose=court_result",
        "receiver_id=x&purpose=court_result",
        "purpose=nonsense",
    ):
        page = client.page(f"/cases/{case.id}/shares/new?{query}")
        assert "给谁，为什么" in text_of(page)


def test_taking_back_first_says_what_was_opened(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    made = grant(case, cast.court, cast.mediator)
    share_looks.look(made, ViewKind.OPENED, by=cast.court_liaison, at=MONDAY_MORNING)
    url = f"/cases/{case.id}/shares/{made.id}/revoke"
    asked = text_of(client.sign_in(cast.mediator).page(url))
    assert "打开 1 次" in asked
    assert "对方没有下载、打印过" in asked
    assert client.post(url, data={"reason": ""}).status_code == 422
    assert client.post(url, data={"reason": "当事人撤回同意"}).status_code == 302
    assert db.session.get(Share, made.id).state is ShareState.REVOKED  # type: ignore[union-attr]
    assert "收回前：打开 1 次" in text_of(client.page(f"/cases/{case.id}"))


def test_taking_back_names_what_was_taken_when_and_by_whom_and_shuts_the_door_at_once(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    paper = make_paper(case)
    made = grant(case, cast.court, cast.mediator, document_ids=[paper.id], may_print=True)
    taken = {"by": cast.court_liaison, "at": MONDAY_MORNING}
    share_looks.look(made, ViewKind.PAPER_SAVED, document_id=paper.id, **taken)
    share_looks.look(made, ViewKind.PAPER_OPENED, document_id=paper.id, **taken)
    base = f"/cases/{case.id}/shares/{made.id}"
    client.sign_in(cast.mediator)
    for path in (f"{base}/revoke", base):
        (table,) = [
            each for each in client.page(path).iter("table") if "对方已经取走的" in text_of(each)
        ]
        shown = text_of(table)
        for word in ("2026-11-23 09:00", "城东区人民法院 高宁", "下载、打印了文书《调解协议书》"):
            assert word in shown
        assert "查看了文书" not in shown
    client.post(f"{base}/revoke", data={"reason": "当事人撤回同意"})
    client.sign_in(cast.court_liaison).page(f"/desk/{made.id}", status=404)
    client.page(f"/desk/{made.id}/papers/{paper.id}/save", status=404)


def test_a_receiver_is_reminded_from_the_case(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    made = grant(case, cast.court, cast.mediator)
    url = f"/cases/{case.id}/shares/{made.id}/remind"
    assert client.sign_in(cast.mediator).post(url).status_code == 302
    assert client.post(url).status_code == 409
    assert "催办" in text_of(client.sign_in(cast.court_liaison).page("/desk"))


def test_shares_of_a_case_that_one_does_not_see_are_not_there(
    cast: Cast, client: PageClient
) -> None:
    case, other = make_case(cast), make_case(cast)
    made = grant(case, cast.court, cast.mediator)
    base = f"/cases/{case.id}/shares"
    client.sign_in(cast.other_mediator)
    for path in (f"{base}/new", f"{base}/{made.id}/revoke", f"{base}/looks"):
        client.page(path, status=404)
    assert client.post(f"{base}/{made.id}/remind").status_code == 404
    client.sign_in(cast.mediator).page(f"/cases/{other.id}/shares/{made.id}/revoke", status=404)


def test_who_may_see_but_not_share_is_turned_away(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    client.sign_in(cast.registrar).page(f"/cases/{case.id}/shares/new", status=403)
    client.sign_in(cast.city_supervisor).page(f"/cases/{case.id}/shares/new", status=403)
    archived = make_case(cast, state=CaseState.ARCHIVED)
    client.sign_in(cast.mediator).page(f"/cases/{archived.id}/shares/new", status=409)


def test_the_list_of_who_looked_is_plain(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    client.sign_in(cast.registrar)
    assert "还没有人看过" in text_of(client.page(f"/cases/{case.id}/shares/looks"))
    made = grant(case, cast.court, cast.mediator)
    share_looks.look(made, ViewKind.OPENED, by=cast.court_liaison, at=MONDAY_MORNING)
    shown = text_of(client.page(f"/cases/{case.id}/shares/looks"))
    for word in (
        "城东区人民法院",
        "高宁",
        "司法确认",
        "双方当事人书面同意",
        "查看了当事人姓名、名称",
    ):
        assert word in shown


def test_the_share_from_the_side_of_the_case_with_its_messages(
    cast: Cast, client: PageClient
) -> None:
    made = grant(planted(cast), cast.court, cast.mediator)
    path = f"/cases/{made.case_id}/shares/{made.id}"
    client.sign_in(cast.mediator)
    assert "接收单位的全部联络员" in text_of(client.page(path))
    assert client.post(f"{path}/messages", data={"text": ""}).status_code == 422
    assert client.post(f"{path}/messages", data={"text": "请先看第三条"}).status_code == 302
    client.sign_in(cast.court_liaison)
    assert "请先看第三条" in text_of(client.page(f"/desk/{made.id}"))
    client.post(f"/desk/{made.id}/messages", data={"text": "<b>已收到</b>"})
    client.sign_in(cast.mediator)
    assert "<b>已收到</b>" in text_of(client.page(path))
    filed = client.post(f"{path}/messages/1/file", data={"chosen": "1"})
    assert filed.status_code == 302
    assert "归入正卷" in text_of(client.page(path))
    client.sign_in(cast.stranger)
    client.page(path, status=404)
