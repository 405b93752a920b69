"""文书用语: the list, proposing, the second person, strangers."""

from datetime import date

import pytest
from flask import Flask

from mediation.domain.four_eyes import ApprovalState
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import PaperWording
from mediation.services.paper_wordings import PASSAGES
from tests.cast import Cast, make_user, sign_in
from tests.page_checks import PageClient, parsed, text_of
from tests.statements import seen_statements
from tests.typed_forms import errors_of, values_of_form
from tests.web.wordings import AID, NEW, PAGE, propose

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def keeper(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.city_supervisor)


@pytest.fixture
def second(app: Flask, cast: Cast) -> PageClient:
    found = make_user("citysupervisor2", "何平", cast.city_union, Role.SUPERVISOR)
    db.session.commit()
    return sign_in(app.test_client(), found)


def state_of(wording_id: int) -> ApprovalState:
    db.session.expire_all()
    return db.session.get_one(PaperWording, wording_id).state


def approve(second: PageClient, row: PaperWording) -> None:
    assert second.post(f"/wordings/editions/{row.id}/approve").status_code == 302


def test_every_passage_stands_on_the_page(keeper: PageClient) -> None:
    page = keeper.page("/wordings/")
    links = {link.get("href") for link in page.iter("a")}
    every = [(kind, each) for kind, found in PASSAGES.items() for each in found]
    for kind, passage in every:
        assert f"/wordings/{kind.value}/{passage.name}" in links
    assert f"共 {len(every)} 段" in text_of(page)
    assert not [link for link in links if link and "signed_agreement" in link]


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("stage=closing", "终结后的权利", "回执的性质"),
        ("words=收件回执", "回执的性质", "终结后的权利"),
        ("words=逾期可能丧失 仲裁", "终结后的权利", "回执的性质"),
        ("words=没有这样的词", "没有符合条件的段落", "回执的性质"),
        ("whose=own", "没有符合条件的段落", "回执的性质"),
        ("stage=nonsense", "回执的性质", "没有符合条件"),
    ],
)
def test_the_list_is_narrowed(keeper: PageClient, query: str, there: str, gone: str) -> None:
    text = text_of(keeper.page(f"/wordings/?{query}"))
    assert there in text
    assert gone not in text


def test_words_count_once_a_second_person_agrees(keeper: PageClient, second: PageClient) -> None:
    row = propose(keeper)
    assert "待复核" in text_of(keeper.page("/wordings/"))
    page = second.page(f"/wordings/editions/{row.id}")
    assert "调解终结书 · 终结后的权利 · 地区 4201" in text_of(page)
    assert [each.text for each in page.iter("ins")]
    approve(second, row)
    assert state_of(row.id) is ApprovalState.APPROVED
    listed = text_of(keeper.page("/wordings/?whose=own"))
    assert "地区 4201 第 1 版" in listed
    assert "共 1 段" in listed
    shown = text_of(keeper.page(PAGE))
    assert "可以拨打12348" in shown
    assert "逾期可能丧失相应权利" in shown


def test_nobody_approves_their_own_words(keeper: PageClient) -> None:
    row = propose(keeper)
    page = keeper.page(f"/wordings/editions/{row.id}")
    actions = {form.get("action") for form in page.iter("form")}
    assert f"/wordings/editions/{row.id}/withdraw" in actions
    assert f"/wordings/editions/{row.id}/approve" not in actions
    assert "另一人" in text_of(page)
    assert keeper.post(f"/wordings/editions/{row.id}/approve").status_code == 403
    assert state_of(row.id) is ApprovalState.WAITING


def test_the_second_person_may_say_no(keeper: PageClient, second: PageClient) -> None:
    row = propose(keeper)
    assert second.post(f"/wordings/editions/{row.id}/refuse").status_code == 302
    assert state_of(row.id) is ApprovalState.REFUSED
    assert second.post(f"/wordings/editions/{row.id}/approve").status_code == 409


def test_one_takes_back_what_one_proposed(keeper: PageClient, second: PageClient) -> None:
    row = propose(keeper)
    assert second.post(f"/wordings/editions/{row.id}/withdraw").status_code == 403
    assert keeper.post(f"/wordings/editions/{row.id}/withdraw").status_code == 302
    assert state_of(row.id) is ApprovalState.WITHDRAWN


def test_a_new_edition_begins_with_the_old(keeper: PageClient, second: PageClient) -> None:
    first = propose(keeper)
    key = first.id
    approve(second, first)
    url = f"{NEW}?after={key}"
    form = next(each for each in keeper.page(url).iter("form") if each.get("action") == url)
    values = values_of_form(form)
    assert (values["text"], values["region"]) == ([AID["text"]], ["4201"])
    newer = propose(keeper, url, text=f"{AID['text']}另行告知。", valid_from="2027-01-01")
    approve(second, newer)
    assert state_of(key) is ApprovalState.ENDED
    assert db.session.get_one(PaperWording, key).valid_to == date(2026, 12, 31)
    both = text_of(keeper.page(PAGE))
    assert "地区 4201 第 1 版" in both
    assert "地区 4201 第 2 版" in both


