"""Which days are working days: weekends, breaks and make-up days by the yearly notices."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.domain.calendar_notices import NOTICES
from mediation.domain.clock_states import DayKind

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
# The statutory days with a fixed place in the year are known before any notice
# (全国年节及纪念日放假办法 art. 2); 2 May joined them in 2025.
_FIXED = frozenset({(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)})
_SECOND_OF_MAY, _SECOND_OF_MAY_SINCE = (5, 2), 2025
# Every notice frees more days than this, so a year with fewer is not wholly entered yet.
_FEWEST_FREE_DAYS = 11


@dataclass(frozen=True)
class WorkingCalendar:
    """The days that differ from the weekday rule, and the years whose notice is known."""

    days: Mapping[date, DayKind]
    years: frozenset[int]

    def is_rest_day(self, day: date) -> bool:
        """Whether nobody works: a break or a weekend that is no make-up day (民法典 art. 203)."""
        kind = self._kind(day)
        return day.weekday() >= _SATURDAY if kind is None else kind is not DayKind.WORK

    def is_workday(self, day: date) -> bool:
        """Whether people work, be it on a Saturday."""
        return not self.is_rest_day(day)

    def is_make_up_day(self, day: date) -> bool:
        """Whether the day is a weekend day on which people work (调休上班)."""
        return day.weekday() >= _SATURDAY and self.is_workday(day)

    def is_statutory_holiday(self, day: date) -> bool:
        """Whether it is one of the statutory holidays, the "300 %" days (劳动法 art. 44)."""
        return self._kind(day) is DayKind.STATUTORY

    def is_provisional(self, year: int) -> bool:
        """Whether no notice is known for the year, so that its dates may still move."""
        return year not in self.years

    def next_workday(self, day: date) -> date:
        """The day itself if people work, else the first working day after it."""
        while self.is_rest_day(day):
            day += _ONE_DAY
        return day

    def add_working_days(self, start: date, days: int) -> date:
        """The day on which that many working days after the start are full; ValueError under 1."""
        if days < 1:
            raise ValueError("a period has at least one day")
        day = start
        for _ in range(days):
            day = self.next_workday(day + _ONE_DAY)
        return day

    def last_workday(self, day: date) -> date:
        """The day itself if people work, else the last working day before it."""
        while self.is_rest_day(day):
            day -= _ONE_DAY
        return day

    def subtract_working_days(self, day: date, days: int) -> date:
        """The day that many working days earlier; the day itself for none."""
        for _ in range(days):
            day = self.last_workday(day - _ONE_DAY)
        return day

    def with_days(self, days: Mapping[date, DayKind]) -> "WorkingCalendar":
        """This calendar with an office's own days over it; a whole new year counts as known."""
        free: dict[int, int] = {}
        for day, kind in days.items():
            free[day.year] = free.get(day.year, 0) + (kind is not DayKind.WORK)
        entered = {year for year, count in free.items() if count >= _FEWEST_FREE_DAYS}
        return WorkingCalendar({**self.days, **days}, self.years | entered)

    def _kind(self, day: date) -> DayKind | None:
        kind = self.days.get(day)
        if kind is None and day.year not in self.years and _is_fixed_holiday(day):
            return DayKind.STATUTORY
        return kind


def national_calendar() -> WorkingCalendar:
    """The calendar of the notices that are known (2016–2026)."""
    return _NATIONAL


def _is_fixed_holiday(day: date) -> bool:
    place = (day.month, day.day)
    return place in _FIXED or (place == _SECOND_OF_MAY and day.year >= _SECOND_OF_MAY_SINCE)


def _read_days(year: int, text: str) -> Iterator[date]:
    for part in text.split():
        first, _, last = part.partition("-")
        day = date(year, int(first[:2]), int(first[2:]))
        end = date(year, int(last[:2]), int(last[2:])) if last else day
        while day <= end:
            yield day
            day += _ONE_DAY


def _load() -> WorkingCalendar:
    days: dict[date, DayKind] = {}
    for year, notice in NOTICES.items():
        days.update((day, DayKind.REST) for day in _read_days(year, notice.off))
        days.update((day, DayKind.STATUTORY) for day in _read_days(year, notice.statutory))
        days.update((day, DayKind.WORK) for day in _read_days(year, notice.work))
    return WorkingCalendar(days, frozenset(NOTICES))


_NATIONAL = _load()
