"""The fields of one item: each is asked for by its names, and what nobody asked for is told."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from mediation.domain.claims.reading import values
from mediation.domain.claims.service import Service

T = TypeVar("T")
# What says something about the item and not what it is computed from.
_REMARKS = ("_note", "_source", "_comment", "备注", "说明")


class Fields:
    """A mapping read field by field; problems are gathered, one sentence for each field."""

    def __init__(self, given: Mapping[str, object]) -> None:
        """Start with nothing asked for yet."""
        self._given = {str(name).strip(): value for name, value in given.items()}
        self._asked: set[str] = set()
        self.problems: dict[str, str] = {}
        self.warnings: list[str] = []

    def raw(self, *names: str) -> object:
        """The value of the first of these names that is given and not null."""
        name = self._name(names)
        return None if name is None else self._given[name]

    def has(self, *names: str) -> bool:
        """Whether one of the names is given and not null."""
        return any(self._given.get(name) is not None for name in names)

    def money(self, *names: str) -> Decimal | None:
        """An amount of yuan."""
        return self._read(names, values.read_money)

    def number(self, *names: str) -> Fraction | None:
        """A count that need not be whole."""
        return self._read(names, values.read_count)

    def whole(self, *names: str) -> int | None:
        """A whole number."""
        return self._read(names, values.read_whole)

    def share(self, *names: str) -> Fraction | None:
        """A share, '80%' or 0.8."""
        return self._read(names, values.read_share)

    def day(self, *names: str) -> date | None:
        """A day, or the first day of a month."""
        return self._read(names, values.read_day)

    def last_day(self, *names: str) -> date | None:
        """A day, or the last day of a month."""
        return self._read(names, lambda value: values.read_day(value, at_end=True))

    def length(self, *names: str) -> Service | None:
        """A length of time, '6年4个月'."""
        return self._read(names, values.read_length)

    def flag(self, *names: str) -> bool | None:
        """Yes or no."""
        return self._read(names, values.read_flag)

    def text(self, *names: str) -> str:
        """Words, empty when not given."""
        value = self.raw(*names)
        return "" if value is None else str(value).strip()

    def months_of_year(self, *names: str) -> tuple[int, ...]:
        """Calendar months."""
        return self._read(names, values.read_months_of_year) or ()

    def span(self, *names: str) -> tuple[date, date] | None:
        """Two days, [first, last]."""
        return self._read(names, _read_span)

    def moneys(self, *names: str) -> tuple[Decimal, ...]:
        """Several amounts, as a list or by name."""
        return self._read(names, _read_moneys) or ()

    def money_by_name(self, *names: str) -> dict[str, Decimal]:
        """Amounts by name (a month, an item)."""
        return self._read(names, _read_money_by_name) or {}

    def table(self, *names: str) -> Mapping[str, object]:
        """A nested mapping, empty when not given."""
        return self._read(names, _read_table) or {}

    def listing(self, *names: str) -> list[object]:
        """A list, empty when not given."""
        return self._read(names, _read_list) or []

    def fault(self, name: str, sentence: str) -> None:
        """Note what is wrong with a field."""
        self.problems.setdefault(name, sentence)

    def mark(self, *names: str) -> None:
        """Take note of fields that are known and need no reading."""
        self._asked.update(names)

    def like(self, part: str) -> tuple[str, ...]:
        """The given names that hold a part, for a figure that goes by many long names."""
        return tuple(name for name in self._given if part in name)

    def unknown(self) -> list[str]:
        """The names that no reader asked for; remarks are left aside."""
        return [
            name
            for name in self._given
            if name not in self._asked and not name.endswith(_REMARKS) and name != "note"
        ]

    def _name(self, names: tuple[str, ...]) -> str | None:
        found = [name for name in names if self._given.get(name) is not None]
        # Of two names for one thing only the first is read, and the other is told as unread.
        self._asked.update(found[:1] or names)
        self._asked.update(name for name in names if name in self._given and name not in found)
        return found[0] if found else None

    def _read(self, names: tuple[str, ...], read: Callable[[object], T]) -> T | None:
        name = self._name(names)
        if name is None:
            return None
        try:
            return read(self._given[name])
        except ValueError as error:
            self.fault(name, str(error))
            return None


def _read_span(value: object) -> tuple[date, date]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise ValueError('请填写起止两个日期，例如 ["2022-07-14", "2023-07-13"]。')
    start, end = values.read_day(value[0]), values.read_day(value[1], at_end=True)
    if end < start:
        raise ValueError("截止日不能早于起始日。")
    return start, end


def _read_moneys(value: object) -> tuple[Decimal, ...]:
    if isinstance(value, Mapping):
        value = [*value.values()]
    if not isinstance(value, list):
        raise ValueError("请逐月填写金额，例如 [5000, 5200]。")
    return tuple(_numbered(number, each) for number, each in enumerate(value, 1))


def _numbered(number: int, value: object) -> Decimal:
    try:
        return values.read_money(value)
    except ValueError as error:
        raise ValueError(f"第 {number} 个：{error}") from error


def _read_money_by_name(value: object) -> dict[str, Decimal]:
    if not isinstance(value, Mapping):
        raise ValueError('请按名称填写金额，例如 {"2020-04": 3000}。')
    return {str(name): _named(str(name), each) for name, each in value.items()}


def _named(name: str, value: object) -> Decimal:
    try:
        return values.read_money(value)
    except ValueError as error:
        raise ValueError(f"{name}：{error}") from error


def _read_table(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise ValueError('请按名称填写，例如 {"7": 13}。')
    return value


def _read_list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError('请填写一个列表，例如 ["2021-05-01"]。')
    return value
