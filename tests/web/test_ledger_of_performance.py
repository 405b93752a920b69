"""履约账本 on the page: three of seven, by name, void, call-backs, receipts, many payees."""

import pytest
from sqlalchemy import select

from mediation.domain.agreement.draft import DueAfter, InstalmentDraft
from mediation.domain.agreement.words import DueEvent
from mediation.domain.case_flow import CaseState
from mediation.domain.small_flows import ReceiptState
from mediation.extensions import db
from mediation.models import Callback, Case, Document, Payment, PaymentReceipt
from tests.cast import Cast, sign_in
from tests.factories import make_agreement, make_case
from tests.page_checks import PageClient, parsed, text_of
from tests.services.agreement_steps import (
    TODAY,
    case_at_the_table,
    draft_with,
    effective,
    payment_term,
)
from tests.statements import StatementCounter
from tests.typed_forms import errors_of

SEVEN = ("王秀兰", "李强", "陈静", "赵敏", "孙伟", "周丽", "吴刚")
HEAD = {"paid_on": "2026-11-23", "voucher": "回单 7", "way": "money"}


@pytest.fixture
def mediator(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.mediator)


@pytest.fixture
def seven(cast: Cast) -> Case:
    case = case_at_the_table(cast, SEVEN)
    effective(case, cast, draft_with(payment_term(case, "7000.00")))
    return case


def part_of(case: Case) -> int:
    return case.agreements[0].terms[0].instalments[0].id


def url(case: Case, rest: str = "") -> str:
    return f"/cases/{case.id}/agreements/payments{rest}"


def ticked(case: Case, *places: int, amount: str = "1,000.00") -> dict[str, str]:
    fields = dict(HEAD)
    for place, party in enumerate(case.applicants):
        fields[f"payees-{place}-payee"] = str(party.id)
        fields[f"payees-{place}-amount"] = amount
        if place in places:
            fields[f"payees-{place}-is_paid"] = "y"
    return fields


def test_the_three_who_were_paid_are_ticked(mediator: PageClient, seven: Case) -> None:
    address = url(seven, f"/{part_of(seven)}/payees")
    assert "逐人登记" in text_of(mediator.page(address))
    assert mediator.post(address, data=ticked(seven, 0, 3, 6)).status_code == 302
    page = text_of(mediator.page(url(seven)))
    assert "3 人已付清" in page
    assert "4,000.00" in page
    names = {row.payee.name for row in db.session.scalars(select(Payment)) if row.payee}
    assert names == {"王秀兰", "赵敏", "吴刚"}


def test_totals_equal_the_agreement(mediator: PageClient, seven: Case) -> None:
    mediator.post(url(seven, f"/{part_of(seven)}/payees"), data=ticked(seven, 1))
    page = mediator.page(url(seven))
    (foot,) = page.iter("tfoot")
    sums = [text_of(cell) for cell in foot.iter("td")]
    assert sums[:3] == ["7,000.00", "1,000.00", "6,000.00"]


def test_too_much_for_one_is_told_beside_that_one(mediator: PageClient, seven: Case) -> None:
    fields = ticked(seven, 0, 2) | {"payees-2-amount": "1000.01"}
    response = mediator.post(url(seven, f"/{part_of(seven)}/payees"), data=fields)
    assert response.status_code == 422
    assert "payees-2-amount" in errors_of(response.text)
    assert not db.session.query(Payment).count()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"paid_on": "2026-11-30"}, "不能晚于今天"),
        ({"paid_on": "昨天"}, "格式"),
        ({"voucher": ""}, "凭证"),
        ({"way": "gold"}, "请选择"),
        ({"voucher": "x" * 300}, "最多"),
    ],
)
def test_wrong_input_stays_typed(
    mediator: PageClient, seven: Case, changes: dict[str, str], words: str
) -> None:
    fields = ticked(seven, 0) | changes
    response = mediator.post(url(seven, f"/{part_of(seven)}/payees"), data=fields)
    assert response.status_code == 422
    assert words in text_of(parsed(response.text))
    assert not db.session.query(Payment).count()


def test_nobody_ticked_is_nothing_recorded(mediator: PageClient, seven: Case) -> None:
    response = mediator.post(url(seven, f"/{part_of(seven)}/payees"), data=ticked(seven))
    assert response.status_code == 422
    assert "至少勾选一名" in text_of(parsed(response.text))


