"""停工停产期间的工资和生活费 (工资支付暂行规定 art. 12)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import ParameterKind, Standards

_ARTICLE = "《工资支付暂行规定》第十二条"
_FIRST_PERIOD = Fraction(1)


@dataclass(frozen=True)
class ShutdownPayFacts:
    """The wage, the length of the shutdown, and whether normal work was done after the start.

    `living_ratio` is the share of the minimum wage that the place gives as living allowance.
    """

    monthly_wage: Decimal | None = None
    months: Fraction | None = None
    worked: bool = False
    living_ratio: Fraction | None = None
    on: date | None = None
    paid: Decimal | None = None
    claimed: Decimal | None = None


def shutdown_pay(facts: ShutdownPayFacts, standards: Standards) -> Calculation:
    """停工生活费 (工资支付暂行规定 art. 12): one period of full pay, then the local one."""
    sheet = Sheet(Head.SHUTDOWN_PAY)
    sheet.cite(_ARTICLE)
    sheet.warn("停工停产须非因劳动者原因造成；工资支付周期按一个月计算。")
    if facts.months is None:
        sheet.lack("停工停产的月数")
        return sheet.done()
    first = min(facts.months, _FIRST_PERIOD)
    if facts.monthly_wage is None:
        sheet.lack("劳动合同约定的月工资")
    else:
        amount = sheet.line("第一个工资支付周期", exact(facts.monthly_wage) * first)
        sheet.figures["first_period"] = amount
        sheet.step(
            f"一个工资支付周期内：{yuan(facts.monthly_wage)} × {count(first)} 个月"
            f" = {yuan(amount)}。"
        )
    later = facts.months - first
    if later:
        _write_later(sheet, facts, later, standards)
    if not sheet.missing:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def _write_later(
    sheet: Sheet, facts: ShutdownPayFacts, later: Fraction, standards: Standards
) -> None:
    monthly = _later_standard(sheet, facts, standards)
    if monthly is None:
        return
    what = (
        "提供了正常劳动，不低于最低工资标准" if facts.worked else "没有提供劳动，按当地生活费标准"
    )
    amount = sheet.line("超过一个工资支付周期", monthly * later)
    sheet.figures |= {"later_periods": amount}
    sheet.step(f"超过一个周期，{what}：{yuan(monthly)} × {count(later)} 个月 = {yuan(amount)}。")


def _later_standard(sheet: Sheet, facts: ShutdownPayFacts, standards: Standards) -> Fraction | None:
    if facts.worked or facts.living_ratio is not None:
        minimum = sheet.standard(standards, ParameterKind.MINIMUM_WAGE, facts.on)
        if minimum is None:
            return None
        share = Fraction(1) if facts.worked else facts.living_ratio or Fraction(0)
        return exact(minimum) * share
    allowance = sheet.standard(standards, ParameterKind.LIVING_ALLOWANCE, facts.on)
    return None if allowance is None else exact(allowance)
