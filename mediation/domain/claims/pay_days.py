"""From a month's pay to a day's and an hour's, and how many paid days a span holds."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.claims.calculation import Sheet, exact, yuan
from mediation.domain.claims.parameters import ParameterKind, Standards

HOURS_A_DAY = 8
_ONE_DAY = timedelta(days=1)


def day_wage(
    sheet: Sheet, monthly: Decimal, standards: Standards, on: date | None
) -> Fraction | None:
    """The wage of one day: the month over the pay-days then in force (劳社部发〔2008〕3号)."""
    days = pay_days_in_a_month(sheet, standards, on)
    if days is None:
        return None
    daily = exact(monthly) / exact(days)
    sheet.step(f"月工资 {yuan(monthly)} ÷ 月计薪天数 {days} = 日工资 {yuan(daily)}。")
    return daily


def pay_days_in_a_month(sheet: Sheet, standards: Standards, on: date | None) -> Decimal | None:
    """The divisor of the month in force on the day: 21.75 since 2008-01-03."""
    days = sheet.standard(standards, ParameterKind.PAY_DAYS, on)
    if days is not None:
        sheet.cite(*{each.source for each in sheet.parameters if each.value == days})
    return days


def days_of(start: date, end: date) -> list[date]:
    """Every day from the first to the last."""
    return [start + number * _ONE_DAY for number in range((end - start).days + 1)]


def paid_days(calendar: WorkingCalendar, start: date, end: date) -> int:
    """Days that a monthly wage pays for: working days and statutory holidays (劳动法 art. 51)."""
    return sum(
        calendar.is_workday(day) or calendar.is_statutory_holiday(day)
        for day in days_of(start, end)
    )


def worked_days(calendar: WorkingCalendar, start: date, end: date) -> int:
    """Working days by the calendar, holidays left out."""
    return sum(calendar.is_workday(day) for day in days_of(start, end))
