"""Hours systems, and which rate a day of overtime carries (劳动法 art. 44)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.claims.calculation import Sheet
from mediation.domain.claims.pay_days import HOURS_A_DAY

# The eve of the Spring Festival falls in January or February.
_LAST_MONTH_OF_EVES = 2


class HoursSystem(StrEnum):
    """The hours system of the post; the last two need the labour authority's approval."""

    STANDARD = "standard"
    COMPREHENSIVE = "comprehensive"
    IRREGULAR = "irregular"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return {"standard": "标准工时", "comprehensive": "综合计算工时", "irregular": "不定时工时"}[
            self.value
        ]


class Rate(StrEnum):
    """The three rates of art. 44."""

    WEEKDAY = "weekday"
    REST = "rest"
    HOLIDAY = "holiday"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return {"weekday": "延时加班", "rest": "休息日加班", "holiday": "法定休假日加班"}[
            self.value
        ]

    @property
    def multiple(self) -> Fraction:
        """The multiple of the ordinary wage."""
        return {"weekday": Fraction(3, 2), "rest": Fraction(2), "holiday": Fraction(3)}[self.value]


@dataclass(frozen=True)
class WorkedDay:
    """One day with overtime; `rate` is what was claimed for it, None lets the calendar decide."""

    day: date
    hours: Fraction = Fraction(HOURS_A_DAY)
    rate: Rate | None = None


@dataclass(frozen=True)
class RatedHours:
    """Hours at one rate, dated when they come from a list of days."""

    rate: Rate
    hours: Fraction
    day: date | None = None


def rate_days(
    sheet: Sheet, days: Iterable[WorkedDay], calendar: WorkingCalendar
) -> list[RatedHours]:
    """Give every listed day the rate that the calendar of its year gives it."""
    rated = []
    for each in days:
        rate = _rate_of(sheet, each, calendar)
        if rate is not None:
            rated.append(RatedHours(rate, each.hours, each.day))
    return rated


def _rate_of(sheet: Sheet, each: WorkedDay, calendar: WorkingCalendar) -> Rate | None:
    if calendar.is_statutory_holiday(each.day):
        if each.rate is Rate.REST:
            sheet.warn(f"{each.day.isoformat()} 是法定休假日，按百分之三百计算。")
        return Rate.HOLIDAY
    if calendar.is_provisional(each.day.year):
        sheet.warn(f"{each.day.year} 年放假通知未录入，该年的法定休假日按所填认定，请核对。")
        return each.rate or _by_calendar(each.day, calendar)
    if each.rate is Rate.HOLIDAY:
        return _not_a_holiday(sheet, each.day, calendar)
    if each.rate is Rate.REST and calendar.is_workday(each.day):
        sheet.warn(f"{each.day.isoformat()} 按日历是工作日，按所填轮休日计算，请核对排班。")
    return each.rate or _by_calendar(each.day, calendar)


def _by_calendar(day: date, calendar: WorkingCalendar) -> Rate:
    return Rate.REST if calendar.is_rest_day(day) else Rate.WEEKDAY


def _not_a_holiday(sheet: Sheet, day: date, calendar: WorkingCalendar) -> Rate | None:
    """A day claimed as a holiday that the law of its year does not name (除夕 only since 2025)."""
    sheet.cite("《全国年节及纪念日放假办法》第二条")
    if calendar.is_rest_day(day):
        eve = "（除夕自 2025 年起才是法定休假日）" if day.month <= _LAST_MONTH_OF_EVES else ""
        sheet.warn(f"{day.isoformat()} 在当年不是法定休假日，属于休息日，按百分之二百计算{eve}。")
        return Rate.REST
    sheet.warn(f"{day.isoformat()} 在当年既不是法定休假日也不是休息日，不计。")
    return None