def test_goods_by_somebody_else_for_one_payee(mediator: PageClient, seven: Case) -> None:
    fields = HEAD | {
        "payee": str(seven.applicants[0].id),
        "amount": "600",
        "way": "in_kind",
        "paid_by": "江城建工集团",
        "voucher": "电动车一辆",
    }
    assert mediator.post(url(seven, f"/{part_of(seven)}"), data=fields).status_code == 302
    page = text_of(mediator.page(url(seven)))
    assert "以物抵付" in page
    assert "由江城建工集团代付" in page


def test_a_wrong_entry_is_voided_with_a_reason_and_stays_to_be_read(
    mediator: PageClient, seven: Case
) -> None:
    mediator.post(url(seven, f"/{part_of(seven)}/payees"), data=ticked(seven, 0))
    row = db.session.scalars(select(Payment)).one()
    address = url(seven, f"/void/{row.id}")
    assert "作废付款登记" in text_of(mediator.page(address))
    assert mediator.post(address, data={"reason": ""}).status_code == 422
    assert mediator.post(address, data={"reason": "看错户名"}).status_code == 302
    page = mediator.page(url(seven))
    assert "看错户名" in text_of(page)
    assert [text_of(each) for each in page.iter("s")] == ["1,000.00"]
    mediator.page(url(seven, "/void/9999"), status=404)


def test_the_ledger_works_after_the_case_was_closed(cast: Cast, mediator: PageClient) -> None:
    case = make_case(cast, state=CaseState.CLOSED)
    make_agreement(case, state="effective", effective_on=TODAY)
    assert "履约账本" in text_of(mediator.page(url(case)))
    fields = HEAD | {"amount": "100"}
    assert mediator.post(url(case, f"/{part_of(case)}"), data=fields).status_code == 302


def test_what_waits_for_an_event_gets_its_day(cast: Cast, mediator: PageClient) -> None:
    case = case_at_the_table(cast)
    after = DueAfter(DueEvent.HANDED_OVER, 5)
    parts = (InstalmentDraft(None, payment_term(case).amount, due_after=after),)
    effective(case, cast, draft_with(payment_term(case, due_on=None, instalments=parts)))
    page = text_of(mediator.page(url(case)))
    assert "待条件成就" in page
    assert after.label in page
    fields = {"event": "handed_over", "on": "2026-11-23"}
    assert mediator.post(url(case, "/events"), data=fields | {"on": "x"}).status_code == 422
    assert mediator.post(url(case, "/events"), data=fields).status_code == 302
    assert "2026-11-30" in text_of(mediator.page(url(case)))


def test_a_receipt_is_printed_and_the_answer_stands_in_the_ledger(
    mediator: PageClient, seven: Case
) -> None:
    payee = seven.applicants[0].id
    address = url(seven, f"/{part_of(seven)}/payees/{payee}")
    printed = mediator.post(f"{address}/receipt")
    assert printed.status_code == 302
    paper = db.session.scalars(select(Document).filter_by(kind="payment_receipt")).one()
    assert printed.headers["Location"].endswith(f"/documents/{paper.id}.pdf")
    assert paper.facts["page_address"].endswith("/receipts")
    assert "待本人确认" in text_of(mediator.page(url(seven)))
    fields = {"state": "denied", "note": ""}
    assert mediator.post(f"{address}/confirmation", data=fields).status_code == 422
    fields["note"] = "本人到场"
    assert mediator.post(f"{address}/confirmation", data=fields).status_code == 302
    assert "1 人称未收到" in text_of(mediator.page(url(seven)))
    assert db.session.scalars(select(PaymentReceipt)).one().state is ReceiptState.DENIED
    foreign = seven.respondents[0].id
    mediator.page(url(seven, f"/{part_of(seven)}/payees/{foreign}/confirmation"), status=404)


def test_a_call_is_recorded_and_the_next_one_reminded(mediator: PageClient, seven: Case) -> None:
    address = f"/cases/{seven.id}/agreements/callbacks"
    fields = {
        "party": str(seven.applicants[0].id),
        "called_on": "2026-11-23",
        "way": "phone",
        "reached": "yes",
        "performance": "",
        "satisfaction": "content",
        "note": "希望年底前付清",
        "again_on": "2026-12-07",
    }
    assert mediator.post(address, data=fields).status_code == 422
    assert mediator.post(address, data=fields | {"performance": "nothing"}).status_code == 302
    assert db.session.scalars(select(Callback)).one().performance == "nothing"
    page = text_of(mediator.page(f"/cases/{seven.id}"))
    assert "再次回访申请人王秀兰" in page
    assert "没有履行" in text_of(mediator.page(url(seven)))


