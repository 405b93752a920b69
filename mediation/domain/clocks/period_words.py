"""Periods as people write them: “15 calendar days”, “3个工作日”, “十五日”, “fixed date”."""

import re
from dataclasses import dataclass

from mediation.domain.clocks.periods import Unit
from mediation.domain.width import narrow

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_CHINESE_NUMBER = re.compile(
    r"[零一二两三四五六七八九十百]+(?=个?(?:工作日|自然日|日|天|周|月|年))"
)
_FIRST_TEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENGLISH_NUMBERS = {word: str(number) for number, word in enumerate(_FIRST_TEN, 1)} | {
    "fifteen": "15",
    "thirty": "30",
    "sixty": "60",
}
_WORD = re.compile("[a-z]+")
_LENGTH = re.compile(
    r"(?P<length>\d+)\s*(?:\(?\+\s*(?P<more>\d+)\)?)?\s*"
    r"(?P<unit>个?工作日|个?自然日|个?月|日|天|周|年"
    r"|[ -]?(?:working|business|work)[ -]?days?|[ -]?(?:calendar|natural)[ -]?days?"
    r"|[ -]?(?:days?|weeks?|months?|years?)|(?:wd|nd|[dmy])\b)"
)
# An extension behind the unit: “45日 (+15日)”.
_PLUS = re.compile(r"\s*\(?\+\s*(\d+)\s*(?:个?工作日|日|天|days?)?\s*\)?")
_FIXED = ("fixed date", "固定日期", "固定日", "约定日期", "specific date")
_UNSURE = re.compile(
    r"(calendar|natural|自然).{0,6}(or|/|还是|或).{0,3}(working|工作)", re.IGNORECASE
)


@dataclass(frozen=True)
class PeriodWords:
    """A length as written; `unit` None is “days” without a word which days are meant.

    `more` is an extension written behind a plus; `is_unsure` that the writer asks which days.
    """

    length: int
    unit: Unit | None
    more: int = 0
    is_unsure: bool = False

    @property
    def unit_or_days(self) -> Unit:
        """The unit, natural days where nothing else is said (民法典 art. 200)."""
        return self.unit or Unit.NATURAL_DAY

    def fits(self, length: int, unit: Unit, cap: int | None = None) -> bool:
        """Whether a rule of this length is meant, with its whole extension perhaps."""
        same_unit = unit.counts_days if self.unit is None else unit is self.unit
        lengths = {length} if cap is None else {length, length + cap}
        return same_unit and (self.length in lengths or self.length + self.more in lengths)


def with_digits(text: str) -> str:
    """Chinese numbers before a unit of time as digits: 十五日 -> 15日."""
    halves = text.replace("半个月", "15日").replace("半年", "6个月")
    return _CHINESE_NUMBER.sub(lambda found: str(_number(found.group())), halves)


def read_period(text: str) -> PeriodWords | None:
    """The first length in a text, or None when it has none."""
    plain = _plain(text)
    found = _LENGTH.search(plain)
    if found is None or int(found["length"]) == 0:
        return None
    length, unit = _in_unit(int(found["length"]), found["unit"].strip(" -"))
    later = _PLUS.match(plain, found.end())
    more = int(found["more"] or (later[1] if later else 0))
    if unit is None and not _UNSURE.search(plain):
        unit = _said_elsewhere(plain)
    return PeriodWords(length, unit, more, bool(_UNSURE.search(plain)))


def without_period(text: str) -> str:
    """The text without its lengths of time."""
    return _PLUS.sub("", _LENGTH.sub("", _plain(text)))


def is_fixed_date(text: str) -> bool:
    """Whether a date that stands as written is meant, not a period."""
    plain = _plain(text)
    return any(words in plain for words in _FIXED)


def _plain(text: str) -> str:
    plain = with_digits(narrow(text).lower().replace("(s)", ""))
    return _WORD.sub(lambda found: _ENGLISH_NUMBERS.get(found.group(), found.group()), plain)


def _in_unit(length: int, word: str) -> tuple[int, Unit | None]:
    if "工作" in word or word.startswith(("working", "business", "work", "wd")):
        return length, Unit.WORKING_DAY
    if "自然" in word or word.startswith(("calendar", "natural", "nd")):
        return length, Unit.NATURAL_DAY
    if "周" in word or word.startswith("week"):
        return length * 7, Unit.NATURAL_DAY
    if "月" in word or word.startswith("m"):
        return (length, Unit.MONTH) if length % 12 else (length // 12, Unit.YEAR)
    return length, Unit.YEAR if "年" in word or word.startswith("y") else None


def _said_elsewhere(plain: str) -> Unit | None:
    """Which days are meant by a word that does not stand at the number: “5 days (working)”."""
    working = "working" in plain or "工作日" in plain
    natural = "calendar" in plain or "natural" in plain or "自然日" in plain
    if working == natural:
        return None
    return Unit.WORKING_DAY if working else Unit.NATURAL_DAY


def _number(chinese: str) -> int:
    total, digit = 0, 0
    for sign in chinese:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit
