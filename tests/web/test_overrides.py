"""Letting a red finding pass, on the pages: who sees it, who asks, who decides."""

import pytest

from mediation.extensions import db
from mediation.models import Agreement, AgreementOverride, Case
from tests.cast import Cast, sign_in
from tests.page_checks import PageClient
from tests.services.agreement_steps import case_at_the_table, draft_with, payment_term, saved
from tests.services.test_agreement_overrides import REASON, VOID, asked, found
from tests.typed_forms import errors_of
from tests.web.workbench import url, words_of

CANARY = "金丝雀理由"
OUTSIDERS = ("registrar", "court_liaison", "hr_liaison", "justice_liaison", "audit_admin")


@pytest.fixture
def case(cast: Cast) -> Case:
    return case_at_the_table(cast)


@pytest.fixture
def agreement(case: Case, cast: Cast) -> Agreement:
    return saved(case, cast, draft_with(payment_term(case), VOID))


def page_of(case: Case, agreement: Agreement) -> str:
    return url(case, f"/{agreement.id}/overrides/{found(case, agreement)}")


def test_from_the_workbench_to_the_decision(
    cast: Cast, client: PageClient, case: Case, agreement: Agreement
) -> None:
    address = page_of(case, agreement)
    mediator = sign_in(client, cast.mediator)
    assert address in mediator.get(url(case, f"/{agreement.id}")).text
    assert "刑事" in words_of(mediator.get(address).text)
    assert mediator.post(address, data={"reason": REASON}).status_code == 302
    wish = db.session.query(AgreementOverride).one()
    workbench = words_of(mediator.get(url(case, f"/{agreement.id}")).text)
    assert "待复核" in workbench
    assert "金丝雀" in workbench
    decision = url(case, f"/overrides/{wish.id}")
    assert mediator.post(decision, data={"decision": "granted"}).status_code == 403

    supervisor = sign_in(client, cast.supervisor)
    assert "1 处协议体检放行等您复核" in words_of(supervisor.get("/").text)
    assert address in supervisor.get("/overrides").text
    assert CANARY in supervisor.get(address).text
    answer = supervisor.post(decision, data={"decision": "granted", "note": "已核实。"})
    assert answer.status_code == 302
    assert "没有等您复核" in words_of(supervisor.get("/overrides").text)

    mediator = sign_in(client, cast.mediator)
    assert "已放行" in words_of(mediator.get(url(case, f"/{agreement.id}")).text)
    settled = mediator.post(url(case, f"/{agreement.id}/settle"), data={"agreed_on": "2026-11-23"})
    assert settled.status_code == 302


def test_a_short_reason_and_a_refusal_without_one_are_told_beside_the_field(
    cast: Cast, client: PageClient, case: Case, agreement: Agreement
) -> None:
    mediator = sign_in(client, cast.mediator)
    answer = mediator.post(page_of(case, agreement), data={"reason": "可以。"})
    assert answer.status_code == 422
    assert "reason" in errors_of(answer.text)
    wish = asked(case, agreement, cast.mediator)
    supervisor = sign_in(client, cast.supervisor)
    answer = supervisor.post(
        url(case, f"/overrides/{wish.id}"), data={"decision": "refused", "note": ""}
    )
    assert answer.status_code == 422
    assert "note" in errors_of(answer.text)
    assert CANARY in answer.text


def test_a_wish_is_taken_back(
    cast: Cast, client: PageClient, case: Case, agreement: Agreement
) -> None:
    wish = asked(case, agreement, cast.mediator)
    mediator = sign_in(client, cast.mediator)
    back = mediator.post(url(case, f"/overrides/{wish.id}/withdraw"))
    assert back.status_code == 302
    assert "已撤回" in words_of(mediator.get(page_of(case, agreement)).text)


def test_the_supervisor_of_the_union_above_decides_too(
    cast: Cast, client: PageClient, case: Case, agreement: Agreement
) -> None:
    wish = asked(case, agreement, cast.supervisor)
    above = sign_in(client, cast.city_supervisor)
    assert CANARY in above.get("/overrides").text
    assert "提请放行" not in above.get(page_of(case, agreement)).text
    answer = above.post(url(case, f"/overrides/{wish.id}"), data={"decision": "granted"})
    assert answer.status_code == 302


@pytest.mark.parametrize("person", OUTSIDERS)
def test_nobody_else_sees_a_word_of_it(
    cast: Cast, client: PageClient, case: Case, agreement: Agreement, person: str
) -> None:
    wish = asked(case, agreement, cast.mediator)
    visitor = sign_in(client, getattr(cast, person))
    for address in (page_of(case, agreement), "/overrides", f"/cases/{case.id}"):
        answer = visitor.get(address)
        assert CANARY not in answer.text, address
    assert visitor.get(page_of(case, agreement)).status_code == 403
    assert visitor.get("/overrides").status_code == 403
    for rest in ("", "/withdraw"):
        address = url(case, f"/overrides/{wish.id}{rest}")
        assert visitor.post(address, data={"decision": "granted"}).status_code == 403


def test_a_supervisor_elsewhere_does_not_find_it(
    cast: Cast, client: PageClient, case: Case, agreement: Agreement
) -> None:
    wish = asked(case, agreement, cast.mediator)
    other = sign_in(client, cast.stranger)
    assert CANARY not in other.get("/overrides").text
    assert other.get(page_of(case, agreement)).status_code in {403, 404}
    assert other.post(url(case, f"/overrides/{wish.id}")).status_code in {403, 404}


def test_a_finding_that_is_not_kept_leads_back_to_saving(
    cast: Cast, client: PageClient, case: Case, agreement: Agreement
) -> None:
    mediator = sign_in(client, cast.mediator)
    answer = mediator.get(url(case, f"/{agreement.id}/overrides/{'0' * 64}"))
    assert answer.status_code == 409
    assert "请先保存草稿" in answer.text
