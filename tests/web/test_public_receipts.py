"""The public page of a code: for anybody with a telephone, and nothing for anybody who guesses."""

import pytest
from sqlalchemy import select

from mediation.domain.small_flows import ReceiptState
from mediation.extensions import db
from mediation.models import AuditEntry, Case, PaymentReceipt
from mediation.services import receipts
from mediation.services.transaction import transaction
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.page_checks import PageClient, parsed, text_of
from tests.services.agreement_steps import case_at_the_table, draft_with, effective, payment_term

SECRETS = ("王秀兰", "悦来", "东工调", "拖欠", "13", "冯建国")


@pytest.fixture
def case(cast: Cast) -> Case:
    found = case_at_the_table(cast, ("王秀兰",))
    effective(found, cast, draft_with(payment_term(found)))
    return found


@pytest.fixture
def code(cast: Cast, case: Case) -> str:
    instalment = case.agreements[0].terms[0].instalments[0]
    with transaction():
        made, _ = receipts.ask(
            case,
            instalment.id,
            case.applicants[0].id,
            days=30,
            by=cast.mediator,
            at=MONDAY_MORNING,
        )
    return made


def row() -> PaymentReceipt:
    db.session.expire_all()
    return db.session.scalars(select(PaymentReceipt)).one()


def test_nobody_needs_an_account(client: PageClient) -> None:
    page = client.page("/receipts")
    assert "确认码" in text_of(page)
    assert "退出" not in text_of(page)


def test_a_payee_opens_the_code_and_says_that_it_came(client: PageClient, code: str) -> None:
    asked = client.post("/receipts", data={"code": code.lower()})
    assert asked.status_code == 200
    text = text_of(parsed(asked.text))
    assert "王*兰" in text
    assert "12,600.00 元" in text
    answered = client.post("/receipts/answer", data={"code": code, "answer": "received"})
    assert answered.status_code == 302
    assert "已经登记" in text_of(client.page(answered.headers["Location"]))
    assert row().state is ReceiptState.RECEIVED


def test_a_payee_says_that_it_did_not_come(client: PageClient, code: str) -> None:
    answered = client.post("/receipts/answer", data={"code": code, "answer": "denied"})
    assert "会核实并联系您" in text_of(client.page(answered.headers["Location"]))
    assert row().state is ReceiptState.DENIED


def test_nothing_of_the_case_is_shown(client: PageClient, code: str) -> None:
    for answer in (
        client.get("/receipts"),
        client.post("/receipts", data={"code": code}),
        client.post("/receipts", data={"code": "wrong"}),
    ):
        for secret in SECRETS[:4]:
            assert secret not in answer.text, secret


def test_the_code_stands_in_no_address(client: PageClient, code: str) -> None:
    page = parsed(client.post("/receipts", data={"code": code}).text)
    forms = [form.get("action") or "" for form in page.iter("form")]
    assert all(code not in action for action in forms)
    assert client.get(f"/receipts?code={code}").text.count(code) == 0


@pytest.mark.parametrize("typed", ["", "AAAA-BBBB-CCCC", "x" * 200, "<script>", "\ue000"])
def test_every_wrong_code_gets_the_same_page(client: PageClient, code: str, typed: str) -> None:
    answer = client.post("/receipts", data={"code": typed})
    assert answer.status_code == 422
    assert "王" not in answer.text
    assert row().state is ReceiptState.ASKED


def shape(page: str) -> list[str]:
    """The page without what differs at every render and without what was typed."""
    changing = ("csrf", "form_key", "nonce", 'name="code"')
    return [line for line in page.splitlines() if not any(word in line for word in changing)]


def test_a_used_code_cannot_be_told_from_one_that_never_was(client: PageClient, code: str) -> None:
    client.post("/receipts/answer", data={"code": code, "answer": "received"})
    used = client.post("/receipts", data={"code": code})
    never = client.post("/receipts", data={"code": "AAAA-BBBB-CCCC"})
    assert (used.status_code, never.status_code) == (422, 422)
    assert shape(used.text) == shape(never.text)


def test_an_answer_without_choosing_is_asked_again_and_not_taken(
    client: PageClient, code: str
) -> None:
    for answer in ("", "asked", "maybe"):
        sent = client.post("/receipts/answer", data={"code": code, "answer": answer})
        assert sent.status_code == 422
    assert row().state is ReceiptState.ASKED


def test_guessing_is_stopped(client: PageClient, code: str) -> None:
    statuses = [client.post("/receipts", data={"code": f"guess{n}"}).status_code for n in range(12)]
    assert statuses == [422] * 10 + [429] * 2
    assert client.post("/receipts", data={"code": code}).status_code == 429
    answer = {"code": code, "answer": "received"}
    assert client.post("/receipts/answer", data=answer).status_code == 429
    assert row().state is ReceiptState.ASKED


def test_strangers_cannot_fill_the_trail_with_guesses(client: PageClient, code: str) -> None:
    before = db.session.query(AuditEntry).count()
    for number in range(5):
        client.post("/receipts", data={"code": f"guess{number}"})
    assert db.session.query(AuditEntry).count() == before


def test_staff_who_are_signed_in_get_the_same_page(
    cast: Cast, client: PageClient, code: str
) -> None:
    sign_in(client, cast.mediator)
    assert client.get("/receipts").status_code == 200
