"""The workbench: what is typed is kept, checked, compared and registered."""

from datetime import date
from typing import Any

import pytest

from mediation.domain.agreement.draft import TermDraft
from mediation.domain.agreement.words import TermKind
from mediation.domain.case_flow import CaseState
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import Agreement
from tests.cast import Cast, sign_in
from tests.page_checks import PageClient, parsed, text_of
from tests.services.agreement_steps import case_at_the_table, draft_with, payment_term, saved
from tests.typed_forms import errors_of
from tests.web.workbench import NAMES, findings, opened, posted, typed, url, words_of

OF_THE_PAGE = {"version", "csrf_token", "form_key"}


@pytest.fixture
def mediator(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.mediator)


def test_the_first_draft_is_what_was_claimed(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast, NAMES)
    fields = opened(mediator, case, "")
    assert fields["terms-0-amount"] == "37,800.00"
    assert fields["terms-0-payer"] == str(case.respondents[0].id)
    assert [fields[f"terms-0-shares-{place}-amount"] for place in range(4)] == [
        *["12,600.00"] * 3,
        "",
    ]
    assert fields["disputed_facts"] == case.facts


def test_what_is_saved_stands_on_the_page_again(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast, NAMES)
    fields = opened(mediator, case) | {"terms-0-due_on": "2026-12-31", "copies": "5"}
    response = mediator.post(url(case, "/new"), data=fields)
    assert response.status_code == 302
    again = typed(mediator.get(response.location).text)
    assert {name: value for name, value in again.items() if name not in OF_THE_PAGE} == {
        name: value for name, value in fields.items() if name not in OF_THE_PAGE
    }
    assert case.agreements[0].terms[0].instalments[0].due_on == date(2026, 12, 31)


def test_a_sum_that_cannot_be_read_stays_typed_with_a_sentence(
    cast: Cast, mediator: PageClient
) -> None:
    case = case_at_the_table(cast)
    fields = opened(mediator, case) | {"terms-0-amount": "一万二", "disputed_facts": "打印过的字"}
    page = posted(mediator, url(case, "/new"), fields, 422)
    again = typed(page)
    assert again["terms-0-amount"] == "一万二"
    assert again["disputed_facts"] == "打印过的字"
    assert "阿拉伯数字" in words_of(page)
    assert not db.session.query(Agreement).count()


