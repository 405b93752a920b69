"""How each database is spoken to: SQLite's pragmas and transactions, PostgreSQL's pool."""

import os
import sqlite3
from contextlib import suppress
from contextvars import ContextVar
from typing import Any

import psycopg
from flask import Flask
from psycopg.errors import ReadOnlySqlTransaction
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import (
    DBAPIError,
    InterfaceError,
    OperationalError,
    PendingRollbackError,
    TimeoutError,
)

from mediation.extensions import db

# Set by the one door of writing (services/transaction.py) before its transaction begins. On SQLite
# a transaction that reads first and writes later can be refused half-way when somebody else wrote
# in between; one that says at once that it will write waits its turn instead.
write_wanted: ContextVar[bool] = ContextVar("write_wanted", default=False)

# What says that the database is busy, full or gone, in the words of SQLAlchemy and of the drivers.
# PendingRollbackError: asked of a transaction whose connection broke before. Read-only: a standby.
AWAY = (
    *(OperationalError, InterfaceError, TimeoutError, PendingRollbackError),
    *(psycopg.OperationalError, psycopg.InterfaceError, ReadOnlySqlTransaction),
    sqlite3.OperationalError,
)

# The write-ahead log of SQLite 3.7.0 to 3.51.2 can corrupt the file when two connections write and
# checkpoint at once, and Debian 12 ships 3.40.1: the rollback journal has no such fault. FULL
# makes an acknowledged write survive a power cut. memory-mapped reading stays off on purpose.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # What is deleted is overwritten: the file holds no remains of people's data.
    "PRAGMA secure_delete = ON",
)


def is_away(error: BaseException | None) -> bool:
    """Whether the database was busy, full or gone when this was raised: nothing else decides it.

    What fails while such an error is dealt with fails because of it, whatever it is called.
    """
    while error is not None:
        broke = isinstance(error, DBAPIError) and error.connection_invalidated
        if broke or isinstance(error, AWAY):
            return True
        error = error.__cause__ or error.__context__
    return False


def init_app(app: Flask) -> None:
    """Prepare the engines of an application whose extensions are bound."""
    with app.app_context():
        for engine in db.engines.values():
            init_engine_events(engine)


def init_engine_events(engine: Engine) -> None:
    """Make every connection of a SQLite engine careful; other databases need nothing."""
    if engine.dialect.name != "sqlite":
        return
    event.listen(engine, "do_connect", _make_private)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)


def _make_private(
    _dialect: object, _record: object, where: tuple[Any, ...], _options: dict[str, Any]
) -> None:
    """A database that does not exist yet becomes a file that its owner alone reads.

    The journal takes the rights of the database over.
    """
    # What cannot be made here is told by SQLite itself; ":memory:" and file: addresses are none.
    name = str(where[0]) if where else ""
    if name.startswith("/"):
        with suppress(OSError):
            os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """Take transactions out of the driver's hands and set the pragmas of a new connection."""
    # The driver's own rule (begin before the first INSERT, not before a SELECT or DDL) is neither
    # a snapshot nor a lock; SQLAlchemy's "begin" event says when a transaction starts.
    connection.isolation_level = None
    for pragma in SQLITE_PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    """Begin for real, as a writer when the door of writing asked for it."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write_wanted.get() else "BEGIN")
