"""Reading the lines of a holiday notice: which days are free, and on which weekends people work."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_BRACKETS = re.compile(r"[（(][^）)]*[）)]")
_LINE = re.compile(r"(?:[一二三四五六七八九十]+、|\d+[.、])?\s*([^\d：:。]{1,20})[：:](.+)")
_DAYS = re.compile(
    r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日"
    r"(?:\s*(?:至|到|—|－|-|~)\s*(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?"
)
_COUNTED = re.compile(r"(?:共|放假)(\d+)天")
# No break was ever longer than eleven days.
_LONGEST_BREAK = 14
_EXAMPLE = "春节：2月5日至12日放假调休，共8天。1月31日上班。"


@dataclass(frozen=True)
class Line:
    """One holiday of a notice; `problem` says what in its line cannot be read or is not right."""

    name: str = ""
    off: tuple[date, ...] = ()
    work: tuple[date, ...] = ()
    problem: str = ""


class _Unreadable(ValueError):
    """What is wrong with a line, in a sentence."""


def read_lines(text: str, year: int) -> list[Line]:
    """Every line that is not empty."""
    lines = (line.strip() for line in text.splitlines())
    return [_read(number, line, year) for number, line in enumerate(lines, 1) if line]


def _read(number: int, line: str, year: int) -> Line:
    plain = _BRACKETS.sub("", line)
    found = _LINE.fullmatch(plain)
    try:
        if found is None:
            raise _Unreadable(f"没有读懂，请写成“{_EXAMPLE}”。")
        return _holiday(found[1].strip(), found[2], year)
    except _Unreadable as error:
        return Line(problem=f"第 {number} 行{error}")


def _holiday(name: str, rest: str, year: int) -> Line:
    off: list[date] = []
    work: list[date] = []
    for sentence in re.split("[。；;]", rest):
        days = list(_days(sentence, year))
        if not days:
            continue
        if "上班" in sentence:
            work += days
        elif "放假" in sentence:
            off += days
            _check_count(sentence, len(days))
        else:
            raise _Unreadable(f"的“{sentence.strip()}”没有写明放假还是上班，请补上。")
    if not off:
        raise _Unreadable(f"没有放假的日子，请写成“{_EXAMPLE}”。")
    return Line(name, tuple(off), tuple(work))


def _check_count(sentence: str, days: int) -> None:
    counted = _COUNTED.search(sentence.replace(" ", ""))
    if counted and int(counted[1]) != days:
        raise _Unreadable(f"写明共 {counted[1]} 天，列出的日子却是 {days} 天，请核对。")


def _days(sentence: str, year: int) -> Iterator[date]:
    for found in _DAYS.finditer(sentence):
        first_year, month, day, last_year, last_month, last_day = found.groups()
        first = _date(first_year or year, month, day, year)
        last = _date(last_year or year, last_month or month, last_day, year) if last_day else first
        if not 0 <= (last - first).days < _LONGEST_BREAK:
            raise _Unreadable(f"的“{found[0]}”起止颠倒或者过长，请核对。")
        yield from (first + timedelta(days=shift) for shift in range((last - first).days + 1))


def _date(in_year: str | int, month: str, day: str, year: int) -> date:
    if int(in_year) != year:
        raise _Unreadable(f"的{in_year}年{month}月{day}日不在 {year} 年内，那一天请按日录入。")
    try:
        return date(year, int(month), int(day))
    except ValueError:
        raise _Unreadable(f"的{month}月{day}日不存在，请核对。") from None
