"""The State Council's notice of a year's holidays, read in its own words and checked.

    春节：2月4日（周四）至12日（周五）放假调休，共9天。1月31日（周日）、2月20日（周六）上班。

A notice does not say which days are the statutory ones (300 %): 全国年节及纪念日放假办法 art. 2
names thirteen, six of them by their place in the year and seven by the days of 春节, 清明, 端午 and
中秋, which are typed beside the text.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.domain.calendar import national_calendar
from mediation.domain.calendar_notices import NOTICES
from mediation.domain.clock_states import DayKind
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.notice_text import Line, read_lines

LAST_YEAR = 2100
_SATURDAY = 5
_FIXED = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
# Between which days of the year each of them can fall, and its name.
_MOVABLE = {
    "new_year": ("农历正月初一", (1, 21), (2, 21)),
    "qingming": ("清明节", (4, 4), (4, 6)),
    "dragon_boat": ("端午节", (5, 27), (6, 26)),
    "mid_autumn": ("中秋节", (9, 7), (10, 8)),
}
_FREE_DAYS = Counter(
    day.year for day, kind in national_calendar().days.items() if kind is not DayKind.WORK
)
_FEWEST_FREE_DAYS = min(_FREE_DAYS.values())


@dataclass(frozen=True)
class TypedNotice:
    """What was typed: the year, the text, and the four days that follow the moon and the sun."""

    year: int
    text: str
    new_year: date
    qingming: date
    dragon_boat: date
    mid_autumn: date


@dataclass(frozen=True)
class NoticeDay:
    """One day that differs from the weekday rule, and the holiday that it belongs to."""

    kind: DayKind
    name: str


@dataclass(frozen=True)
class HolidayNotice:
    """A year's notice, every day of it."""

    year: int
    days: Mapping[date, NoticeDay]

    @property
    def kinds(self) -> dict[date, DayKind]:
        """The days as a calendar takes them."""
        return {day: entry.kind for day, entry in self.days.items()}

    def of_kind(self, kind: DayKind) -> list[date]:
        """The days of one kind, in order."""
        return sorted(day for day, entry in self.days.items() if entry.kind is kind)


def read_notice(typed: TypedNotice) -> HolidayNotice:
    """The days of a notice; InvalidInput with a sentence for everything that cannot be right."""
    if typed.year in NOTICES or not max(NOTICES) < typed.year <= LAST_YEAR:
        first = max(NOTICES) + 1
        sentence = f"整年通知从 {first} 年起录入，以前的已随系统提供；更正请按日录入。"
        raise InvalidInput(FieldProblem("year", sentence))
    lines = read_lines(typed.text, typed.year)
    problems = [*_of_lines(lines), *_of_movable_days(typed)]
    if problems:
        raise InvalidInput(*problems)
    free = {day: line.name for line in lines for day in line.off}
    statutory = set(_statutory(typed))
    problems = [*_of_free_days(free), *_not_free(statutory, free)]
    if problems:
        raise InvalidInput(*problems)
    days = {day: NoticeDay(DayKind.WORK, line.name) for line in lines for day in line.work}
    for day, name in free.items():
        kind = DayKind.STATUTORY if day in statutory else DayKind.REST
        days[day] = NoticeDay(kind, name)
    return HolidayNotice(typed.year, days)


def _statutory(typed: TypedNotice) -> Iterator[date]:
    yield from (date(typed.year, month, day) for month, day in _FIXED)
    # 除夕 and the first three days (2025 年起春节放假 4 天).
    yield from (typed.new_year + timedelta(days=shift) for shift in range(-1, 3))
    yield from (typed.qingming, typed.dragon_boat, typed.mid_autumn)


def _of_lines(lines: list[Line]) -> Iterator[FieldProblem]:
    yield from (FieldProblem("text", line.problem) for line in lines if line.problem)
    free = {day for line in lines for day in line.off}
    for day in (day for line in lines for day in line.work):
        if day.weekday() < _SATURDAY:
            yield FieldProblem("text", f"{_spoken(day)}不是周末，不能是调休上班日，请核对。")
        if day in free:
            yield FieldProblem("text", f"{_spoken(day)}既写了放假，又写了上班，请核对。")


def _of_movable_days(typed: TypedNotice) -> Iterator[FieldProblem]:
    for field, (name, first, last) in _MOVABLE.items():
        day: date = getattr(typed, field)
        if not date(typed.year, *first) <= day <= date(typed.year, *last):
            between = f"{first[0]}月{first[1]}日至{last[0]}月{last[1]}日"
            yield FieldProblem(field, f"{typed.year} 年的{name}应在{between}之间，请核对。")


def _of_free_days(free: Mapping[date, str]) -> Iterator[FieldProblem]:
    if len(free) < _FEWEST_FREE_DAYS:
        counts = f"一共只有 {len(free)} 天放假，历年通知最少 {_FEWEST_FREE_DAYS} 天"
        yield FieldProblem("text", f"{counts}，看来没有录全，请补齐。")


def _not_free(statutory: set[date], free: Mapping[date, str]) -> Iterator[FieldProblem]:
    missing = sorted(statutory - free.keys())
    if missing:
        named = "、".join(_spoken(day) for day in missing)
        yield FieldProblem("text", f"{named}是法定节假日，但正文里没有放假，请核对正文和节日日期。")


def _spoken(day: date) -> str:
    return f"{day.month}月{day.day}日"
