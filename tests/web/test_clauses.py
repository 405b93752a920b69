"""条款库: the list and its search, the forms of each kind, the second person, strangers."""

from datetime import date

import pytest
from flask import Flask

from mediation.domain.agreement.clauses import NATIONAL
from mediation.domain.four_eyes import ApprovalState
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import OfficeClause
from tests.cast import Cast, make_user, sign_in
from tests.factories import make_case
from tests.page_checks import PageClient, text_of
from tests.statements import seen_statements
from tests.typed_forms import errors_of, values_of_form
from tests.web.clauses import NEW, VISIT, propose


@pytest.fixture
def keeper(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.city_supervisor)


@pytest.fixture
def second(app: Flask, cast: Cast) -> PageClient:
    found = make_user("citysupervisor2", "何平", cast.city_union, Role.SUPERVISOR)
    db.session.commit()
    return sign_in(app.test_client(), found)


def state_of(clause_id: int) -> ApprovalState:
    db.session.expire_all()
    return db.session.get_one(OfficeClause, clause_id).state


def test_every_shipped_clause_stands_on_the_page_with_its_article(keeper: PageClient) -> None:
    text = text_of(keeper.page("/clauses/"))
    for clause in NATIONAL:
        assert f"{clause.code} {clause.title}" in text
        assert clause.article in text
    assert f"共 {len(NATIONAL)} 条" in text


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("kind=default", "N50", "N01"),
        ("words=竞业限制", "N71", "N50"),
        ("words=劳动合同法 50&kind=certificate", "N30", "N72"),
        ("words=没有这样的词", "没有符合条件的条款", "N01"),
        ("kind=nonsense", "N01", "没有符合条件"),
    ],
)
def test_the_list_is_narrowed(keeper: PageClient, query: str, there: str, gone: str) -> None:
    text = text_of(keeper.page(f"/clauses/?{query}"))
    assert there in text
    assert gone not in text


def test_a_clause_counts_once_a_second_person_agrees(
    keeper: PageClient, second: PageClient
) -> None:
    clause_id = propose(keeper, valid_from="2026-11-23").id
    assert "待复核" in text_of(keeper.page("/clauses/"))
    page = text_of(second.page(f"/clauses/editions/{clause_id}"))
    assert "此前没有这一条款" in page
    assert "自动带入" in page
    assert "0 份协议" in page
    assert second.post(f"/clauses/editions/{clause_id}/approve").status_code == 302
    assert state_of(clause_id) is ApprovalState.APPROVED
    listed = text_of(keeper.page("/clauses/?words=回访"))
    assert "地区 4201" in listed
    assert "新草稿自动带入" in listed


def test_nobody_approves_their_own_clause(keeper: PageClient) -> None:
    clause_id = propose(keeper).id
    page = keeper.page(f"/clauses/editions/{clause_id}")
    actions = {form.get("action") for form in page.iter("form")}
    assert f"/clauses/editions/{clause_id}/withdraw" in actions
    assert f"/clauses/editions/{clause_id}/approve" not in actions
    assert "另一人" in text_of(page)
    assert keeper.post(f"/clauses/editions/{clause_id}/approve").status_code == 403
    assert state_of(clause_id) is ApprovalState.WAITING


def test_the_second_person_may_say_no(keeper: PageClient, second: PageClient) -> None:
    clause_id = propose(keeper).id
    assert second.post(f"/clauses/editions/{clause_id}/refuse").status_code == 302
    assert state_of(clause_id) is ApprovalState.REFUSED
    assert second.post(f"/clauses/editions/{clause_id}/approve").status_code == 409


def test_one_takes_back_what_one_proposed(keeper: PageClient, second: PageClient) -> None:
    clause_id = propose(keeper).id
    assert second.post(f"/clauses/editions/{clause_id}/withdraw").status_code == 403
    assert keeper.post(f"/clauses/editions/{clause_id}/withdraw").status_code == 302
    assert state_of(clause_id) is ApprovalState.WITHDRAWN


