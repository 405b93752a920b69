"""A row for any table with every column filled, so that new tables are covered at once."""

from itertools import product
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Enum,
    Integer,
    LargeBinary,
    Table,
    insert,
    select,
)
from sqlalchemy.exc import IntegrityError

from mediation.extensions import db
from mediation.models.columns import Instant, SealedBytes, SealedJson, SealedText
from tests.clock import MONDAY_MORNING

MOST_CHOICES = 12
VALUES: tuple[tuple[type, Any], ...] = (
    (SealedText, "x"),
    (SealedJson, {}),
    (SealedBytes, b"x"),
    (LargeBinary, b"x"),
    (Instant, MONDAY_MORNING),
    (Boolean, False),
    (Date, MONDAY_MORNING.date()),
    (JSON, {}),
    (Integer, 1),
)


def ensure_row(table: Table) -> int:
    """The key of some row of the table, made when there is none, with all that it points to."""
    key = next(iter(table.primary_key.columns))
    found = db.session.scalar(select(key).limit(1))
    if found is not None:
        return int(found)
    for empty, choice in product(_may_be_empty(table), range(MOST_CHOICES)):
        values = {
            column.name: _value(column, choice)
            for column in table.columns
            if _is_filled(column, table) and column.name != empty
        }
        try:
            with db.session.begin_nested():
                made = db.session.execute(insert(table).values(values))
        except IntegrityError:
            # Not every value of an enum goes with every other column, nor every pointer.
            continue
        return int(made.inserted_primary_key[0])
    raise AssertionError(f"no row for {table.name}")


def _may_be_empty(table: Table) -> list[str]:
    """Nothing first; then one pointer of a table that has either this one or that one."""
    return ["", *(column.name for column in table.columns if column.foreign_keys)]


def _is_filled(column: Column[Any], table: Table) -> bool:
    points_to_itself = any(key.column.table is table for key in column.foreign_keys)
    return not points_to_itself and (not column.primary_key or bool(column.foreign_keys))


def _value(column: Column[Any], choice: int) -> Any:
    for pointer in column.foreign_keys:
        return _some_row(
            pointer.column.table, [each.name for each in column.table.columns].index(column.name)
        )
    if isinstance(column.type, Enum):
        known = list(column.type.enum_class or column.type.enums)
        return known[choice % len(known)]
    for kind, value in VALUES:
        if isinstance(column.type, kind):
            return value
    return "x"


def _some_row(table: Table, place: int) -> int:
    """A row that columns of other places do not point to: two persons, where there are two."""
    first = ensure_row(table)
    key = next(iter(table.primary_key.columns))
    known = list(db.session.scalars(select(key).order_by(key).limit(5)))
    return int(known[place % len(known)]) if len(known) > 1 else first
