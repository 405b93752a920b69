"""INSERT … ON CONFLICT, which both databases spell alike and SQLAlchemy has no common class for."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import CursorResult, Result, literal
from sqlalchemy.dialects import postgresql, sqlite

from mediation.extensions import Base, db

INSERTS = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_of(table: type[Base]) -> Any:
    """The INSERT of this database's dialect, with its on_conflict_… methods."""
    return INSERTS[db.session.get_bind().dialect.name](table)


def insert_unless_there(table: type[Base], values: dict[str, Any]) -> bool:
    """Insert a row; False when one with the same key is there, waiting for whoever writes it."""
    statement = insert_of(table).values(**values).on_conflict_do_nothing().returning(literal(1))
    return db.session.execute(statement).first() is not None


def insert_missing(table: type[Base], rows: Sequence[dict[str, Any]]) -> int:
    """Insert those rows that are not there yet, in one statement; gives how many.

    Whoever inserts several rows in one order everywhere never waits crosswise for somebody else.
    """
    if not rows:
        return 0
    statement = insert_of(table).values(list(rows)).on_conflict_do_nothing()
    return len(db.session.execute(statement.returning(literal(1))).all())


def rows_of(result: Result[Any]) -> int:
    """How many rows an INSERT, UPDATE or DELETE touched."""
    return cast("CursorResult[Any]", result).rowcount