def test_a_new_edition_begins_with_the_old_and_its_difference_is_told(
    keeper: PageClient, second: PageClient
) -> None:
    first = propose(keeper)
    key, code = first.id, first.code
    second.post(f"/clauses/editions/{key}/approve")
    url = f"/clauses/{code}/editions/new?after={key}"
    values = values_of_form(
        next(
            form
            for form in keeper.page(url).iter("form")
            if "editions/new" in (form.get("action") or "")
        )
    )
    assert values["title"] == ["配合工会回访"]
    assert values["region"] == ["4201"]
    changed = {"text": "付款方付款后三日内提供付款凭证。", "valid_from": "2027-01-01"}
    newer = propose(keeper, url, **changed).id
    page = text_of(second.page(f"/clauses/editions/{newer}"))
    assert "双方同意调解组织在履行期间电话回访。" in page
    assert "付款方付款后三日内提供付款凭证。" in page
    second.post(f"/clauses/editions/{newer}/approve")
    assert state_of(key) is ApprovalState.ENDED
    assert db.session.get_one(OfficeClause, key).valid_to == date(2026, 12, 31)
    both = text_of(keeper.page(f"/clauses/{code}"))
    assert "第 1 版" in both
    assert "第 2 版" in both


def test_a_shipped_clause_gets_an_edition_of_an_employer(
    cast: Cast, keeper: PageClient, second: PageClient
) -> None:
    make_case(cast)
    url = "/clauses/N72/editions/new"
    answer = keeper.post(url, data={**VISIT, "region": "", "employer": "没有的公司"})
    assert "employer" in errors_of(answer.text)
    clause = propose(keeper, url, region="", employer="城东悦来酒店有限公司")
    assert (clause.code, clause.edition, clause.region) == ("N72", 1, "")
    page = text_of(second.page(f"/clauses/editions/{clause.id}"))
    assert "城东悦来酒店有限公司" in page
    assert "归还工作物品" in page


def test_a_clause_is_given_up_by_a_second_person_too(
    keeper: PageClient, second: PageClient
) -> None:
    clause_id = propose(keeper).id
    second.post(f"/clauses/editions/{clause_id}/approve")
    url = f"/clauses/editions/{clause_id}/retire"
    told = {"valid_from": "2027-06-01", "reason": "不再需要"}
    assert keeper.post(url, data={**told, "reason": ""}).status_code == 422
    assert second.post(url, data=told).status_code == 302
    end = db.session.query(OfficeClause).order_by(OfficeClause.id.desc()).first().id
    assert "停用" in text_of(keeper.page(f"/clauses/editions/{end}"))
    assert keeper.post(f"/clauses/editions/{end}/approve").status_code == 302
    db.session.expire_all()
    assert db.session.get_one(OfficeClause, clause_id).valid_to == date(2027, 5, 31)
    assert keeper.post(f"/clauses/editions/{end}/retire", data=told).status_code == 422


@pytest.mark.parametrize(
    "who", ["registrar", "mediator", "court_liaison", "security_admin", "audit_admin"]
)
def test_other_roles_do_not_propose(cast: Cast, client: PageClient, who: str) -> None:
    sign_in(client, getattr(cast, who))
    assert client.get(NEW).status_code == 403
    assert client.post("/clauses/N01/editions/new", data=VISIT).status_code == 403


def test_a_mediator_reads_the_library(cast: Cast, client: PageClient) -> None:
    sign_in(client, cast.mediator)
    page = client.page("/clauses/")
    assert "由最上级工会的负责人" in text_of(page)
    assert not [link for link in page.iter("a") if "/new" in (link.get("href") or "")]
    assert "工资分期支付" in text_of(client.page("/clauses/N02"))


def test_a_supervisor_below_reads_but_does_not_keep(cast: Cast, client: PageClient) -> None:
    sign_in(client, cast.supervisor)
    for url in (NEW, "/clauses/N01/editions/new"):
        assert client.get(url).status_code == 403
        assert client.post(url, data=VISIT).status_code == 403
    assert not db.session.query(OfficeClause).count()


@pytest.mark.parametrize(
    "address",
    [
        *("/clauses/N999", "/clauses/new/escape", "/clauses/editions/9"),
        *("/clauses/N999/editions/new", "/clauses/N01/editions/new?after=9"),
    ],
)
def test_a_clause_of_nothing_is_not_found(keeper: PageClient, address: str) -> None:
    keeper.page(address, status=404)


def test_the_list_costs_the_same_with_one_clause_and_with_many(
    keeper: PageClient, second: PageClient
) -> None:
    def cost() -> int:
        with seen_statements() as statements:
            keeper.page("/clauses/")
        return len(statements)

    second.post(f"/clauses/editions/{propose(keeper, valid_from='2026-11-01').id}/approve")
    propose(keeper)
    before = cost()
    for _ in range(4):
        second.post(f"/clauses/editions/{propose(keeper, valid_from='2026-11-01').id}/approve")
        propose(keeper)
    assert cost() == before