def test_what_is_late_leads_to_the_letter_and_the_words_for_the_telephone(
    cast: Cast, mediator: PageClient, clock
) -> None:
    case = case_at_the_table(cast)
    effective(case, cast, draft_with(payment_term(case, due_on=TODAY)))
    assert "应当在今天付给" in text_of(mediator.page(url(case)))
    clock.advance(days=3)
    sign_in(mediator, cast.mediator)
    page = mediator.page(url(case))
    assert "已经逾期3日" in text_of(page)
    (letter,) = (
        link.get("href") for link in page.iter("a") if "demand_letter" in (link.get("href") or "")
    )
    assert "请付款方在此日前付清" in text_of(mediator.page(str(letter)))
    assert mediator.post(str(letter), data={}).status_code == 302
    assert db.session.query(Document).filter_by(kind="demand_letter").count() == 1


def test_the_case_its_list_and_its_search_say_how_the_agreement_stands(
    cast: Cast, mediator: PageClient, seven: Case
) -> None:
    for address in (f"/cases/{seven.id}", "/cases", "/cases?standing=in_performance"):
        assert "履行中" in text_of(mediator.page(address)), address
    assert seven.title not in text_of(mediator.page("/cases?standing=default"))
    assert seven.title in text_of(mediator.page("/cases?standing=in_performance"))
    assert "协议履行中" in text_of(mediator.page("/cases?standing=in_performance"))
    assert mediator.get("/cases?standing=nonsense").status_code == 200


@pytest.mark.parametrize("who", ["registrar", "stranger", "court_liaison", "system_admin"])
@pytest.mark.parametrize("rest", ["", "/events", "/{part}", "/{part}/payees"])
def test_these_pages_are_for_those_who_follow_the_case(
    cast: Cast, client: PageClient, seven: Case, who: str, rest: str
) -> None:
    sign_in(client, getattr(cast, who))
    address = url(seven, rest.format(part=part_of(seven)))
    assert client.get(address).status_code in {403, 404}
    assert client.post(address, data=HEAD).status_code in {403, 404, 405}


def test_five_hundred_payees_are_a_matter_of_pages(
    cast: Cast, mediator: PageClient, statements: StatementCounter
) -> None:
    many = case_at_the_table(cast, [f"工人{number:03d}" for number in range(120)])
    effective(many, cast, draft_with(payment_term(many, "120000.00")))
    address = url(many, f"/{part_of(many)}/payees")
    page = mediator.page(address)
    assert "第 1 / 3 页" in text_of(page)
    assert "工人049" in text_of(page)
    assert "工人050" not in text_of(page)
    assert "工人119" in text_of(mediator.page(f"{address}?page=3"))
    assert "工人119" in text_of(mediator.page(f"{address}?page=99"))
    ledger = text_of(mediator.page(url(many)))
    assert "120 名收款人" in ledger
    assert "工人001" not in ledger


def test_a_second_page_of_payees_is_recorded_from_its_own_form(
    cast: Cast, mediator: PageClient
) -> None:
    many = case_at_the_table(cast, [f"工人{number:03d}" for number in range(60)])
    effective(many, cast, draft_with(payment_term(many, "60000.00")))
    late = many.applicants[55]
    fields = HEAD | {
        "payees-5-payee": str(late.id),
        "payees-5-amount": "1000",
        "payees-5-is_paid": "y",
    }
    address = url(many, f"/{part_of(many)}/payees?page=2")
    assert mediator.post(address, data=fields).status_code == 302
    assert db.session.scalars(select(Payment)).one().payee_id == late.id


def test_the_same_slip_twice_asks_for_a_tick(mediator: PageClient, seven: Case) -> None:
    address = url(seven, f"/{part_of(seven)}")
    fields = HEAD | {"payee": str(seven.applicants[0].id), "amount": "300"}
    assert mediator.post(address, data=fields).status_code == 302
    again = mediator.post(address, data=fields)
    assert again.status_code == 422
    assert "这是另一笔付款" in text_of(parsed(again.text))
    assert mediator.post(address, data=fields | {"is_another": "y"}).status_code == 302
