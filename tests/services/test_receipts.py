"""收款确认: codes are good once, until their day, for one sum; a denial is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    InvalidInput,
    NotVisible,
    TooManyTries,
)
from mediation.domain.small_flows import ReceiptState
from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseEvent, Notice, PaymentReceipt
from mediation.services import issuing, receipts
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.services.agreement_steps import case_at_the_table, draft_with, effective, payment_term

HOME, AWAY = "203.0.113.5", "198.51.100.9"
LATER = MONDAY_MORNING + timedelta(minutes=5)


@pytest.fixture
def case(cast: Cast) -> Case:
    """Two workers who are to get 6,300.00 each."""
    found = case_at_the_table(cast, ("王秀兰", "李强"))
    effective(found, cast, draft_with(payment_term(found)))
    return found


def place(case: Case, who: int = 0) -> tuple[int, int]:
    return case.agreements[0].terms[0].instalments[0].id, case.applicants[who].id


def ask(case: Case, cast: Cast, who: int = 0, days: int = 90) -> str:
    with transaction():
        code, _ = receipts.ask(
            case, *place(case, who), days=days, by=cast.mediator, at=MONDAY_MORNING
        )
    return code


def answer(code: str, state: ReceiptState = ReceiptState.RECEIVED, at=LATER, address=HOME):
    return receipts.answer(code, state, address=address, at=at)


def test_a_payee_reads_the_sum_and_nothing_of_the_case(cast: Cast, case: Case) -> None:
    asked = receipts.opened(ask(case, cast), address=HOME, at=LATER)
    assert (asked.name, asked.amount_fen) == ("王*兰", 6300_00)


def test_a_code_is_typed_as_people_type(cast: Cast, case: Case) -> None:
    code = ask(case, cast)
    assert len(code) == 14
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' ')} "):
        assert receipts.opened(typed, address=HOME, at=LATER).amount_fen == 6300_00


def test_the_database_keeps_no_code(cast: Cast, case: Case) -> None:
    code = ask(case, cast)
    row = db.session.scalars(select(PaymentReceipt)).one()
    assert row.code_index
    assert code.replace("-", "").lower() not in row.code_index


def test_an_answer_is_taken_once(cast: Cast, case: Case) -> None:
    code = ask(case, cast)
    answer(code)
    row = db.session.scalars(select(PaymentReceipt)).one()
    assert (row.state, row.answered_by_id) == (ReceiptState.RECEIVED, None)
    with pytest.raises(InvalidInput, match="已经用过"):
        answer(code, ReceiptState.DENIED)
    assert row.state is ReceiptState.RECEIVED


def test_the_trail_says_that_no_user_did_it_and_names_nobody(cast: Cast, case: Case) -> None:
    answer(ask(case, cast))
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()
    assert entry is not None
    assert (entry.verb, entry.user_id, entry.case_id) == ("case.receipt_answered", None, case.id)
    assert "王" not in entry.subject + str(entry.data)
    event = db.session.scalars(select(CaseEvent).order_by(CaseEvent.id.desc())).first()
    assert event is not None
    assert "凭确认码在网页答复" in (event.note or "")


def test_a_denial_reaches_whoever_follows_the_case(cast: Cast, case: Case) -> None:
    answer(ask(case, cast), ReceiptState.DENIED)
    notice = db.session.scalars(select(Notice)).one()
    assert (notice.user_id, notice.code) == (cast.mediator.id, "receipt_denied")
    assert "王" not in str(notice.data)


def test_a_received_sum_is_told_to_nobody(cast: Cast, case: Case) -> None:
    answer(ask(case, cast))
    assert not db.session.query(Notice).count()


@pytest.mark.parametrize("typed", ["", "x", "AAAA-BBBB-CCCC", "王秀兰", "'; --", "2" * 500])
def test_every_wrong_code_is_answered_alike(cast: Cast, case: Case, typed: str) -> None:
    ask(case, cast)
    with pytest.raises(InvalidInput) as error:
        receipts.opened(typed, address=HOME, at=LATER)
    assert [(each.field, each.sentence) for each in error.value.problems] == [
        ("code", receipts.WRONG_CODE)
    ]


def test_used_stale_and_replaced_codes_are_wrong_codes(cast: Cast, case: Case) -> None:
    used, replaced = ask(case, cast), ask(case, cast, who=1)
    answer(used)
    stale = ask(case, cast, who=1, days=1)
    for code, at in ((used, LATER), (replaced, LATER), (stale, LATER + timedelta(days=1))):
        with pytest.raises(InvalidInput, match="确认码不正确"):
            receipts.opened(code, address=HOME, at=at)
    assert receipts.opened(stale, address=HOME, at=LATER)


def test_guesses_from_one_address_are_few(cast: Cast, case: Case) -> None:
    code = ask(case, cast)
    for number in range(10):
        with pytest.raises(InvalidInput):
            receipts.opened(f"guess {number}", address=HOME, at=LATER)
    with pytest.raises(TooManyTries):
        receipts.opened(code, address=HOME, at=LATER)
    assert receipts.opened(code, address=AWAY, at=LATER), "others are not kept out"
    later = LATER + timedelta(minutes=16)
    assert receipts.opened(code, address=HOME, at=later)


def test_guesses_from_everywhere_are_held_too(
    cast: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipts, "ALL_TRIES", (3, timedelta(minutes=5)))
    ask(case, cast)
    for number in range(3):
        with pytest.raises(InvalidInput):
            receipts.opened("nothing", address=f"203.0.113.{number}", at=LATER)
    with pytest.raises(TooManyTries):
        receipts.opened("nothing", address="203.0.113.99", at=LATER)


def test_a_rightful_code_uses_nobodys_tries_up_but_cannot_fill_the_trail(
    cast: Cast, case: Case
) -> None:
    code = ask(case, cast)
    for _ in range(30):
        receipts.opened(code, address=HOME, at=LATER)
    with pytest.raises(TooManyTries):
        receipts.opened(code, address=HOME, at=LATER)
    opened = select(AuditEntry).where(AuditEntry.verb == "receipt.opened")
    assert len(db.session.scalars(opened).all()) == 30


def test_the_desk_takes_an_answer_and_the_code_dies(cast: Cast, case: Case) -> None:
    code = ask(case, cast)
    row = confirm(case, cast, ReceiptState.RECEIVED)
    assert (row.answered_by_id, row.note) == (cast.mediator.id, "本人到场")
    with pytest.raises(InvalidInput):
        answer(code)
    with pytest.raises(ActionNotPossible, match="已经确认收到"):
        ask(case, cast)


def confirm(case: Case, cast: Cast, state: ReceiptState, note: str = "本人到场") -> PaymentReceipt:
    instalment_id, payee_id = place(case)
    return receipts.confirm_at_desk(
        case,
        instalment_id=instalment_id,
        payee_id=payee_id,
        state=state,
        note=note,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )


def test_after_a_denial_one_may_ask_again(cast: Cast, case: Case) -> None:
    confirm(case, cast, ReceiptState.DENIED)
    answer(ask(case, cast))
    states = [row.state for row in db.session.scalars(select(PaymentReceipt))]
    assert states == [ReceiptState.DENIED, ReceiptState.RECEIVED]


def test_the_desk_says_how_and_answers_for_payees_of_the_case_only(cast: Cast, case: Case) -> None:
    with pytest.raises(InvalidInput, match="怎样确认"):
        confirm(case, cast, ReceiptState.RECEIVED, " ")
    with pytest.raises(InvalidInput, match="收到或者没有收到"):
        confirm(case, cast, ReceiptState.ASKED)
    with transaction(), pytest.raises(NotVisible):
        receipts.ask(
            case,
            place(case)[0],
            case.respondents[0].id,
            days=1,
            by=cast.mediator,
            at=MONDAY_MORNING,
        )
    with pytest.raises(ActionNotAllowed):
        receipts.confirm_at_desk(
            case,
            instalment_id=place(case)[0],
            payee_id=place(case)[1],
            state=ReceiptState.RECEIVED,
            note="本人到场",
            by=cast.registrar,
            at=MONDAY_MORNING,
        )


def test_the_paper_bears_a_code_that_opens(cast: Cast, case: Case) -> None:
    instalment_id, payee_id = place(case)
    extra = {
        "subject": f"part:{instalment_id}:{payee_id}",
        "page_address": "https://mediation.example/receipts",
        "code_days": 30,
    }
    paper = issuing.issue(case, "payment_receipt", by=cast.mediator, at=MONDAY_MORNING, extra=extra)
    code = paper.facts["code"]
    assert paper.facts["payee_name"] == "王秀兰"
    assert receipts.opened(code, address=HOME, at=LATER).amount_fen == 6300_00
    again = issuing.issue(case, "payment_receipt", by=cast.mediator, at=LATER, extra=extra)
    assert again.supersedes_id == paper.id
    with pytest.raises(InvalidInput):
        receipts.opened(code, address=HOME, at=LATER)


def test_a_preview_makes_no_code(cast: Cast, case: Case) -> None:
    extra = {"subject": "part:{}:{}".format(*place(case))}
    issuing.preview(case, "payment_receipt", by=cast.mediator, at=MONDAY_MORNING, extra=extra)
    assert not db.session.query(PaymentReceipt).count()


def test_two_answers_at_once_are_one(app: Flask, cast: Cast, case: Case) -> None:
    code = ask(case, cast)
    db.session.remove()
    start = Barrier(2)

    def press(state: ReceiptState) -> str:
        with app.app_context():
            start.wait()
            try:
                answer(code, state)
            except (InvalidInput, StaleDataError):
                return "refused"
            return "taken"

    with ThreadPoolExecutor(2) as phones:
        answers = list(phones.map(press, (ReceiptState.RECEIVED, ReceiptState.DENIED)))
    assert sorted(answers) == ["refused", "taken"]
