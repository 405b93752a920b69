"""履约账本: what is due, what came, what was written down by mistake."""

from datetime import date
from typing import Any

from flask import url_for
from pydantic import Field

from mediation.api.acting import Key, by_me, case_for
from mediation.api.asking import body_of, filled, validated
from mediation.api.form_shapes import Shape, shape_of
from mediation.api.operations import operation
from mediation.api.shapes import Answer, Yuan, yuan
from mediation.domain.agreement.ledger import LedgerLine, PayeeLine, PaymentMark
from mediation.domain.agreement.standing import Standing
from mediation.domain.agreement.words import DueEvent, PaymentWay
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.small_flows import ReceiptState
from mediation.models import Case
from mediation.queries.agreement_facts import instalments_of
from mediation.queries.performance import ledger_of, standing_on
from mediation.queries.receipts import receipts_of
from mediation.services import due_events, payments
from mediation.web import clock
from mediation.web.agreements.ledger_forms import (
    DueEventForm,
    PaidPayeesForm,
    PaymentForm,
    VoidPaymentForm,
)
from mediation.web.agreements.ledger_lines import (
    followed,
    line_of,
    waiting_payees,
)
from mediation.web.guards import requires

PAYMENTS = "/cases/<int:case_id>/payments"
PaymentTyped = shape_of(PaymentForm, "PaymentTyped")
PaidPayeesTyped = shape_of(PaidPayeesForm, "PaidPayeesTyped")
ReasonOfVoidingPayment = shape_of(VoidPaymentForm, "ReasonOfVoidingPayment")
EventHappened = shape_of(DueEventForm, "EventHappened")


class NewPayment(PaymentTyped):  # type: ignore[valid-type,misc]  # made from the form
    """What one payee got, or all of them by their shares (`payee` 0)."""

    instalment_id: Key


class NewPayments(PaidPayeesTyped):  # type: ignore[valid-type,misc]  # made from the form
    """What several payees got on one day."""

    instalment_id: Key


class PayeeStanding(Answer):
    """One payee of an instalment; `said` is its own newest answer, or that it was asked."""

    payee_id: int
    promised: Yuan
    paid: Yuan
    open: Yuan
    mark: PaymentMark
    said: ReceiptState | None


class InstalmentStanding(Answer):
    """One instalment and what came of it."""

    id: int
    number: int
    clause: int
    payer_id: int | None
    amount: Yuan
    paid: Yuan
    open: Yuan
    due_on: date | None
    mark: PaymentMark
    payees: list[PayeeStanding]


class PaymentRow(Answer):
    """One entry; a wrong one is void and stays."""

    id: int
    instalment_id: int
    paid_on: date
    amount: Yuan
    way: PaymentWay
    payee_id: int | None
    paid_by: str | None
    voucher: str
    is_void: bool
    void_reason: str | None


class LedgerRead(Answer):
    """The whole ledger of the agreement that counts."""

    standing: list[Standing]
    promised: Yuan
    paid: Yuan
    open: Yuan
    overdue: Yuan
    waits_for: list[DueEvent] = Field(description="要登记成就的付款条件")
    instalments: list[InstalmentStanding]
    payments: list[PaymentRow]


@operation(
    "GET",
    PAYMENTS,
    scope=ApiScope.PERFORMANCE_READ,
    guard=requires(Action.RECORD_PAYMENT),
    summary="履约账本：各期、各收款人、已登记的付款",
    answer=LedgerRead,
)
def show_ledger(case_id: int) -> LedgerRead:
    """What is due, what came, what is late."""
    case, today = case_for(case_id, Action.RECORD_PAYMENT), clock.today()
    agreement = followed(case)
    account, said = ledger_of(agreement), receipts_of(agreement)
    return LedgerRead(
        standing=list(standing_on(case, today)),
        promised=yuan(account.promised_fen),
        paid=yuan(account.paid_fen),
        open=yuan(account.open_fen),
        overdue=yuan(account.overdue_fen(today)),
        waits_for=due_events.told_by_hand(agreement),
        instalments=[_instalment(line, said, today) for line in account.lines],
        payments=[_payment(row) for part in instalments_of(agreement) for row in part.payments],
    )


