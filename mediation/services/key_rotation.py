"""Changing the key of everything sealed: found by walking the tables, in batches, restartable.

A row still sealed with another key than the current one is sealed anew; where the work was broken
off, nothing is done twice. The files on the disk follow the tables.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import (
    Column,
    ColumnElement,
    LargeBinary,
    Table,
    and_,
    func,
    or_,
    select,
    type_coerce,
    update,
)

from mediation.crypto.keeper import LAYOUT
from mediation.extensions import Base, db, keeper
from mediation.models.columns import Sealed
from mediation.services.sealed_files import SealedFiles
from mediation.services.transaction import transaction

BATCH = 100
UNKNOWN = "?"
Progress = Callable[[int], None]


class Store(Protocol):
    """Something with sealed values: a table, or the files on the disk."""

    @property
    def name(self) -> str:
        """What it is called."""

    def keys_in_use(self) -> Counter[str]:
        """How many values each key has sealed; `UNKNOWN` for keys that the ring lacks."""

    def stale(self) -> int:
        """How many rows, or files, are not wholly sealed with the current key."""

    def reseal(self) -> Iterator[int]:
        """Seal them anew; gives the number done after each batch, which is safe by then."""


@dataclass(frozen=True)
class SealedTable:
    """The sealed columns of one table."""

    table: Table
    columns: tuple[Column[Any], ...]

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.table.name

    def keys_in_use(self) -> Counter[str]:
        """How many values each key has sealed."""
        found: Counter[str] = Counter()
        for column in self.columns:
            sealed = [func.count()] + [
                func.count().filter(_is_sealed_with(column, name)) for name in keeper.ring.keys
            ]
            asked = select(*sealed).select_from(self.table).where(column.is_not(None))
            every, *by_key = db.session.execute(asked).one()
            found.update(dict(zip(keeper.ring.keys, by_key, strict=True)))
            found[UNKNOWN] += every - sum(by_key)
        return +found

    def stale(self) -> int:
        """How many rows hold a value sealed with another key than the current one."""
        return (
            db.session.scalar(select(func.count()).select_from(self.table).where(self._stale)) or 0
        )

    def reseal(self) -> Iterator[int]:
        """Seal the stale values of the table anew, a batch in one transaction."""
        key = self.table.primary_key.columns[0]
        last: Any = None
        while True:
            with transaction():
                after = [] if last is None else [key > last]
                rows = self._stale_rows(key, after)
                for row in rows:
                    self._reseal_row(key, row)
            if not rows:
                return
            last = rows[-1][0]
            yield len(rows)

    @property
    def _stale(self) -> ColumnElement[bool]:
        current = keeper.ring.current
        return or_(*(_is_stale(column, current) for column in self.columns))

    def _stale_rows(self, key: Column[Any], after: list[ColumnElement[bool]]) -> Sequence[Any]:
        current = keeper.ring.current
        flags = [_is_stale(column, current) for column in self.columns]
        asked = select(key, *self.columns, *flags).where(self._stale, *after)
        return db.session.execute(asked.order_by(key).limit(BATCH).with_for_update()).all()

    def _reseal_row(self, key: Column[Any], row: Any) -> None:
        count = len(self.columns)
        values, flags = row[1 : 1 + count], row[1 + count :]
        # Reading has unsealed the value, writing it seals it with the current key.
        stale = {
            column.name: value
            for column, value, flag in zip(self.columns, values, flags, strict=True)
            if flag
        }
        db.session.execute(update(self.table).where(key == row[0]).values(stale))


def sealed_tables() -> list[SealedTable]:
    """Every table with a sealed column, by name."""
    found = [
        SealedTable(table, tuple(each for each in table.columns if isinstance(each.type, Sealed)))
        for table in Base.metadata.tables.values()
    ]
    return sorted((each for each in found if each.columns), key=lambda each: each.name)


def stores() -> list[Store]:
    """Everything with sealed values."""
    return [*sealed_tables(), SealedFiles()]


def keys_in_use() -> Counter[str]:
    """How many values each key has sealed, everywhere."""
    found: Counter[str] = Counter()
    for store in stores():
        found.update(store.keys_in_use())
    return found


def rotate(*, progress: Progress = lambda count: None) -> int:
    """Seal everything with the current key; gives how many rows were sealed anew."""
    done = 0
    for store in stores():
        for count in store.reseal():
            done += count
            progress(count)
    return done


def why_fails(store: SealedTable) -> str:
    """Why the keys in use do not open this table, tried on one value of each column; or nothing."""
    for column in store.columns:
        raw = type_coerce(column, LargeBinary)
        sealed = db.session.scalar(select(raw).where(column.is_not(None)).limit(1))
        assert isinstance(column.type, Sealed)
        try:
            if sealed is not None:
                keeper.unseal(bytes(sealed), column.type.purpose)
        except RuntimeError as error:
            return f"{store.name}.{column.name}: {error}"
    return ""


def _is_sealed_with(column: Column[Any], name: str) -> ColumnElement[bool]:
    beginning = bytes([LAYOUT, len(name)]) + name.encode("ascii")
    return func.substr(type_coerce(column, LargeBinary), 1, len(beginning)) == beginning


def _is_stale(column: Column[Any], current: str) -> ColumnElement[bool]:
    return and_(column.is_not(None), ~_is_sealed_with(column, current))
