"""加班费 and its base, read from an item: totals, lists of days, hours of a period."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation
from mediation.domain.claims.hours import HoursSystem, Rate, RatedHours, WorkedDay
from mediation.domain.claims.overtime import OvertimeFacts, overtime
from mediation.domain.claims.overtime_base import overtime_base
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.pay_days import HOURS_A_DAY
from mediation.domain.claims.reading.employment import CLAIMED, MONTHLY, PAID
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.claims.reading.values import read_count, read_day

_DAYS = {
    Rate.HOLIDAY: (
        "legal_holiday_days",
        "holiday_days",
        "statutory_holiday_days",
        "法定节假日天数",
    ),
    Rate.REST: ("rest_days", "rest_day_days", "weekend_days", "休息日天数"),
    Rate.WEEKDAY: ("weekday_days",),
}
_HOURS = {
    Rate.HOLIDAY: ("legal_holiday_hours", "holiday_hours", "statutory_holiday_hours"),
    Rate.REST: ("rest_hours", "rest_day_hours", "weekend_hours"),
    Rate.WEEKDAY: (
        "overtime_hours",
        "weekday_hours",
        "weekday_overtime_hours",
        "extended_hours",
        "excess_hours",
        "延时小时数",
    ),
}
_PERIODS = {
    "月": 1, "month": 1, "季": 3, "quarter": 3, "半年": 6, "half-year": 6, "年": 12, "year": 12,
}  # fmt: skip


def read_overtime(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """加班费."""
    facts = _facts(fields, qualifier)
    return overtime(facts, standards)


def read_overtime_base(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """加班费 base."""
    return overtime_base(_facts(fields, qualifier), standards)


def _facts(fields: Fields, qualifier: str) -> OvertimeFacts:
    totals: list[RatedHours] = []
    days: list[WorkedDay] = []
    for rate in Rate:
        _read_days(fields, rate, totals, days)
        hours = _repeated(fields, _HOURS[rate])
        if hours is not None:
            totals.append(RatedHours(rate, hours))
    days += _listed_days(fields)
    given_back = _given_back(fields, totals)
    return OvertimeFacts(
        monthly_wage=fields.money("base", "overtime_base", *MONTHLY, "加班基数"),
        daily_wage=fields.money("daily_wage", "day_wage", "日工资"),
        hourly_wage=fields.money("hourly_wage", "hour_wage", "小时工资"),
        system=_system(fields, qualifier),
        totals=tuple(totals),
        days=tuple(days),
        rest_days_given_back=given_back,
        all_hours=fields.number("total_hours", "actual_hours", "worked_hours", "实际总工时"),
        normal_hours=fields.number("standard_hours", "normal_hours", "quota_hours", "标准工时数"),
        period_months=_period_months(fields),
        on=_date_of_facts(fields),
        paid=fields.money(*PAID, "paid_overtime", "overtime_paid"),
        claimed=fields.money(*CLAIMED),
    )


def _read_days(fields: Fields, rate: Rate, totals: list[RatedHours], days: list[WorkedDay]) -> None:
    """A number of days, or the days themselves."""
    names = _DAYS[rate]
    if isinstance(fields.raw(*names), list):
        for each in fields.listing(*names):
            day = _worked_day(fields, each, rate, names[0])
            if day is not None:
                days.append(day)
        return
    number = _repeated(fields, names)
    if number is not None:
        totals.append(RatedHours(rate, number * HOURS_A_DAY))


def _repeated(fields: Fields, names: tuple[str, ...]) -> Fraction | None:
    """A total, or so much a week or a month for some weeks or months."""
    total = fields.number(*names)
    for unit, repeats in (("week", "weeks"), ("month", "months")):
        each = fields.number(*(f"{name}_per_{unit}" for name in names))
        if each is None:
            continue
        times = fields.number(repeats)
        if times is None:
            fields.fault(
                repeats,
                f"请填写 {repeats}，才能由每{'周' if unit == 'week' else '月'}的数得出合计。",
            )
        elif total is None:
            total = each * times
    return total


def _listed_days(fields: Fields) -> list[WorkedDay]:
    """A list of days whose rate the calendar decides."""
    names = ("days", "overtime_days", "day_list", "加班日期")
    given = fields.raw(*names)
    if isinstance(given, Mapping):
        entries: list[object] = [{"date": day, "hours": hours} for day, hours in given.items()]
    elif isinstance(given, list):
        entries = given
    elif given is not None:
        fields.fault(names[0], '请逐日填写，例如 [{"date": "2021-05-01", "hours": 8}]。')
        return []
    else:
        return []
    read = (_worked_day(fields, each, None, names[0]) for each in entries)
    return [day for day in read if day is not None]


def _worked_day(fields: Fields, given: object, rate: Rate | None, name: str) -> WorkedDay | None:
    hours = Fraction(HOURS_A_DAY)
    try:
        if isinstance(given, Mapping):
            if given.get("hours") is not None:
                hours = read_count(given["hours"])
            given = given.get("date", given.get("day"))
        day = read_day(given)
    except ValueError as error:
        fields.fault(name, str(error))
        return None
    if hours > 24:
        fields.fault(name, "一天的加班不能超过 24 小时。")
        return None
    return WorkedDay(day, hours, rate)


def _system(fields: Fields, qualifier: str) -> HoursSystem:
    words = (fields.text("system", "hours_system", "工时制度") or qualifier).lower()
    if "综合" in words or "comprehensive" in words:
        return HoursSystem.COMPREHENSIVE
    if "不定时" in words or "irregular" in words or "flexible" in words:
        return HoursSystem.IRREGULAR
    return HoursSystem.STANDARD


def _given_back(fields: Fields, totals: list[RatedHours]) -> Fraction:
    """Rest days for which time off was given: a number, or all of them."""
    names = ("substitute_rest", "substitute_rest_days", "time_off_days", "补休天数")
    given = fields.raw(*names)
    if given is True:
        hours = sum((each.hours for each in totals if each.rate is Rate.REST), Fraction(0))
        return hours / HOURS_A_DAY
    return Fraction(0) if given is False else fields.number(*names) or Fraction(0)


def _period_months(fields: Fields) -> Fraction | None:
    number = fields.number("period_months", "months")
    if number is not None:
        return number
    words = fields.text("cycle", "settlement_period", "period_kind", "计算周期").lower()
    if not words:
        return None
    found = next((months for name, months in _PERIODS.items() if words.strip("一个度") == name), 0)
    if not found:
        found = next((months for name, months in _PERIODS.items() if name in words), 0)
    if not found:
        fields.fault("cycle", "计算周期请写 月、季 或者 年。")
        return None
    return Fraction(found)


def _date_of_facts(fields: Fields) -> date | None:
    """A day that picks the version of the formula."""
    year = fields.day("date", "on", "year", "month", "facts_date", "start", "as_of")
    if year is not None:
        return year
    given = fields.raw("period")
    if isinstance(given, list):
        span = fields.span("period")
        return span[0] if span else None
    if given is not None:
        return fields.day("period")
    return None
