"""Dates with a part left open, as in a rule of thumb: “D”, “YYYY-07-01”."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mediation.domain.clocks.deadline import Deadline
from mediation.domain.width import narrow

# A span of years with every kind of year in it, so that what holds for all of them holds always.
_YEARS = range(2016, 2027)
_OPEN_YEAR = re.compile(r"y{4}-(\d{2})-(\d{2})", re.IGNORECASE)
_ANY_DAY = re.compile(r"(?:D日?|YYYY-MM-DD)(?:\s*\(.*\))?", re.IGNORECASE)
# What follows a date (its weekday, a time) says nothing about the day.
_FULL = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?(?:[ T(].*)?")


@dataclass(frozen=True)
class AnyDay:
    """“D”: any day at all."""


@dataclass(frozen=True)
class AnyYear:
    """“YYYY-07-01”: the day is known, the year is not."""

    month: int
    day: int

    def last_days(self, deadline_of: Callable[[date], Deadline]) -> set[str]:
        """The counted last days of the years, each written with the year left open."""
        return {
            _written(year, deadline_of(date(year, self.month, self.day)).safe_date)
            for year in _YEARS
            if self._exists(year)
        }

    def _exists(self, year: int) -> bool:
        try:
            date(year, self.month, self.day)
        except ValueError:
            return False
        return True


def read_day(text: str) -> date | AnyDay | AnyYear | None:
    """The day a text names, or None for one that is not in the calendar or cannot be read."""
    plain = narrow(text).strip()
    if _ANY_DAY.fullmatch(plain):
        return AnyDay()
    open_year = _OPEN_YEAR.fullmatch(plain)
    if open_year is not None:
        month, day = map(int, open_year.groups())
        # 2016 is a leap year: a day that it lacks is in no year.
        return AnyYear(month, day) if _date(2016, month, day) else None
    full = _FULL.fullmatch(plain)
    return None if full is None else _date(*map(int, full.groups()))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written(year: int, day: date) -> str:
    more = day.year - year
    return f"YYYY{f'+{more}' if more else ''}-{day.month:02}-{day.day:02}"
