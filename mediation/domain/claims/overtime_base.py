"""加班费 base: from the month's wage to one hour at each rate (劳社部发〔2008〕3号)."""

from datetime import date
from decimal import Decimal

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.hours import Rate
from mediation.domain.claims.overtime import OvertimeFacts, hour_wage
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.pay_days import HOURS_A_DAY
from mediation.domain.money import round_to_fen

_SINCE_2008 = date(2008, 1, 3)
_WRONG_DIVISORS = (Decimal("20.92"), Decimal("20.83"), Decimal("20.67"))


def overtime_base(facts: OvertimeFacts, standards: Standards) -> Calculation:
    """加班费计算基数 (劳社部发〔2008〕3号, 劳动法 art. 44): the day, the hour, each rate."""
    sheet = Sheet(Head.OVERTIME_BASE)
    sheet.cite("《劳动法》第四十四条")
    hourly = hour_wage(sheet, facts, standards, facts.on)
    if hourly is None:
        return sheet.done()
    sheet.note("current_daily", hourly * HOURS_A_DAY)
    sheet.note("current_hourly", hourly)
    sheet.step(f"日工资 {yuan(hourly * HOURS_A_DAY)}，小时工资 {yuan(hourly)}。")
    hours = {rate: sum(each.hours for each in facts.totals if each.rate is rate) for rate in Rate}
    for rate in Rate:
        due = hourly * rate.multiple * (hours[rate] or 1)
        sheet.note(f"current_{rate.value}", due)
        if hours[rate]:
            amount = sheet.line(rate.label, due)
            sheet.step(
                f"{rate.label}：{yuan(hourly)} × {count(hours[rate])} 小时"
                f" × {count(rate.multiple * 100)}% = {yuan(amount)}。"
            )
    if facts.monthly_wage is not None and not (facts.on and facts.on < _SINCE_2008):
        _warn_of_divisors(sheet, facts.monthly_wage)
    return sheet.done()


def _warn_of_divisors(sheet: Sheet, monthly: Decimal) -> None:
    """Name the figures that an outdated or mistaken divisor gives, so that they are recognised."""
    listed = "、".join(
        f"÷ {divisor} 得 {round_to_fen(exact(monthly) / exact(divisor) / HOURS_A_DAY)} 元/小时"
        for divisor in _WRONG_DIVISORS
    )
    sheet.warn(
        f"月计薪天数是 21.75（2008 年 1 月 3 日起）；20.92 已废止，20.83、20.67 是工作日数，"
        f"只用于核算工时。常见的错误算法：{listed}，不要采用。"
    )