def _instalment(line: LedgerLine, said: Any, today: date) -> InstalmentStanding:
    part, payment = line.part, line.payment
    return InstalmentStanding(
        id=part.id,
        number=part.number,
        clause=payment.clause,
        payer_id=payment.payer_id,
        amount=yuan(part.amount_fen),
        paid=yuan(line.paid_fen),
        open=yuan(line.open_fen),
        due_on=part.due_on,
        mark=line.mark(today),
        payees=[_payee(each, said.get((part.id, each.payee_id)), today) for each in line.payees],
    )


def _payee(line: PayeeLine, said: Any, today: date) -> PayeeStanding:
    return PayeeStanding(
        payee_id=line.payee_id,
        promised=yuan(line.promised_fen),
        paid=yuan(line.paid_fen),
        open=yuan(line.open_fen),
        mark=line.mark(today),
        said=said.state if said else None,
    )


def _payment(row: Any) -> PaymentRow:
    told = {name: getattr(row, name) for name in PaymentRow.model_fields if name != "amount"}
    return PaymentRow(**told, amount=yuan(row.amount_fen))


@operation(
    "POST",
    PAYMENTS,
    scope=ApiScope.PERFORMANCE_WRITE,
    guard=requires(Action.RECORD_PAYMENT),
    summary="登记一笔付款：一名收款人，或全体按比例",
    body=NewPayment,
)
def record_payment(case_id: int) -> str:
    """Write down what one payee got, or all of them."""
    case = case_for(case_id, Action.RECORD_PAYMENT)
    sent = body_of(NewPayment)
    line = line_of(case, sent.instalment_id)
    form = filled(PaymentForm, _without_instalment(sent))
    form.offer(waiting_payees(case, line))
    return _recorded(case, sent.instalment_id, form)


@operation(
    "POST",
    f"{PAYMENTS}/several",
    scope=ApiScope.PERFORMANCE_WRITE,
    guard=requires(Action.RECORD_PAYMENT),
    summary="登记同一天付给几名收款人的款项，写 is_paid 的才算",
    body=NewPayments,
)
def record_payments(case_id: int) -> str:
    """Write down what several payees got on one day."""
    case = case_for(case_id, Action.RECORD_PAYMENT)
    sent = body_of(NewPayments)
    line_of(case, sent.instalment_id)
    return _recorded(case, sent.instalment_id, filled(PaidPayeesForm, _without_instalment(sent)))


def _without_instalment(sent: Shape) -> dict[str, Any]:
    return sent.model_dump(exclude_none=True, exclude={"instalment_id"})


def _recorded(case: Case, instalment_id: int, form: Any) -> str:
    typed = validated(form)
    payments.record_payments(case, typed.entry(instalment_id, typed.sums), **by_me())
    return _ledger(case.id)


def _ledger(case_id: int) -> str:
    return url_for("api.show_ledger", case_id=case_id)


@operation(
    "POST",
    f"{PAYMENTS}/<int:payment_id>/void",
    scope=ApiScope.PERFORMANCE_WRITE,
    guard=requires(Action.VOID_PAYMENT),
    summary="作废一笔付款登记：写明原因，原记录保留",
    body=ReasonOfVoidingPayment,
)
def void_payment(case_id: int, payment_id: int) -> str:
    """Say that an entry was wrong, and why."""
    case = case_for(case_id, Action.VOID_PAYMENT)
    payments.payment_of(followed(case), payment_id)
    form = validated(filled(VoidPaymentForm, body_of(ReasonOfVoidingPayment)))
    reason = str(form.reason.data)
    payments.void_payment(case, payment_id=payment_id, reason=reason, **by_me())
    return _ledger(case_id)


@operation(
    "POST",
    f"{PAYMENTS}/events",
    scope=ApiScope.PERFORMANCE_WRITE,
    guard=requires(Action.RECORD_PAYMENT),
    summary="登记付款条件已经成就",
    body=EventHappened,
)
def record_due_event(case_id: int) -> str:
    """Write down that what a payment waits for has happened."""
    case = case_for(case_id, Action.RECORD_PAYMENT)
    form = filled(DueEventForm, body_of(EventHappened))
    form.offer(due_events.told_by_hand(followed(case)))
    typed = validated(form)
    event = DueEvent(typed.event.data)
    due_events.record_event(case, event=event, on=typed.on.data, **by_me())
    return _ledger(case_id)
