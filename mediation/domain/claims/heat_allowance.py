"""高温津贴 (防暑降温措施管理办法 art. 17): the local sum for the months or days of heat."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import ParameterKind, Standards
from mediation.domain.clocks.periods import add_months

_ARTICLE = "《防暑降温措施管理办法》第十七条"


@dataclass(frozen=True)
class HeatAllowanceFacts:
    """Months or days of heat as a number, or the span of work and the months of the year."""

    rate: Decimal | None = None
    is_daily: bool = False
    count: Fraction | None = None
    start: date | None = None
    end: date | None = None
    heat_months: tuple[int, ...] = ()
    paid: Decimal | None = None
    claimed: Decimal | None = None


def heat_allowance(facts: HeatAllowanceFacts, standards: Standards) -> Calculation:
    """高温津贴 (管理办法 art. 17): the local standard times the months (or days) of heat worked."""
    sheet = Sheet(Head.HEAT_ALLOWANCE)
    sheet.cite(_ARTICLE)
    sheet.warn("须在 35℃ 以上露天作业，或者工作场所温度不能降到 33℃ 以下（不含 33℃）。")
    number = facts.count if facts.count is not None else _months_of_heat(sheet, facts)
    if number is not None:
        sheet.figures["days" if facts.is_daily else "months"] = number
    rate = facts.rate
    if rate is None:
        kind = (
            ParameterKind.HEAT_ALLOWANCE_DAILY if facts.is_daily else ParameterKind.HEAT_ALLOWANCE
        )
        rate = sheet.standard(standards, kind, facts.end or facts.start)
    if number is not None and rate is not None:
        unit = "天" if facts.is_daily else "个月"
        amount = sheet.line("高温津贴", exact(rate) * number)
        sheet.step(f"{yuan(rate)} × {count(number)} {unit} = {yuan(amount)}。")
    if not sheet.missing:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def _months_of_heat(sheet: Sheet, facts: HeatAllowanceFacts) -> Fraction | None:
    if facts.start is None or facts.end is None or facts.is_daily:
        sheet.lack("高温作业的天数" if facts.is_daily else "高温作业的月数（或者起止日期）")
        return None
    if not facts.heat_months:
        sheet.lack("当地发放高温津贴的月份")
        return None
    day, found = facts.start.replace(day=1), 0
    while day <= facts.end:
        found += day.month in facts.heat_months
        day = add_months(day, 1)
    if facts.start.day > 1:
        sheet.warn("起止月份不满一个月的按一个月计，是否折算看当地规定。")
    listed = "、".join(str(month) for month in facts.heat_months)
    sheet.step(
        f"{facts.start.isoformat()} 至 {facts.end.isoformat()} 期间，"
        f"每年 {listed} 月发放，共 {found} 个月。"
    )
    return Fraction(found)
