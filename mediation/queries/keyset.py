"""Pages by key: the next page begins after the last row, so page 400 costs what page 1 does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from mediation.extensions import db

Row = TypeVar("Row")
# Nobody counts further than this by eye; the page says 1000+.
COUNT_LIMIT = 1000


@dataclass(frozen=True)
class Order:
    """What a list is ordered by: a date and the key, both up or both down.

    A `rank`, some small number, goes before both.
    """

    day: InstrumentedAttribute[Any]
    key: InstrumentedAttribute[int]
    descending: bool = False
    rank: ColumnElement[int] | None = None

    @property
    def columns(self) -> list[ColumnElement[Any]]:
        """What is compared, in its order, under the names that the rows carry it by."""
        ranked = [] if self.rank is None else [self.rank.label("rank")]
        return [*ranked, self.day.label("day"), self.key.label("key")]


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: after (or before) the row with this date and key (and rank)."""

    day: date | datetime
    key: int
    backwards: bool = False
    rank: int | None = None

    def __str__(self) -> str:
        rank = "" if self.rank is None else f"_{self.rank}"
        return f"{'-' if self.backwards else ''}{self.day.isoformat()}_{self.key}{rank}"

    def values(self, order: Order) -> tuple[Any, ...]:
        """The values of the order's columns in the row that the cursor stands on."""
        rank = () if order.rank is None else (self.rank or 0,)
        return (*rank, self.day, self.key)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """The rows of one page, and the cursors of its neighbours when there are any."""

    rows: Sequence[Row]
    previous: str
    next: str


def read_key(text: str | None) -> int | None:
    """A key from a URL, or None when it cannot be one (PostgreSQL's integers end at 2**31)."""
    if not text or not text.isascii() or not text.isdecimal() or len(text) > 9:
        return None
    return int(text)


def read_cursor(text: str | None, kind: type[date] = date) -> Cursor | None:
    """A cursor from a URL; anything else than what we wrote is the first page."""
    day, _, last = (text or "").lstrip("-").partition("_")
    key, _, rank = last.partition("_")
    number = read_key(key)
    if number is None:
        return None
    backwards = (text or "").startswith("-")
    try:
        place = kind.fromisoformat(day)
    except ValueError:
        return None
    if isinstance(place, datetime) and not (place.tzinfo and 1 < place.year < 9999):
        # No moment that the tables can hold.
        return None
    return Cursor(place, number, backwards, read_key(rank))


def page_of(statement: Select[Any], order: Order, *, cursor: Cursor | None, size: int) -> Page[Any]:
    """Fetch one page in one statement; the rows carry the order's columns by name."""
    backwards = cursor is not None and cursor.backwards
    falling = order.descending != backwards
    if cursor is not None:
        place, here = tuple_(*order.columns), cursor.values(order)
        statement = statement.where(place < here if falling else place > here)
    keys = [column.desc() if falling else column.asc() for column in order.columns]
    statement = statement.add_columns(*order.columns)
    found = list(db.session.execute(statement.order_by(*keys).limit(size + 1)))
    more, rows = len(found) > size, found[:size]
    if backwards:
        rows.reverse()
    has_previous = more if backwards else cursor is not None
    has_next = cursor is not None if backwards else more
    return Page(
        rows,
        previous=_edge(rows, 0, backwards=True) if has_previous else "",
        next=_edge(rows, -1, backwards=False) if has_next else "",
    )


def _edge(rows: Sequence[Any], index: int, *, backwards: bool) -> str:
    if not rows:
        return ""
    row = rows[index]
    return str(Cursor(row.day, row.key, backwards, getattr(row, "rank", None)))
