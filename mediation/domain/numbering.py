"""How cases and papers are numbered (law.md 7.5): series, patterns, and which patterns agree.

A body numbers its cases, its letters by their word (工调函, 工调告 …) and the papers within a case.
A year of a series has one pattern, so a number says by itself where it stands.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from mediation.domain.papers import RULES, Series

CASES, WITHIN_A_CASE = "case", "paper"
LETTER_WORDS = tuple(
    dict.fromkeys(rule.word for rule in RULES.values() if rule.series is Series.LETTER)
)
SERIES = (CASES, *LETTER_WORDS, WITHIN_A_CASE)
CASE_PATTERN = "〔{year}〕{short}工调字第{serial:3}号"
LETTER_PATTERN = "〔{year}〕{short}工调{word}第{serial}号"
WITHIN_PATTERN = "{case}-{serial}"
LONGEST = 60
# What replaces an agreement is called “…之二”: no pattern may say so.
OF_A_SUCCESSOR = "之"
FIRST_YEAR, LAST_YEAR = 2000, 9999

_FIELD = re.compile(r"\{(year|short|word|case|serial(?::[1-6])?)\}")
_SERIAL = re.compile(r"\{serial(?::[1-6])?\}")
_DIGITS = frozenset("0123456789")
# In a pattern that is read back: any text, and the serial. Nobody can type these signs.
_ANYTHING, _HERE = "\x01", "\x02"
# Signs of a pattern that stand for several: a digit of the year, a digit, digits or nothing.
_OF_YEAR, _DIGIT, _MORE = "YEAR", "DIGIT", "MORE"


@dataclass(frozen=True)
class Numbering:
    """How one body numbers one series in the years from `first` until `last`, with both."""

    body: str
    short_name: str
    series: str
    pattern: str
    first: int = FIRST_YEAR
    last: int | None = None
    case_pattern: str = ""

    @property
    def words(self) -> str:
        """What a sentence calls it."""
        return f"“{self.body}”的{series_label(self.series)}编号（{self.pattern}）"

    @property
    def ends(self) -> int:
        """The last year; of one that still counts, the last of all years."""
        return LAST_YEAR if self.last is None else self.last


def series_label(series: str) -> str:
    """The Chinese name of a series."""
    fixed = {CASES: "案件", WITHIN_A_CASE: "案内文书"}
    return fixed.get(series, f"“{series}”字文书")


def usual_pattern(series: str) -> str:
    """The pattern of a body that has set none."""
    return {CASES: CASE_PATTERN, WITHIN_A_CASE: WITHIN_PATTERN}.get(series, LETTER_PATTERN)


def format_number(
    pattern: str, *, serial: int, year: int, short_name: str = "", word: str = "", case: str = ""
) -> str:
    """Fill a pattern. `{serial:3}` is padded with zeros to three digits; a longer one is whole."""
    told = {"year": str(year), "short": short_name, "word": word, "case": case}

    def fill(match: re.Match[str]) -> str:
        name, _, width = match.group(1).partition(":")
        return str(serial).zfill(int(width or 0)) if name == "serial" else told[name]

    return _FIELD.sub(fill, pattern)


def serial_of(
    pattern: str, number: str, *, year: int = 0, word: str = "", case: str = ""
) -> int | None:
    """The serial in a number of this pattern, whatever the body was called then; None if none."""
    told = {"year": str(year), "word": word, "case": case, "short": _ANYTHING}

    def fill(match: re.Match[str]) -> str:
        return told.get(match.group(1).partition(":")[0], _HERE)

    head, _, tail = _FIELD.sub(fill, pattern).partition(_HERE)
    for start, end in _runs_of_digits(number):
        if _fits(head, number[:start]) and _fits(tail, number[end:]):
            return int(number[start:end])
    return None


def _runs_of_digits(number: str) -> Iterator[tuple[int, int]]:
    """Where a serial may stand, the earliest and longest first."""
    for run in re.finditer("[0-9]+", number):
        for start in range(*run.span()):
            yield from ((start, end) for end in range(run.end(), start, -1))


def _fits(pattern: str, text: str) -> bool:
    """Whether a text is the pattern, whose signs for anything stand for any text."""
    first, *others = pattern.split(_ANYTHING)
    if not others:
        return text == first
    *middle, last = others
    if not text.startswith(first) or not text[len(first) :].endswith(last):
        return False
    rest = text[len(first) : len(text) - len(last)]
    for part in middle:
        if part not in rest:
            return False
        rest = rest.partition(part)[2]
    return True


def read_serial(patterns: Iterable[str], number: str, *, year: int, word: str) -> int | None:
    """The serial in a number that one of these patterns wrote; None when none did."""
    found = (serial_of(each, number, year=year, word=word) for each in patterns)
    return next((serial for serial in found if serial is not None), None)


def pattern_problem(series: str, pattern: str) -> str | None:
    """Say what is wrong with a pattern by itself, or None."""
    usual = usual_pattern(series)
    wanted = ("{case}",) if series == WITHIN_A_CASE else ("{year}",)
    if any(pattern.count(field) != 1 for field in wanted) or len(_SERIAL.findall(pattern)) != 1:
        return f"编号格式必须含有 {wanted[0]} 和 {{serial}}，各一次，例如 {usual}。"
    others = {"year", "short"} | ({"word"} if series in LETTER_WORDS else set())
    fields = {*({"case"} if series == WITHIN_A_CASE else others), "serial"}
    used = {name.partition(":")[0] for name in _FIELD.findall(pattern)}
    if not used <= fields or set(_FIELD.sub("", pattern)) & {"{", "}"}:
        listed = "、".join(f"{{{name}}}" for name in sorted(fields))
        return f"这一种编号只能使用 {listed} 这几个字段；序号补零写 {{serial:3}}。"
    if OF_A_SUCCESSOR in pattern:
        return "编号格式不能含有“之”：它留给替代原协议的协议书（……之二）。"
    if len(pattern) > LONGEST:
        return f"编号格式最多 {LONGEST} 个字符，请缩短。"
    between = pattern.removeprefix("{case}").partition("{serial")[0]
    is_apart = pattern.startswith("{case}") and between != "" and between[0] not in _DIGITS
    if series == WITHIN_A_CASE and not is_apart:
        return f"案内文书的编号以 {{case}} 开头，与序号之间要有隔开的符号，例如 {usual}。"
    return None


def may_coincide(one: Numbering, other: Numbering) -> bool:
    """Whether the two could ever give the same number."""
    mine, theirs = _signs(one), _signs(other)
    are_apart = one.ends < other.first or other.ends < one.first
    if are_apart and _year_at_one_place(mine, theirs):
        return False
    return _meet(mine, theirs)


def first_twin(one: Numbering, others: Iterable[Numbering]) -> Numbering | None:
    """The first of the others that could give a number of this one."""
    return next((other for other in others if may_coincide(one, other)), None)


def _signs(numbering: Numbering) -> tuple[str, ...]:
    """What stands at each place of the numbers."""
    pattern = numbering.pattern.replace("{case}", numbering.case_pattern)
    word = numbering.series if numbering.series in LETTER_WORDS else ""
    signs: list[str] = []
    end = 0
    for match in _FIELD.finditer(pattern):
        signs += pattern[end : match.start()]
        name = match.group(1).partition(":")[0]
        fixed = {"short": numbering.short_name, "word": word, "case": ""}
        varying = {"year": [_OF_YEAR] * 4, "serial": [_DIGIT, _MORE]}
        signs += varying.get(name) or list(fixed[name])
        end = match.end()
    return (*signs, *pattern[end:])


def _year_at_one_place(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the year stands equally far from the beginning, or from the end, of both."""
    ends = ((one, other), (one[::-1], other[::-1]))
    places = [(_before_year(mine), _before_year(theirs)) for mine, theirs in ends]
    return any(mine is not None and mine == theirs for mine, theirs in places)


def _before_year(signs: tuple[str, ...]) -> int | None:
    """How many signs stand before the year; None when that differs from number to number."""
    before = signs[: signs.index(_OF_YEAR)]
    return None if _MORE in before else len(before)


@lru_cache(maxsize=4096)
def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether some text fits both rows of signs."""
    if not one or not other:
        return all(sign == _MORE for sign in one or other)
    if one[0] == _MORE:
        return _meet(one[1:], other) or (_is_digit(other[0]) and _meet(one, other[1:]))
    if other[0] == _MORE:
        return _meet(other, one)
    is_same = one[0] == other[0] or (_is_digit(one[0]) and _is_digit(other[0]))
    both_fixed = len(one[0]) == len(other[0]) == 1 and one[0] != other[0]
    return is_same and not both_fixed and _meet(one[1:], other[1:])


def _is_digit(sign: str) -> bool:
    return sign in {_OF_YEAR, _DIGIT, _MORE} or sign in _DIGITS
