"""Money that came under an agreement, or what was taken in its place; a wrong entry is voided."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from mediation.domain.agreement.ledger import NOBODY, LedgerLine
from mediation.domain.agreement.words import PaymentWay
from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput, NotVisible
from mediation.domain.money import figures, from_fen, to_fen
from mediation.models import Agreement, Case, Instalment, Payment, User
from mediation.queries.agreement_facts import instalments_of
from mediation.queries.case_facts import current_agreement
from mediation.queries.performance import ledger_of
from mediation.services import planning
from mediation.services.claim_sums import write_paid_sums
from mediation.services.moving import move
from mediation.services.step_input import in_brief, written_out
from mediation.services.transaction import transaction

MOST_NAMES = 5
VOUCHERS = {
    PaymentWay.MONEY: "请写明凭证，例如“银行回单 0012”或者“收条”。",
    PaymentWay.IN_KIND: "请写明抵付的是什么、双方怎样认可，例如“电动车一辆，双方签字的确认书”。",
}


@dataclass(frozen=True)
class PaidSum:
    """What one payee got, or all of them together; `field` is the field it was typed into."""

    amount: Decimal
    payee_id: int | None = None
    field: str = "amount"


@dataclass(frozen=True)
class PaymentEntry:
    """What came for one instalment on one day by one voucher, for one payee or several.

    `paid_by` names who paid in place of the payer. `is_another` says that it is not the payment of
    the same sum that was written down for that day already.
    """

    instalment_id: int
    paid_on: date
    voucher: str
    sums: tuple[PaidSum, ...]
    way: PaymentWay = PaymentWay.MONEY
    paid_by: str = ""
    is_another: bool = False


def record_payment(
    case: Case,
    *,
    instalment_id: int,
    paid_on: date,
    amount: Decimal,
    voucher: str,
    by: User,
    at: datetime,
    payee_id: int | None = None,
) -> Payment:
    """Record what one payee got, or all of them in proportion to what they have open."""
    sums = (PaidSum(amount, payee_id),)
    entry = PaymentEntry(instalment_id, paid_on, voucher, sums)
    return record_payments(case, entry, by=by, at=at)[0]


def record_payments(case: Case, entry: PaymentEntry, *, by: User, at: datetime) -> list[Payment]:
    """Record whole or part payments of one instalment, with their proof (人民调解法 art. 31).

    InvalidInput for more than is owed to a payee, a day that cannot be, no proof, or what looks
    like a payment that is there already. What a payee took in place of money counts with the
    value that was agreed (民法典 art. 515). Claims learn what was paid.
    """
    with transaction():
        agreement = _agreement_with_payments(case)
        instalment = _instalment(agreement, entry.instalment_id)
        entry = _by_name(agreement, entry)
        problems = list(_problems(agreement, instalment, entry, at.date()))
        if problems:
            raise InvalidInput(*problems)
        note, total = (
            _told(case, instalment, entry),
            sum(to_fen(item.amount) for item in entry.sums),
        )
        data = {"instalment_id": instalment.id, "amount_fen": total, "payees": len(entry.sums)}
        move(case, Action.RECORD_PAYMENT, by=by, at=at, note=note, data=data)
        rows = [_row(entry, item, by, at) for item in entry.sums]
        instalment.payments.extend(rows)
        _follow(case, agreement, by=by, at=at)
    return rows


def void_payment(case: Case, *, payment_id: int, reason: str, by: User, at: datetime) -> Payment:
    """Say that an entry was wrong; it stays, with who said so and why."""
    with transaction():
        agreement = _agreement_with_payments(case)
        instalment, row = payment_of(agreement, payment_id)
        if row.is_void:
            raise ActionNotPossible("这笔付款登记已经作废。")
        words = written_out("reason", reason, "请写明作废的原因，例如：金额看错、登记到别的一期。")
        sum_ = figures(from_fen(row.amount_fen))
        note = in_brief(f"第 {instalment.number} 期付款 {sum_} 元作废", f"原因：{words}")
        data = {"payment_id": row.id, "amount_fen": row.amount_fen}
        move(case, Action.VOID_PAYMENT, by=by, at=at, note=note, data=data)
        row.voided_at, row.voided_by_id, row.void_reason = at, by.id, words
        _follow(case, agreement, by=by, at=at)
    return row


def payment_of(agreement: Agreement, payment_id: int) -> tuple[Instalment, Payment]:
    """A payment of this agreement with its instalment, or NotVisible."""
    for instalment in instalments_of(agreement):
        for row in instalment.payments:
            if row.id == payment_id:
                return instalment, row
    raise NotVisible


def _follow(case: Case, agreement: Agreement, *, by: User, at: datetime) -> None:
    write_paid_sums(case, agreement)
    planning.replan(case, by=by, at=at)


def _agreement_with_payments(case: Case) -> Agreement:
    agreement = current_agreement(case)
    if agreement is None:
        raise ActionNotPossible("还没有协议，不能登记付款。")
    return agreement


def _instalment(agreement: Agreement, instalment_id: int) -> Instalment:
    for instalment in instalments_of(agreement):
        if instalment.id == instalment_id:
            return instalment
    raise NotVisible


def _by_name(agreement: Agreement, entry: PaymentEntry) -> PaymentEntry:
    """A sum for all is a sum for the one payee where there is but one."""
    line = ledger_of(agreement).line(entry.instalment_id)
    payees = [each.payee_id for each in line.payees] if line else []
    if len(payees) != 1 or payees == [NOBODY]:
        return entry
    sums = (replace(item, payee_id=item.payee_id or payees[0]) for item in entry.sums)
    return replace(entry, sums=tuple(sums))


def _problems(
    agreement: Agreement, instalment: Instalment, entry: PaymentEntry, today: date
) -> Iterator[FieldProblem]:
    line = ledger_of(agreement).line(instalment.id)
    assert line is not None, "every instalment has a line"
    if not entry.sums:
        yield FieldProblem("payees", "请至少勾选一名收款人。")
    yield from _sum_problems(line, entry)
    if not entry.is_another:
        yield from _twice(instalment, entry)
    if entry.paid_on > today:
        yield FieldProblem("paid_on", "付款日期不能晚于今天。")
    elif agreement.agreed_on and entry.paid_on < agreement.agreed_on:
        yield FieldProblem("paid_on", f"不能早于达成协议的日期 {agreement.agreed_on}。")
    if not entry.voucher.strip():
        yield FieldProblem("voucher", VOUCHERS[entry.way])


def _sum_problems(line: LedgerLine, entry: PaymentEntry) -> Iterator[FieldProblem]:
    seen: set[int | None] = set()
    for item in entry.sums:
        payee = line.of(item.payee_id) if item.payee_id is not None else None
        if item.payee_id is not None and payee is None:
            yield FieldProblem("payee", "请在列表中选择本期的收款人。")
            continue
        if item.payee_id in seen:
            yield FieldProblem(item.field, "同一收款人写了两次，请合并为一行。")
        seen.add(item.payee_id)
        owed = payee.open_fen if payee else line.open_fen
        whose = "这名收款人在这一期" if payee else "这一期"
        if not owed:
            yield FieldProblem(item.field, f"{whose}已经付清，请核对是否登记过。")
        elif item.amount <= 0:
            yield FieldProblem(item.field, "请填写大于零的金额。")
        elif to_fen(item.amount) > owed:
            sentence = (
                f"{whose}只欠 {figures(from_fen(owed))} 元，多付的请登记到下一期或者核对金额。"
            )
            yield FieldProblem(item.field, sentence)


def _twice(instalment: Instalment, entry: PaymentEntry) -> Iterator[FieldProblem]:
    """Two people may have the same slip in hand."""
    for item in entry.sums:
        fen = to_fen(item.amount)
        same = (
            row
            for row in instalment.payments
            if not row.is_void
            and (row.payee_id, row.paid_on, row.amount_fen) == (item.payee_id, entry.paid_on, fen)
        )
        if found := next(same, None):
            who, when = found.recorded_by.name, f"{found.recorded_at:%m-%d %H:%M}"
            yield FieldProblem(
                item.field,
                f"同一天、同样金额的付款已由{who}于 {when} 登记（{found.voucher}）。"
                "确实是另一笔的，请勾选“这是另一笔付款”。",
            )


def _told(case: Case, instalment: Instalment, entry: PaymentEntry) -> str | None:
    total = figures(sum((item.amount for item in entry.sums), Decimal(0)))
    what = "以物抵付" if entry.way is PaymentWay.IN_KIND else "付款"
    late = (entry.paid_on - instalment.due_on).days if instalment.due_on else 0
    return in_brief(
        f"第 {instalment.number} 期{what} {total} 元{_payees(case, entry)}",
        f"由{entry.paid_by.strip()}代付" if entry.paid_by.strip() else "",
        f"比约定晚 {late} 日" if late > 0 else "",
        f"凭证：{entry.voucher.strip()}",
    )


def _payees(case: Case, entry: PaymentEntry) -> str:
    names = {party.id: party.name for party in case.parties}
    named = [names[item.payee_id] for item in entry.sums if item.payee_id in names]
    if not named:
        return ""
    more = f"等 {len(named)} 人" if len(named) > MOST_NAMES else ""
    return f"（{'、'.join(named[:MOST_NAMES])}{more}）"


def _row(entry: PaymentEntry, item: PaidSum, by: User, at: datetime) -> Payment:
    return Payment(
        paid_on=entry.paid_on,
        amount_fen=to_fen(item.amount),
        way=entry.way,
        payee_id=item.payee_id,
        paid_by=entry.paid_by.strip() or None,
        voucher=entry.voucher.strip(),
        recorded_by_id=by.id,
        recorded_at=at,
    )