def test_what_the_service_refuses_stands_beside_the_field(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    fields = opened(mediator, case) | {"terms-0-payer": "0", "terms-0-amount": ""}
    text = words_of(posted(mediator, url(case, "/new"), fields, 422))
    assert "请选择由谁付款" in text
    assert "请填写大于零的金额" in text


def test_the_check_stands_beside_the_draft_and_offers_to_mend(
    cast: Cast, mediator: PageClient
) -> None:
    case = case_at_the_table(cast)
    agreement = saved(
        case, cast, draft_with(payment_term(case, due_on=date(2027, 2, 28)), copies=3)
    )
    page = mediator.get(url(case, f"/{agreement.id}")).text
    assert "第 1 条应付日 2027-02-28 是星期日" in findings(page)
    (button,) = offers(page, "改为 2027-02-26（周五）")
    wanted = {"repair": button.get("value")}
    mended = posted(mediator, url(case, f"/{agreement.id}"), typed(page) | wanted)
    assert typed(mended)["terms-0-due_on"] == "2027-02-26"
    assert not any("星期日" in title for title in findings(mended))


def offers(page: str, words: str) -> list[Any]:
    """The buttons of the check that say this."""
    return [
        button
        for button in parsed(page).iter("button")
        if button.get("name") == "repair" and text_of(button) == words
    ]


def test_a_repair_adds_a_clause_and_loses_nothing_that_is_typed(
    cast: Cast, mediator: PageClient
) -> None:
    case = case_at_the_table(cast)
    fields = opened(mediator, case) | {"terms-0-due_on": "2026-12-31"}
    page = posted(mediator, url(case, "/new"), fields | {"remove": "terms-9"})
    (button,) = offers(page, "加入逾期责任条款")
    unreadable = {"terms-0-amount": "一万二", "repair": button.get("value")}
    again = typed(posted(mediator, url(case, "/new"), fields | unreadable))
    assert again["terms-2-kind"] == "default"
    assert again["terms-2-particulars-extra"] == "lpr"
    assert again["terms-0-amount"] == "一万二"


def test_a_repair_that_takes_a_clause_out_leaves_the_others_as_they_were(
    cast: Cast, mediator: PageClient
) -> None:
    case = case_at_the_table(cast)
    void = TermDraft(TermKind.OTHER, text="申请人不再追究被申请人的刑事责任。")
    other = TermDraft(TermKind.OTHER, text="被申请人于2026年12月31日前归还工具。")
    agreement = saved(case, cast, draft_with(payment_term(case), void, other))
    page = mediator.get(url(case, f"/{agreement.id}")).text
    (button,) = offers(page, "删去这一句")
    wanted = {"repair": button.get("value")}
    again = typed(posted(mediator, url(case, f"/{agreement.id}"), typed(page) | wanted))
    assert again["terms-1-text"] == other.text
    assert "terms-2-kind" not in again


def test_a_repair_of_what_is_not_found_changes_nothing(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    fields = opened(mediator, case)
    again = typed(posted(mediator, url(case, "/new"), fields | {"repair": "0" * 64}))
    assert {name: value for name, value in again.items() if name not in OF_THE_PAGE} == {
        name: value for name, value in fields.items() if name not in OF_THE_PAGE
    }


def test_the_second_writer_is_told_and_loses_nothing(
    cast: Cast, mediator: PageClient, client: PageClient
) -> None:
    case = case_at_the_table(cast)
    agreement = saved(case, cast, draft_with(payment_term(case)))
    address = url(case, f"/{agreement.id}")
    mine = typed(mediator.get(address).text) | {"terms-0-amount": "7,000.00"}
    theirs = typed(mediator.get(address).text) | {
        "terms-0-amount": "9,000.00",
        "terms-0-shares-0-amount": "9,000.00",
    }
    assert mediator.post(address, data=theirs).status_code == 302
    page = posted(mediator, address, mine, 409)
    assert "9,000.00" in words_of(page)
    again = typed(page)
    assert again["terms-0-amount"] == "7,000.00"
    again["terms-0-shares-0-amount"] = "7,000.00"
    assert mediator.post(address, data=again).status_code == 302
    db.session.expire_all()
    assert agreement.terms[0].amount_fen == 7_000_00


def test_two_drafts_are_compared_clause_by_clause(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    old = saved(case, cast, draft_with(payment_term(case)))
    new = saved(case, cast, draft_with(payment_term(case, "9000.00")))
    text = text_of(mediator.page(url(case, f"/compare?old={old.id}&new={new.id}")))
    assert "12,600.00" in text
    assert "9,000.00" in text
    same = text_of(mediator.page(url(case, f"/compare?old={old.id}&new={old.id}")))
    assert "完全相同" in same
    mediator.page(url(case, f"/compare?old={old.id}&new=99999"), status=404)


def test_a_draft_is_registered_from_its_page(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    agreement = saved(case, cast, draft_with(payment_term(case)))
    response = mediator.post(url(case, f"/{agreement.id}/settle"), data={"agreed_on": "2026-11-23"})
    assert response.status_code == 302
    db.session.expire_all()
    assert case.state is CaseState.SETTLED
    assert agreement.state is AgreementState.SIGNING


@pytest.mark.parametrize("day", ["2026-11-24", "", "昨天"])
def test_a_day_that_cannot_be_is_refused(cast: Cast, mediator: PageClient, day: str) -> None:
    case = case_at_the_table(cast)
    agreement = saved(case, cast, draft_with(payment_term(case)))
    posted(mediator, url(case, f"/{agreement.id}/settle"), {"agreed_on": day}, 422)
    db.session.expire_all()
    assert case.state is CaseState.MEDIATING


def test_a_red_finding_stops_the_registration_beside_its_field(
    cast: Cast, mediator: PageClient
) -> None:
    case = case_at_the_table(cast)
    agreement = saved(case, cast, draft_with(payment_term(case, purpose="有关费用")))
    page = posted(mediator, url(case, f"/{agreement.id}/settle"), {"agreed_on": "2026-11-23"}, 422)
    assert "terms-0-purpose" in errors_of(page)
    db.session.expire_all()
    assert case.state is CaseState.MEDIATING


def test_forty_applicants_fit_on_one_page(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast, [f"工人{number:02d}" for number in range(1, 41)])
    fields = opened(mediator, case) | {"terms-0-due_on": "2026-12-31"}
    response = mediator.post(url(case, "/new"), data=fields)
    assert response.status_code == 302
    assert len(case.agreements[0].terms[0].shares) == 40
    assert "与总额相符" in text_of(mediator.page(response.location))


@pytest.mark.parametrize("who", ["registrar", "stranger", "court_liaison", "system_admin"])
def test_nobody_else_writes_or_reads_drafts(cast: Cast, client: PageClient, who: str) -> None:
    case = case_at_the_table(cast)
    agreement = saved(case, cast, draft_with(payment_term(case)))
    sign_in(client, getattr(cast, who))
    for rest in (f"/{agreement.id}", f"/{agreement.id}/preview.pdf", "/new"):
        assert client.get(url(case, rest)).status_code in {403, 404}
        assert client.post(url(case, rest), data={}).status_code in {403, 404}
    db.session.expire_all()
    assert agreement.version == 1
