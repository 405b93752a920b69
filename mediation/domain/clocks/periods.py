"""Counting of periods: units, months and years, days that are left out (民法典 arts. 200–203)."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mediation.domain.calendar import WorkingCalendar

_ONE_DAY = timedelta(days=1)


class Unit(StrEnum):
    """What a period is counted in (33号令 art. 80 tells working from natural days)."""

    WORKING_DAY = "WD"
    NATURAL_DAY = "ND"
    MONTH = "M"
    YEAR = "Y"

    @property
    def label(self) -> str:
        """The Chinese measure word after a number."""
        return {"WD": "个工作日", "ND": "日", "M": "个月", "Y": "年"}[self.value]

    @property
    def counts_days(self) -> bool:
        """Whether the period is a number of days and not of months or years."""
        return self in {Unit.WORKING_DAY, Unit.NATURAL_DAY}


@dataclass(frozen=True)
class Counted:
    """The last day of a period and how many days inside it were left out."""

    last_day: date
    excluded_days: int


def add_months(start: date, months: int) -> date:
    """The same day number some months later, or the last day of that month (民法典 art. 202)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def days_between(unit: Unit, after: date, until: date, calendar: WorkingCalendar) -> int:
    """How many days of the unit follow one day up to another, which is included."""
    days = (after + timedelta(days=number + 1) for number in range((until - after).days))
    return sum(unit is not Unit.WORKING_DAY or calendar.is_workday(day) for day in days)


def count_period(
    unit: Unit,
    length: int,
    start: date,
    calendar: WorkingCalendar,
    is_excluded: Callable[[date], bool] | None = None,
) -> Counted:
    """Count a period from the day after its start (民法典 art. 201), leaving excluded days out."""
    if length < 1:
        raise ValueError("a period has at least one day")
    if is_excluded is None:
        return Counted(_end_without_pauses(unit, length, start, calendar), 0)
    if unit.counts_days:
        return _count_days(unit, length, start, calendar, is_excluded)
    return _count_months(length * (12 if unit is Unit.YEAR else 1), start, is_excluded)


def _end_without_pauses(unit: Unit, length: int, start: date, calendar: WorkingCalendar) -> date:
    """The same end as by counting day after day, at once."""
    if unit is Unit.WORKING_DAY:
        return calendar.add_working_days(start, length)
    if unit is Unit.NATURAL_DAY:
        return start + timedelta(days=length)
    return add_months(start, length * (12 if unit is Unit.YEAR else 1))


def _count_days(
    unit: Unit,
    length: int,
    start: date,
    calendar: WorkingCalendar,
    is_excluded: Callable[[date], bool],
) -> Counted:
    day, counted, excluded = start, 0, 0
    while counted < length:
        day += _ONE_DAY
        if is_excluded(day):
            excluded += 1
        elif unit is Unit.NATURAL_DAY or calendar.is_workday(day):
            counted += 1
    return Counted(day, excluded)


def _count_months(months: int, start: date, is_excluded: Callable[[date], bool]) -> Counted:
    # Each day left out before the end pushes the end one day on (仲裁时效期间继续计算).
    end, day, excluded = add_months(start, months), start, 0
    while day < end:
        day += _ONE_DAY
        if is_excluded(day):
            end, excluded = end + _ONE_DAY, excluded + 1
    return Counted(end, excluded)