def test_the_words_of_a_place_are_given_up_by_a_second_person(
    keeper: PageClient, second: PageClient
) -> None:
    row = propose(keeper)
    key = row.id
    approve(second, row)
    url = f"/wordings/editions/{key}/end"
    told = {"valid_from": "2027-06-01", "reason": "不再需要"}
    assert keeper.post(url, data={**told, "reason": ""}).status_code == 422
    assert second.post(url, data=told).status_code == 302
    end = db.session.query(PaperWording).order_by(PaperWording.id.desc()).first().id
    page = text_of(keeper.page(f"/wordings/editions/{end}"))
    assert "停用，恢复上一级的用语" in page
    assert "随系统提供" in page
    assert keeper.post(f"/wordings/editions/{end}/approve").status_code == 302
    assert db.session.get_one(PaperWording, key).valid_to == date(2027, 5, 31)
    assert keeper.post(f"/wordings/editions/{end}/end", data=told).status_code == 422


def test_what_is_wrong_is_told_beside_its_field(keeper: PageClient) -> None:
    answer = keeper.post(NEW, data={**AID, "text": "{案号}", "valid_from": "2026-11-01"})
    assert answer.status_code == 422
    assert {"text", "valid_from"} <= set(errors_of(answer.text))
    answer = keeper.post(NEW, data={**AID, "text": "申请仲裁{{7*7}}"})
    assert "没有字段" in text_of(parsed(answer.text))
    assert not db.session.query(PaperWording).count()


@pytest.mark.parametrize(
    "who", ["registrar", "mediator", "court_liaison", "security_admin", "audit_admin"]
)
def test_other_roles_do_not_propose(cast: Cast, client: PageClient, who: str) -> None:
    sign_in(client, getattr(cast, who))
    assert client.get(NEW).status_code == 403
    for url in (NEW, f"{PAGE}/check", f"{PAGE}/preview.pdf"):
        assert client.post(url, data=AID).status_code == 403


def test_a_mediator_reads_the_wordings(cast: Cast, client: PageClient) -> None:
    sign_in(client, cast.mediator)
    page = client.page("/wordings/")
    assert "由最上级工会的负责人" in text_of(page)
    shown = client.page(PAGE)
    assert not [link for link in shown.iter("a") if "/new" in (link.get("href") or "")]


def test_a_supervisor_below_reads_but_does_not_keep(cast: Cast, client: PageClient) -> None:
    sign_in(client, cast.supervisor)
    client.page(PAGE)
    assert client.get(NEW).status_code == 403
    for url in (NEW, f"{PAGE}/check", f"{PAGE}/preview.pdf"):
        assert client.post(url, data=AID).status_code == 403
    assert not db.session.query(PaperWording).count()


@pytest.mark.parametrize(
    "address",
    [
        *("/wordings/nothing/receipt.nature", "/wordings/receipt/agreement.signed"),
        *("/wordings/signed_agreement/agreement.signed", "/wordings/editions/9"),
        *(f"{NEW}?after=9", "/wordings/receipt/nothing/new"),
    ],
)
def test_a_passage_of_nothing_is_not_found(keeper: PageClient, address: str) -> None:
    keeper.page(address, status=404)


def test_words_of_a_passage_that_a_release_took_away_can_still_be_read(
    keeper: PageClient, second: PageClient
) -> None:
    row = propose(keeper)
    approve(second, row)
    row = db.session.get_one(PaperWording, row.id)
    row.passage, row.kind = "closing_notice.gone", "gone_notice"
    db.session.commit()
    for address in ("/wordings/", f"/wordings/editions/{row.id}"):
        assert "gone_notice · closing_notice.gone" in text_of(keeper.page(address))
    assert "可以拨打12348" in text_of(keeper.page(f"/wordings/editions/{row.id}"))
    told = {"valid_from": "2027-06-01", "reason": "不再需要"}
    assert keeper.post(f"/wordings/editions/{row.id}/end", data=told).status_code == 404


def test_the_list_costs_the_same_with_one_edition_and_with_many(
    keeper: PageClient, second: PageClient
) -> None:
    def cost() -> int:
        with seen_statements() as statements:
            keeper.page("/wordings/")
        return len(statements)

    approve(second, propose(keeper))
    propose(keeper, region="42")
    before = cost()
    for region in ("43", "44", "45", "46"):
        approve(second, propose(keeper, region=region))
        propose(keeper, region=f"{region}01", text=f"{AID['text']}请留意。")
    assert cost() == before
