"""Money that came under an agreement."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput, NotVisible
from mediation.domain.money import figures, from_fen, to_fen
from mediation.models import Agreement, Case, Instalment, Payment, User
from mediation.queries.agreement_facts import instalments_of
from mediation.queries.case_facts import current_agreement
from mediation.services import planning
from mediation.services.claim_sums import write_paid_sums
from mediation.services.moving import move
from mediation.services.transaction import transaction


def record_payment(
    case: Case,
    *,
    instalment_id: int,
    paid_on: date,
    amount: Decimal,
    voucher: str,
    by: User,
    at: datetime,
) -> Payment:
    """Record a whole or part payment of one instalment, with its proof (人民调解法 art. 31).

    InvalidInput for more than is owed, a day that cannot be, or no proof. Claims learn what was
    paid in proportion to the shares (see domain.agreement.allocation).
    """
    with transaction():
        agreement = _agreement_with_payments(case)
        instalment = _instalment(agreement, instalment_id)
        problems = list(_problems(agreement, instalment, paid_on, amount, voucher, at.date()))
        if problems:
            raise InvalidInput(*problems)
        move(
            case,
            Action.RECORD_PAYMENT,
            by=by,
            at=at,
            note=f"第 {instalment.number} 期付款 {figures(amount)} 元，凭证：{voucher.strip()}",
            data={"instalment_id": instalment.id, "amount_fen": to_fen(amount)},
        )
        payment = _row(paid_on, amount, voucher, by, at)
        instalment.payments.append(payment)
        write_paid_sums(case, agreement)
        planning.replan(case, by=by, at=at)
    return payment


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


def _problems(
    agreement: Agreement,
    instalment: Instalment,
    paid_on: date,
    amount: Decimal,
    voucher: str,
    today: date,
) -> Iterator[FieldProblem]:
    owed = from_fen(instalment.amount_fen - instalment.paid_fen)
    if not owed:
        yield FieldProblem("amount", "这一期已经付清，请核对是否登记过。")
    elif amount <= 0:
        yield FieldProblem("amount", "请填写大于零的金额。")
    elif amount > owed:
        yield FieldProblem(
            "amount", f"这一期只欠 {figures(owed)} 元，多付的部分请登记到下一期或者核对金额。"
        )
    if paid_on > today:
        yield FieldProblem("paid_on", "付款日期不能晚于今天。")
    elif agreement.agreed_on and paid_on < agreement.agreed_on:
        yield FieldProblem("paid_on", f"不能早于达成协议的日期 {agreement.agreed_on}。")
    if not voucher.strip():
        yield FieldProblem("voucher", "请写明凭证，例如“银行回单 0012”或者“收条”。")


def _row(paid_on: date, amount: Decimal, voucher: str, by: User, at: datetime) -> Payment:
    return Payment(
        paid_on=paid_on,
        amount_fen=to_fen(amount),
        voucher=voucher.strip(),
        recorded_by_id=by.id,
        recorded_at=at,
    )
