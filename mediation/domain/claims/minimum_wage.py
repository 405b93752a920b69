"""最低工资 test and the limit of deductions (最低工资规定 art. 12; 工资支付暂行规定 art. 16)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import ParameterKind, Standards
from mediation.domain.money import round_to_fen

_MOST_DEDUCTED = Fraction(1, 5)


@dataclass(frozen=True)
class MinimumWageFacts:
    """What was paid in a month and what of it does not count (overtime, allowances, welfare)."""

    paid_monthly: Decimal | None = None
    excluded: Decimal = Decimal(0)
    months: Fraction | None = None
    hourly_wage: Decimal | None = None
    hours: Fraction | None = None
    on: date | None = None
    claimed: Decimal | None = None


def minimum_wage(facts: MinimumWageFacts, standards: Standards) -> Calculation:
    """最低工资 (最低工资规定 art. 12): the shortfall after leaving out what does not count."""
    sheet = Sheet(Head.MINIMUM_WAGE)
    sheet.cite("《最低工资规定》第十二条", "《最低工资规定》第十三条")
    hourly = facts.hourly_wage is not None
    kind = ParameterKind.HOURLY_MINIMUM_WAGE if hourly else ParameterKind.MINIMUM_WAGE
    minimum = sheet.standard(standards, kind, facts.on)
    wage = facts.hourly_wage if hourly else facts.paid_monthly
    if wage is None:
        sheet.lack("实际支付的月工资")
    if minimum is None or wage is None:
        return sheet.done()
    tested = wage - facts.excluded
    if facts.excluded:
        sheet.step(
            f"实发 {yuan(wage)} − 加班费、特殊津贴和福利 {yuan(facts.excluded)} = {yuan(tested)}。"
        )
    short = max(minimum - tested, Decimal(0))
    sheet.figures |= {"tested": tested, "passes": not short, "shortfall": short}
    number, unit = (facts.hours, "小时") if hourly else (facts.months, "个月")
    if not short:
        sheet.step(f"{yuan(tested)}不低于 {yuan(minimum)}，没有差额。")
        sheet.line("最低工资差额", Decimal(0))
        return sheet.done()
    number = number if number is not None else Fraction(1)
    amount = sheet.line("最低工资差额", exact(short) * number)
    sheet.step(f"（{yuan(minimum)} − {yuan(tested)}）× {count(number)} {unit} = {yuan(amount)}。")
    sheet.exceeds(facts.claimed, sheet.total)
    return sheet.done()


@dataclass(frozen=True)
class DeductionFacts:
    """A month's wage, the loss the worker caused, and what the employer took off."""

    monthly_wage: Decimal | None = None
    loss: Decimal | None = None
    deducted: Decimal | None = None
    on: date | None = None


def wage_deduction(facts: DeductionFacts, standards: Standards) -> Calculation:
    """扣减工资 (工资支付暂行规定 art. 16): at most 20 % a month, the minimum wage must be left."""
    sheet = Sheet(Head.WAGE_DEDUCTION)
    sheet.cite("《工资支付暂行规定》第十六条")
    minimum = sheet.standard(standards, ParameterKind.MINIMUM_WAGE, facts.on)
    if facts.monthly_wage is None:
        sheet.lack("当月工资")
    if minimum is None or facts.monthly_wage is None:
        return sheet.done()
    share = round_to_fen(exact(facts.monthly_wage) * _MOST_DEDUCTED)
    most = min(share, max(facts.monthly_wage - minimum, Decimal(0)))
    if facts.loss is not None:
        most = min(most, facts.loss)
    sheet.figures["max_deduction"] = most
    sheet.step(
        f"每月最多扣减 {yuan(facts.monthly_wage)} × 20% = {yuan(share)}，"
        f"且扣后不低于 {yuan(minimum)}，即 {yuan(most)}。"
    )
    if facts.deducted is not None:
        over = sheet.line("多扣的工资", max(facts.deducted - most, Decimal(0)))
        sheet.step(f"已扣 {yuan(facts.deducted)}，应返还 {yuan(over)}。")
    return sheet.done()
