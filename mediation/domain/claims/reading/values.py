"""One written value into one typed value; ValueError carries the sentence for the person."""

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.service import Service
from mediation.domain.money import AmountError, parse_amount
from mediation.domain.width import narrow

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?")
_EIGHT_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR = re.compile(r"(\d{4})年?")
_PER_UNIT = re.compile(
    r"\s*(?:元)?\s*(?:/|每|per\s*)\s*(?:月|天|日|小时|month|day|hour)$", re.IGNORECASE
)
_COUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:个?月|年|天|日|小时|级|人|个|次|h|d|m|y)?")
_FIRST_TEN = ("零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
_LARGEST_COUNT = 100_000
# More digits than any amount has; beyond them a number is left as it was written.
_MOST_DIGITS = 30
# More signs than any answer has; what is longer is not looked at.
_LONGEST = 200
_YEARS = range(1950, 2100)
_YES = frozenset({"true", "yes", "y", "1", "是", "有", "对", "已"})
_NO = frozenset({"false", "no", "n", "0", "否", "无", "没有", "未"})


def _written(value: object) -> str:
    """What was written, in narrow signs and without the spaces around it."""
    text = str(value)
    if len(text) > _LONGEST:
        raise ValueError("填写的内容过长，请核对。")
    return narrow(text).strip()


def read_money(value: object) -> Decimal:
    """An amount of yuan, as a number or as text, '5,000.00 元', '200/月'."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise ValueError("请填写一个金额，例如 5000 或者 5000.00。")
    text = value if isinstance(value, str) else _plain(value)
    try:
        return parse_amount(_PER_UNIT.sub("", _written(text)))
    except AmountError as error:
        raise ValueError(error.problem.sentence) from error


def _plain(value: int | float | Decimal) -> str:
    """A number as a person would write it: without an exponent, without zeros past 分."""
    number = Decimal(str(value))
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return str(value)
    return format(number.normalize(), "f")


def read_count(value: object) -> Fraction:
    """A number of months, days, hours or years, '2.5', '10 个月'."""
    match = _COUNT.fullmatch("" if isinstance(value, bool) else _written(value))
    if match is None:
        raise ValueError("请填写一个不小于零的数，例如 3 或者 2.5。")
    number = Fraction(match[1])
    if number > _LARGEST_COUNT:
        raise ValueError("这个数过大，请核对。")
    return number


_LENGTH = re.compile(
    r"(?:(\d+(?:\.\d+)?)\s*(?:年|years?|y))?\s*零?(?:(\d+(?:\.\d+)?)\s*(?:个?月|months?|m))?"
    r"\s*零?(?:(\d+)\s*(?:天|日|days?|d))?",
    re.IGNORECASE,
)
_DAYS_IN_A_MONTH = 30


def read_length(value: object) -> Service:
    """A length of time, '6年4个月', '2y8m', '18 个月'."""
    match = _LENGTH.fullmatch(_written(value))
    if match is None or not any(match.groups()):
        raise ValueError("请写成多少年多少个月，例如 6年4个月。")
    years, months, days = (Fraction(part or 0) for part in match.groups())
    return length_of(years, months, int(days))


def length_of(years: Fraction, months: Fraction, days: int = 0) -> Service:
    """Years, months and days as one length; a part of a month is told in days of thirty."""
    total = years * 12 + months
    over = (total - int(total)) * _DAYS_IN_A_MONTH
    return Service(int(total), days + int(over + Fraction(1, 2)))


def read_whole(value: object) -> int:
    """A whole number, also one of the ten first in Chinese ('九级')."""
    if isinstance(value, str) and value.strip().rstrip("级个人胎") in _FIRST_TEN:
        return _FIRST_TEN.index(value.strip().rstrip("级个人胎"))
    number = read_count(value)
    if number.denominator != 1:
        raise ValueError("请填写一个整数。")
    return int(number)


def read_share(value: object) -> Fraction:
    """A share of a whole: 0.8, '80%', '80' all mean eighty in the hundred."""
    text = _written(value)
    is_percent = text.endswith("%")
    if isinstance(value, bool) or not re.fullmatch(r"\d+(?:\.\d+)?%?", text):
        raise ValueError("请填写比例，例如 80% 或者 0.8。")
    number = Fraction(text.rstrip("%"))
    if is_percent or number > 2:
        number /= 100
    return number


def read_day(value: object, *, at_end: bool = False) -> date:
    """A day; a bare month means its first day, or its last one where a span ends."""
    text = _written(value)
    sentence = "日期请写成 2020-03-12（只知道月份的写 2020-03），并且是存在的日子。"
    if isinstance(value, bool):
        raise ValueError(sentence)
    match = _EIGHT_DIGITS.fullmatch(text) or _DATE.fullmatch(text) or _YEAR.fullmatch(text)
    if match is None:
        raise ValueError(sentence)
    year, month, day = (*match.groups(), None, None)[:3]
    try:
        first = date(int(year or 0), int(month or (12 if at_end else 1)), int(day or 1))
    except ValueError:
        raise ValueError(sentence) from None
    if first.year not in _YEARS:
        raise ValueError(sentence)
    if day is None and at_end:
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first


def read_flag(value: object) -> bool:
    """Yes or no."""
    if isinstance(value, bool):
        return value
    text = _written(value).lower()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise ValueError("请填写 true 或者 false（是或者否）。")


def read_months_of_year(value: object) -> tuple[int, ...]:
    """Calendar months, '6-9 (4)', '6月至9月', [6, 7, 8, 9]."""
    if isinstance(value, list):
        months = tuple(read_whole(each) for each in value)
    else:
        text = re.sub(r"[(].*?[)]", "", _written(value)).replace("月", "")
        months = _listed(text)
    if not months or not all(1 <= month <= 12 for month in months):
        raise ValueError("请填写月份，例如 6-9 或者 6、7、8、9。")
    return months


def _listed(text: str) -> tuple[int, ...]:
    span = re.fullmatch(r"\s*(\d{1,2})\s*(?:-|–|—|~|至|到)\s*(\d{1,2})\s*", text)
    if span:
        return tuple(range(int(span[1]), int(span[2]) + 1))
    parts = [part for part in re.split(r"[\s,、]+", text.strip()) if part]
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()
