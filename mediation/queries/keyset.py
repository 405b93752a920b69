"""Pages by key: the next page begins after the last row, so page 400 costs what page 1 does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from mediation.extensions import db

Row = TypeVar("Row")
# Nobody counts further than this by eye; the page says 1000+.
COUNT_LIMIT = 1000


@dataclass(frozen=True)
class Order:
    """What a list is ordered by: a date and the key, both up or both down."""

    day: InstrumentedAttribute[Any]
    key: InstrumentedAttribute[int]
    descending: bool = False


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: after (or before) the row with this date and key."""

    day: date | datetime
    key: int
    backwards: bool = False

    def __str__(self) -> str:
        return f"{'-' if self.backwards else ''}{self.day.isoformat()}_{self.key}"


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
    key = read_key(last)
    if key is None:
        return None
    try:
        return Cursor(kind.fromisoformat(day), key, (text or "").startswith("-"))
    except ValueError:
        return None


def page_of(statement: Select[Any], order: Order, *, cursor: Cursor | None, size: int) -> Page[Any]:
    """Fetch one page in one statement. The rows carry the order's columns as `day` and `key`."""
    backwards = cursor is not None and cursor.backwards
    falling = order.descending != backwards
    if cursor is not None:
        place, here = tuple_(order.day, order.key), (cursor.day, cursor.key)
        statement = statement.where(place < here if falling else place > here)
    keys = [order.day.desc(), order.key.desc()] if falling else [order.day, order.key]
    statement = statement.add_columns(order.day.label("day"), order.key.label("key"))
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
    return str(Cursor(rows[index].day, rows[index].key, backwards))
