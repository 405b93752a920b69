"""The page of the ways out: one click for the papers, procedures with their steps, who may."""

from datetime import date

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.small_flows import ExitState
from mediation.extensions import db
from mediation.models import Case
from mediation.queries import papers
from tests.cast import Cast, sign_in
from tests.page_checks import PageClient, elements, parsed, text_of
from tests.services.paper_cases import broken, confirmed
from tests.typed_forms import errors_of


@pytest.fixture
def mediator(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.mediator)


@pytest.fixture
def late(cast: Cast) -> Case:
    """The employer did not pay the wages that were agreed."""
    return broken(cast)


def url(case: Case, rest: str = "") -> str:
    return f"/cases/{case.id}/agreements/exits{rest}"


def links(page, word: str) -> list[str]:
    return [
        each.get("href", "") for each in elements(page) if each.tag == "a" and word in text_of(each)
    ]


def test_one_click_issues_the_set_and_lists_it(mediator: PageClient, late: Case) -> None:
    page = mediator.page(url(late))
    actions = [each.get("action", "") for each in elements(page) if each.tag == "form"]
    assert url(late, "/papers/payment_order") in actions
    assert url(late, "/papers/enforcement") not in actions
    answer = mediator.post(url(late, "/papers/payment_order"))
    assert answer.location.endswith("#papers")
    text = text_of(mediator.page(url(late)))
    assert "已出具的申请材料" in text
    assert "支付令的申请材料已经备齐：《调解协议书》" in text
    assert {each.paper.kind for each in papers.of_case(late.id)} == {
        "agreement",
        "payment_order_application",
    }


def test_the_page_of_an_archived_case_offers_nothing_that_would_fail(
    mediator: PageClient, late: Case
) -> None:
    day = date(2026, 11, 23)
    late.state, late.closed_on, late.archived_on = CaseState.ARCHIVED, day, day
    db.session.commit()
    page = mediator.page(url(late))
    actions = [each.get("action", "") for each in elements(page) if each.tag == "form"]
    assert not [action for action in actions if "/exits" in action]
    assert "案件是“已归档”，这一页只供查看" in text_of(page)


def test_the_best_way_is_marked_with_its_reason(mediator: PageClient, late: Case) -> None:
    text = text_of(mediator.page(url(late)))
    assert "首选：支付令" in text
    assert "十五日内对方不异议就可以申请强制执行" in text


def test_what_is_missing_leads_to_its_field(mediator: PageClient, late: Case) -> None:
    worker, company = late.applicants[0], late.respondents[0]
    worker.identity_number, company.legal_representative = None, None
    db.session.commit()
    page = mediator.page(url(late))
    (number,) = set(links(page, "王秀兰的证件号码"))
    (leader,) = set(links(page, "城东悦来酒店有限公司的法定代表人"))
    assert number == f"/cases/{late.id}/edit#applicants-0-identity_number"
    assert leader.endswith("#respondents-0-legal_representative")
    edit = mediator.page(number.partition("#")[0])
    known = {each.get("id") for each in elements(edit)}
    assert {number.partition("#")[2], leader.partition("#")[2]} <= known
    refused = mediator.post(url(late, "/papers/payment_order"))
    assert refused.status_code == 409
    assert "王秀兰的证件号码" in refused.text
    assert not papers.of_case(late.id)


def test_a_way_that_is_none_is_not_found(mediator: PageClient, late: Case) -> None:
    assert mediator.post(url(late, "/papers/prayer")).status_code == 404


def test_a_procedure_is_followed_from_filing_to_enforcement(
    cast: Cast, mediator: PageClient, late: Case
) -> None:
    told = {
        "kind": "judicial_confirmation",
        "receiver": str(cast.court.id),
        "applied_on": "2026-11-23",
        "applicant": "both",
    }
    assert mediator.post(url(late), data=told).status_code == 302
    (row,) = late.agreements[0].exits
    own = url(late, f"/{row.id}")
    assert "登记送达" not in text_of(mediator.page(own))
    granted = {
        "state": "granted",
        "docket_number": "（2026）诉前调确1号",
        "result_on": "2026-11-23",
    }
    assert mediator.post(own, data=granted).status_code == 302
    assert mediator.post(f"{own}/service", data={"served_on": "2026-11-23"}).status_code == 302
    db.session.expire_all()
    assert (row.state, row.served_on) == (ExitState.GRANTED, date(2026, 11, 23))
    text = text_of(mediator.page(url(late)))
    assert "（2026）诉前调确1号" in text
    assert "起可以申请强制执行" in text
    assert "首选：强制执行" in text
    assert "法定最后一天" in text
    assert "2028-11-20" in text
    assert mediator.post(url(late, "/papers/enforcement")).status_code == 302


def test_a_refusal_tells_what_opens_next(cast: Cast, mediator: PageClient, late: Case) -> None:
    row = confirmed(late, cast)
    told = {"state": "refused", "result_on": "2026-11-23", "note": "内容不明确"}
    assert mediator.post(url(late, f"/{row.id}"), data=told).status_code == 302
    text = text_of(mediator.page(url(late)))
    assert "接下来：直接起诉（不予司法确认后）（现在可以走）" in text
    assert "首选：直接起诉（不予司法确认后）" in text


@pytest.mark.parametrize(
    ("rest", "told", "field"),
    [
        ("", {"state": "enforced", "result_on": "2026-11-23"}, "state"),
        ("", {"state": "refused", "result_on": "2026-11-23"}, "note"),
        ("", {"state": "refused", "result_on": "2026-12-01", "note": "x"}, "result_on"),
        ("/service", {"served_on": "2026-12-01"}, "served_on"),
        ("/service", {"served_on": "23日"}, "served_on"),
    ],
)
def test_what_cannot_be_stays_typed_beside_its_field(
    cast: Cast, mediator: PageClient, late: Case, rest: str, told: dict[str, str], field: str
) -> None:
    row = confirmed(late, cast)
    response = mediator.post(url(late, f"/{row.id}{rest}"), data=told)
    assert response.status_code == 422
    assert field in errors_of(response.text)
    assert parsed(response.text) is not None
    db.session.expire_all()
    assert row.state is ExitState.GRANTED


def test_a_procedure_of_another_case_is_not_found(
    cast: Cast, mediator: PageClient, late: Case
) -> None:
    other = broken(cast)
    row = confirmed(other, cast)
    mediator.page(url(late, f"/{row.id}"), status=404)


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("mediator", 200),
        ("supervisor", 200),
        ("registrar", 403),
        ("stranger", 404),
        ("court_liaison", 403),
        ("hr_liaison", 403),
        ("system_admin", 403),
    ],
)
def test_the_page_and_its_acts_are_for_those_who_do_the_work(
    cast: Cast, client: PageClient, late: Case, who: str, status: int
) -> None:
    row = confirmed(late, cast)
    sign_in(client, getattr(cast, who))
    assert client.get(url(late, f"/{row.id}")).status_code in {status, 403, 404}
    got = client.get(url(late)).status_code
    assert got == status or (status != 200 and got in {403, 404})
    acted = client.post(url(late, "/papers/enforcement")).status_code
    assert (acted == 302) == (status == 200)
