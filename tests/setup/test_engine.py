"""SQLite is held to what the cases need; one place says when a database is away."""

import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import psycopg
import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import (
    IntegrityError,
    InternalError,
    InvalidRequestError,
    OperationalError,
    PendingRollbackError,
)

from mediation.engine import init_engine_events, is_away, write_wanted


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An engine on a file with one table and a table that points to it."""
    address = f"sqlite:///{tmp_path / 'engine.sqlite3'}"
    engine = create_engine(address, connect_args={"timeout": 60})
    init_engine_events(engine)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE parent (id INTEGER PRIMARY KEY)"))
        connection.execute(text("CREATE TABLE child (parent_id INTEGER REFERENCES parent (id))"))
    yield engine
    engine.dispose()


def count(engine: Engine) -> int:
    """The rows that a newcomer sees."""
    with engine.connect() as connection:
        return connection.execute(text("SELECT count(*) FROM parent")).scalar_one()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 60_000),
        ("secure_delete", 1),
    ],
)
def test_every_connection_is_set(engine: Engine, pragma: str, value: object) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_a_row_that_points_to_nothing_is_refused(engine: Engine) -> None:
    with pytest.raises(IntegrityError), engine.begin() as connection:
        connection.execute(text("INSERT INTO child VALUES (7)"))


def test_tables_too_are_undone_with_their_transaction(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE passing (id INTEGER)"))
        connection.rollback()
        names = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
    assert "passing" not in names


def test_a_reader_sees_one_moment(engine: Engine) -> None:
    """The second question of a transaction is answered as the first, whatever others want."""
    with engine.connect() as reader:
        before = reader.execute(text("SELECT count(*) FROM parent")).scalar_one()
        writer = Thread(target=write_one, args=(engine, 1))
        writer.start()
        writer.join(0.1)
        assert writer.is_alive(), "the writer waits for the reader"
        assert reader.execute(text("SELECT count(*) FROM parent")).scalar_one() == before
    writer.join()
    assert count(engine) == before + 1


def test_the_door_of_writing_takes_the_lock_at_once(engine: Engine) -> None:
    said: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _k, words, *_rest: said.append(words))
    token = write_wanted.set(True)
    try:
        write_one(engine, 1)
    finally:
        write_wanted.reset(token)
    write_one(engine, 2)
    assert [words for words in said if words.startswith("BEGIN")] == ["BEGIN IMMEDIATE", "BEGIN"]


def test_writers_who_read_first_wait_their_turn_and_none_is_lost(engine: Engine) -> None:
    threads = [Thread(target=add_after_reading, args=(engine, 5)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(engine) == 20


def add_after_reading(engine: Engine, times: int) -> None:
    """Take the next number as the services do: read, then write, in one transaction."""
    token = write_wanted.set(True)
    for _ in range(times):
        with engine.begin() as connection:
            highest = connection.execute(text("SELECT max(id) FROM parent")).scalar_one()
            connection.execute(text("INSERT INTO parent VALUES (:id)"), {"id": (highest or 0) + 1})
    write_wanted.reset(token)


def write_one(engine: Engine, key: int) -> None:
    """Write one row in a transaction of its own."""
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO parent VALUES (:id)"), {"id": key})


def test_a_new_database_is_readable_by_its_owner_alone(engine: Engine) -> None:
    assert stat.S_IMODE(Path(str(engine.url.database)).stat().st_mode) == 0o600


def while_dealing_with(first: Exception, second: Exception) -> Exception:
    """The second error, raised while the first was dealt with."""
    second.__context__ = first
    return second


BROKEN = InternalError("SELECT 1", {}, Exception(), connection_invalidated=True)


@pytest.mark.parametrize(
    ("error", "away"),
    [
        (OperationalError("SELECT 1", {}, Exception()), True),
        (psycopg.errors.AdminShutdown(), True),
        (psycopg.errors.CannotConnectNow(), True),
        (psycopg.errors.DiskFull(), True),
        (psycopg.errors.ReadOnlySqlTransaction(), True),
        (psycopg.InterfaceError(), True),
        (sqlite3.OperationalError(), True),
        (BROKEN, True),
        (PendingRollbackError(), True),
        (while_dealing_with(BROKEN, InvalidRequestError()), True),
        (while_dealing_with(BROKEN, KeyError()), True),
        (InternalError("SELECT 1", {}, Exception()), False),
        (psycopg.errors.InFailedSqlTransaction(), False),
        (InvalidRequestError(), False),
        (while_dealing_with(KeyError(), InvalidRequestError()), False),
    ],
    ids=repr,
)
def test_one_place_says_what_is_a_database_that_is_away(error: Exception, away: bool) -> None:
    assert is_away(error) is away
