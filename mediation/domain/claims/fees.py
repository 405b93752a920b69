"""Court fee and payment-order fee (诉讼费用交纳办法 arts. 8, 13, 14, 15, 16)."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head

_LABOUR_FEE = Decimal(10)
_HALF = Fraction(1, 2)
_ORDER_SHARE = Fraction(1, 3)
# Up to so much, this share of the part above the step before (art. 13(1)); the first is a flat fee.
_FLAT, _FLAT_UP_TO = Fraction(50), Decimal(10_000)
_STEPS = (
    (Decimal(100_000), "2.5"),
    (Decimal(200_000), "2"),
    (Decimal(500_000), "1.5"),
    (Decimal(1_000_000), "1"),
    (Decimal(2_000_000), "0.9"),
    (Decimal(5_000_000), "0.8"),
    (Decimal(10_000_000), "0.7"),
    (Decimal(20_000_000), "0.6"),
    (None, "0.5"),
)


@dataclass(frozen=True)
class CourtFeeFacts:
    """How the case ends or is tried; half is taken when it is mediated, withdrawn or simple."""

    halved: bool = False
    cases: int = 1


def court_fee(facts: CourtFeeFacts) -> Calculation:
    """诉讼费 (诉讼费用交纳办法 art. 13(1)(4)): ten yuan for a labour case, half when mediated."""
    sheet = Sheet(Head.COURT_FEE)
    sheet.cite("《诉讼费用交纳办法》第十三条第一款第四项")
    each = exact(_LABOUR_FEE)
    if facts.halved:
        sheet.cite("《诉讼费用交纳办法》第十五条、第十六条")
        each *= _HALF
        sheet.step("调解结案、撤诉或者适用简易程序的，减半交纳。")
    amount = sheet.line("案件受理费", each * facts.cases)
    sheet.step(f"劳动争议案件每件 {yuan(each)} × {facts.cases} 件 = {yuan(amount)}。")
    sheet.warn("劳动争议仲裁不收费（调解仲裁法第五十三条）；调解不收费。")
    return sheet.done()


@dataclass(frozen=True)
class PaymentOrderFeeFacts:
    """The sum that the payment order asks for."""

    amount: Decimal | None = None


def payment_order_fee(facts: PaymentOrderFeeFacts) -> Calculation:
    """支付令申请费 (诉讼费用交纳办法 art. 14(3)): one third of the fee of a property case."""
    sheet = Sheet(Head.PAYMENT_ORDER_FEE)
    sheet.cite("《诉讼费用交纳办法》第十四条第三项", "《诉讼费用交纳办法》第十三条第一款第一项")
    if facts.amount is None:
        sheet.lack("申请支付的金额")
        return sheet.done()
    full = property_fee(facts.amount)
    amount = sheet.line("支付令申请费", full * _ORDER_SHARE)
    sheet.note("property_fee", full)
    sheet.step(
        f"标的 {yuan(facts.amount)}的财产案件受理费 {yuan(full)} × {count(1)}/3 = {yuan(amount)}。"
    )
    sheet.warn(
        "债务人未提出异议的由债务人负担；提出异议使督促程序终结的由申请人负担（第三十六条）。"
    )
    return sheet.done()


def property_fee(amount: Decimal) -> Fraction:
    """诉讼费用交纳办法 art. 13(1)(1): the fee of a property case, by steps."""
    fee, below = _FLAT, _FLAT_UP_TO
    for up_to, share in _STEPS:
        if amount <= below:
            break
        part = (amount if up_to is None else min(amount, up_to)) - below
        fee += exact(part) * exact(share) / 100
        below = up_to or amount
    return fee
