"""Payments by name, in kind, by somebody else, several at once, twice, and voided."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from mediation.domain.agreement.standing import Standing
from mediation.domain.agreement.words import PaymentWay
from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.parties import PartyKind, Side
from mediation.domain.small_flows import PerformanceState
from mediation.extensions import db
from mediation.models import Agreement, Case, CaseEvent, Instalment, Party, Payment, User
from mediation.queries.case_facts import performance_on
from mediation.queries.performance import ledger_of, standing_on
from mediation.services import payments, signing
from mediation.services.payments import PaidSum, PaymentEntry
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case
from tests.services.agreement_steps import (
    TODAY,
    body_signatures,
    case_at_the_table,
    draft_with,
    effective,
    party_signatures,
    payment_term,
    settled,
    signature,
)

SEVEN = ("王秀兰", "李强", "陈静", "赵敏", "孙伟", "周丽", "吴刚")


@pytest.fixture
def seven(cast: Cast) -> Case:
    """Seven workers who are to get 1,000.00 each."""
    case = case_at_the_table(cast, SEVEN)
    effective(case, cast, draft_with(payment_term(case, "7000.00")))
    return case


def part(case: Case) -> Instalment:
    (term,) = case.agreements[0].terms
    return term.instalments[0]


def entry(case: Case, *sums: tuple[str, int | None], **changes) -> PaymentEntry:
    paid = tuple(PaidSum(Decimal(amount), payee) for amount, payee in sums)
    return replace(PaymentEntry(part(case).id, TODAY, "回单 1", paid), **changes)


def record(case: Case, cast: Cast, *sums: tuple[str, int | None], **changes) -> list[Payment]:
    return payments.record_payments(
        case, entry(case, *sums, **changes), by=cast.mediator, at=MONDAY_MORNING
    )


def open_by_name(case: Case) -> dict[str, int]:
    names = {party.id: party.name for party in case.parties}
    (line,) = ledger_of(case.agreements[0]).lines
    return {names[payee.payee_id]: payee.open_fen for payee in line.payees}


def test_an_employer_who_paid_three_of_seven_owes_the_other_four(cast: Cast, seven: Case) -> None:
    three = [seven.applicants[place] for place in (0, 3, 6)]
    made = record(seven, cast, *(("1000.00", party.id) for party in three))
    assert len(made) == 3
    waiting = [name for name, fen in open_by_name(seven).items() if fen]
    assert waiting == ["李强", "陈静", "孙伟", "周丽"]
    paid = {claim.party.name: claim.paid_fen for claim in seven.claims}
    assert paid == {name: None if name in waiting else 1000_00 for name in SEVEN}
    assert performance_on(seven.agreements[0], TODAY) is PerformanceState.PARTLY


def test_one_event_tells_of_all_that_were_paid_at_once(cast: Cast, seven: Case) -> None:
    before = len(db.session.query(Payment).all())
    record(seven, cast, *(("1000.00", party.id) for party in seven.applicants))
    assert len(db.session.query(Payment).all()) == before + 7
    assert standing_on(seven, TODAY) == (Standing.PERFORMED,)


@pytest.mark.parametrize(
    ("sums", "field", "words"),
    [
        ((("1000.01", 0),), "amount", "1,000.00"),
        ((("0", 0),), "amount", "大于零"),
        ((("1", 99_999),), "payee", "收款人"),
        ((("1", 0), ("2", 0)), "amount", "写了两次"),
        ((), "payees", "至少勾选"),
    ],
)
def test_what_cannot_be_paid_to_a_payee_is_refused(
    cast: Cast, seven: Case, sums, field: str, words: str
) -> None:
    first = seven.applicants[0].id
    given = [(amount, first if payee == 0 else payee) for amount, payee in sums]
    with pytest.raises(InvalidInput, match=words) as error:
        record(seven, cast, *given)
    assert {problem.field for problem in error.value.problems} == {field}
    assert not db.session.query(Payment).count()


def test_nobody_is_paid_twice_over_by_a_sum_for_all(cast: Cast, seven: Case) -> None:
    record(seven, cast, ("1000.00", seven.applicants[0].id))
    with pytest.raises(InvalidInput, match=r"6,000\.00"):
        record(seven, cast, ("6000.01", None))
    record(seven, cast, ("6000.00", None))
    assert set(open_by_name(seven).values()) == {0}
    assert {claim.paid_fen for claim in seven.claims} == {1000_00}


def test_goods_that_were_taken_count_with_their_agreed_value(cast: Cast, seven: Case) -> None:
    payee = seven.applicants[1].id
    (made,) = record(
        seven, cast, ("600.00", payee), way=PaymentWay.IN_KIND, voucher="电动车一辆，抵付确认书"
    )
    assert made.way is PaymentWay.IN_KIND
    (line,) = ledger_of(seven.agreements[0]).lines
    found = line.of(payee)
    assert found is not None
    assert (found.in_kind_fen, found.open_fen) == (600_00, 400_00)


def test_goods_without_words_are_asked_for_what_they_are(cast: Cast, seven: Case) -> None:
    with pytest.raises(InvalidInput, match="抵付的是什么"):
        record(seven, cast, ("1.00", None), way=PaymentWay.IN_KIND, voucher=" ")


def test_a_main_contractor_that_pays_in_place_of_the_employer_is_named(
    cast: Cast, seven: Case
) -> None:
    (made,) = record(seven, cast, ("7000.00", None), paid_by=" 江城建工集团 ")
    db.session.expire_all()
    assert made.paid_by == "江城建工集团"
    assert standing_on(seven, TODAY) == (Standing.PERFORMED,)
    event = db.session.scalars(select(CaseEvent).order_by(CaseEvent.id.desc())).first()
    assert event is not None
    assert "由江城建工集团代付" in (event.note or "")


def test_the_same_slip_recorded_twice_is_told_to_the_second(cast: Cast, seven: Case) -> None:
    payee = seven.applicants[0].id
    record(seven, cast, ("300.00", payee))
    with pytest.raises(InvalidInput, match="这是另一笔付款"):
        record(seven, cast, ("300.00", payee))
    record(seven, cast, ("300.00", payee), is_another=True)
    record(seven, cast, ("300.00", seven.applicants[1].id))
    assert open_by_name(seven)["王秀兰"] == 400_00


def test_a_void_payment_counts_for_nothing_and_stays(cast: Cast, seven: Case) -> None:
    (made,) = record(seven, cast, ("1000.00", seven.applicants[0].id))
    void(seven, cast, made.id)
    assert open_by_name(seven)["王秀兰"] == 1000_00
    assert {claim.paid_fen for claim in seven.claims} == {None}
    assert db.session.query(Payment).count() == 1
    assert (made.voided_by_id, made.void_reason) == (cast.supervisor.id, "看错户名")
    with pytest.raises(ActionNotPossible, match="已经作废"):
        void(seven, cast, made.id)
    # What was voided is no payment that is there already.
    record(seven, cast, ("1000.00", seven.applicants[0].id))


def void(case: Case, cast: Cast, payment_id: int, reason: str = "看错户名") -> None:
    payments.void_payment(
        case, payment_id=payment_id, reason=reason, by=cast.supervisor, at=MONDAY_MORNING
    )


def test_voiding_needs_a_reason_and_a_payment_of_this_case(cast: Cast, seven: Case) -> None:
    (made,) = record(seven, cast, ("1.00", None))
    with pytest.raises(InvalidInput, match="原因"):
        void(seven, cast, made.id, " ")
    with pytest.raises(NotVisible):
        void(seven, cast, made.id + 1)


def test_whoever_may_not_follow_the_case_records_nothing(cast: Cast, seven: Case) -> None:
    for user in (cast.registrar, cast.stranger, cast.other_mediator):
        with pytest.raises(ActionNotAllowed):
            payments.record_payments(
                seven, entry(seven, ("1.00", None)), by=user, at=MONDAY_MORNING
            )


def test_payments_go_on_after_the_case_was_closed(cast: Cast) -> None:
    case = make_case(cast, state=CaseState.CLOSED)
    agreement = make_agreement(case, state="effective", effective_on=TODAY)
    assert isinstance(agreement, Agreement)
    fen = agreement.terms[0].amount_fen
    record(case, cast, (str(Decimal(fen) / 100), None))
    assert case.state is CaseState.CLOSED
    assert standing_on(case, TODAY) == (Standing.PERFORMED,)


def test_a_third_party_that_owes_is_followed_like_the_others(cast: Cast) -> None:
    """The main contractor promises the wages; it signs, pays, and is in default like anybody."""
    case = case_at_the_table(cast)
    contractor = Party(
        side=Side.THIRD_PARTY,
        kind=PartyKind.EMPLOYER,
        name="江城建工集团有限公司",
        name_key="江城建工集团",
        position=9,
    )
    case.parties.append(contractor)
    db.session.commit()
    term = payment_term(case, "9000.00", payer_id=contractor.id, due_on=date(2026, 12, 31))
    agreement = settled(case, cast, draft_with(term))
    signatures = [
        *party_signatures(case),
        signature(party_id=contractor.id, signer=contractor.name),
        *body_signatures(),
    ]
    signing.sign(case, signatures=signatures, by=cast.mediator, at=MONDAY_MORNING)
    assert standing_on(case, TODAY) == (Standing.IN_PERFORMANCE,)
    assert standing_on(case, date(2027, 1, 1)) == (Standing.DEFAULT,)
    (line,) = ledger_of(agreement).lines
    assert line.payment.payer_id == contractor.id
    record(case, cast, ("9000.00", None))
    assert standing_on(case, date(2027, 1, 1)) == (Standing.PERFORMED,)


def test_two_who_record_the_same_payment_at_once_make_one(
    app: Flask, cast: Cast, seven: Case
) -> None:
    """The second is told, whichever database keeps them apart."""
    case_id, wanted = seven.id, entry(seven, ("300.00", seven.applicants[0].id))
    people = [cast.mediator.id, cast.supervisor.id]
    db.session.remove()
    start = Barrier(2)

    def press(user_id: int) -> str:
        with app.app_context():
            case, user = db.session.get(Case, case_id), db.session.get(User, user_id)
            assert case is not None
            assert user is not None
            start.wait()
            try:
                payments.record_payments(case, wanted, by=user, at=MONDAY_MORNING)
            except (InvalidInput, StaleDataError) as error:
                return type(error).__name__
            return "recorded"

    with ThreadPoolExecutor(2) as desks:
        answers = list(desks.map(press, people))
    assert sorted(answers)[-1] == "recorded"
    assert answers.count("recorded") == 1
    assert db.session.query(Payment).count() == 1


def test_what_came_late_is_told_in_the_event(cast: Cast) -> None:
    case = case_at_the_table(cast)
    effective(case, cast, draft_with(payment_term(case, "100.00", due_on=TODAY)))
    late = MONDAY_MORNING + timedelta(days=4)
    wanted = entry(case, ("100.00", None), paid_on=TODAY + timedelta(days=3))
    payments.record_payments(case, wanted, by=cast.mediator, at=late)
    (line,) = ledger_of(case.agreements[0]).lines
    assert line.mark(late.date()).value == "paid_late"
