"""A copy of the whole database as it was at one moment, made while people work; and back again.

SQLite is copied by its own backup interface; PostgreSQL by pg_dump, which sees the same snapshot
in which the rows are counted.
"""

import secrets
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from tempfile import NamedTemporaryFile
from typing import IO, Any

from psycopg.conninfo import make_conninfo
from sqlalchemy import URL, Connection, Engine, create_engine, inspect, make_url, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from mediation.engine import init_engine_events
from mediation.services.sealed_archive import CHUNK, chunks_of

SQLITE_PART, POSTGRESQL_PART = "database.sqlite3", "database.pgdump"
BUSY_SECONDS = 60.0


class CopyFailed(RuntimeError):
    """The database could not be copied or brought back; the message says why."""


@dataclass(frozen=True)
class DatabaseCopy:
    """The copy as a stream, and what stood in the database at that moment."""

    part: str
    chunks: Iterator[bytes]
    facts: dict[str, Any]


@contextmanager
def copied(engine: Engine, folder: Path) -> Iterator[DatabaseCopy]:
    """A copy of the database; `folder` takes what has to lie on the disk for a moment."""
    maker = {"sqlite": _copied_sqlite, "postgresql": _copied_postgresql}[engine.dialect.name]
    with maker(engine, folder) as copy:
        yield copy


@contextmanager
def _copied_sqlite(engine: Engine, folder: Path) -> Iterator[DatabaseCopy]:
    source_path, target = str(engine.url.database), folder / SQLITE_PART
    source = sqlite3.connect(f"file:{source_path}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    # In one step: a copy in many steps begins anew whenever somebody writes.
    copy = sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()
    plain = create_engine(f"sqlite:///{target}")
    try:
        with plain.connect() as connection:
            facts = facts_of(connection)
    finally:
        plain.dispose()
    try:
        yield DatabaseCopy(SQLITE_PART, chunks_of(target), facts)
    finally:
        target.unlink()


@contextmanager
def _copied_postgresql(engine: Engine, folder: Path) -> Iterator[DatabaseCopy]:
    reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with reading.connect() as connection, _connection_words(engine, folder) as words:
        snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
        command = [_program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges"]
        command += [f"--snapshot={snapshot}", f"--dbname={words}"]
        facts = facts_of(connection)
        yield DatabaseCopy(POSTGRESQL_PART, _output_of(command), facts)


def _output_of(command: list[str]) -> Iterator[bytes]:
    with NamedTemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors)
        assert process.stdout is not None
        with process:
            while chunk := process.stdout.read(CHUNK):
                yield chunk
        if process.returncode:
            raise CopyFailed(f"pg_dump failed: {_last_line(errors.name)}")


def _last_line(path: str) -> str:
    lines = Path(path).read_text(errors="replace").strip().splitlines()
    return lines[-1][:200] if lines else "it said nothing"


def _program(name: str) -> str:
    """The newest of PostgreSQL's programs: an older one refuses a newer server."""
    debian = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    found = max(debian, key=lambda path: int(path.parts[-3]), default=None)
    path = str(found) if found else which(name)
    if path is None:
        raise CopyFailed(f"{name} is not installed: apt-get install postgresql-client")
    return path


@contextmanager
def _connection_words(engine: Engine, folder: Path) -> Iterator[str]:
    """How PostgreSQL's programs reach the database; their arguments never hold the password."""
    _, words = engine.dialect.create_connect_args(engine.url)
    password = words.pop("password", None)
    known: dict[str, Any] = {
        name: value for name, value in words.items() if isinstance(value, str | int)
    }
    if password is None:
        yield make_conninfo(**known)
        return
    file = folder / ".pgpass"
    file.touch(mode=0o600)
    try:
        escaped = str(password).replace("\\", "\\\\").replace(":", "\\:")
        file.write_text(f"*:*:*:*:{escaped}\n")
        yield make_conninfo(**known, passfile=str(file))
    finally:
        file.unlink()


def facts_of(connection: Connection) -> dict[str, Any]:
    """What stands in a database: its kind, its newest migration, how many rows, the trail's end."""
    names = sorted(
        name
        for name in inspect(connection).get_table_names()
        if not name.startswith("case_search_")
    )
    counts = {name: connection.scalar(text(f'SELECT count(*) FROM "{name}"')) for name in names}
    return {
        "engine": connection.dialect.name,
        "revision": connection.scalar(text("SELECT max(version_num) FROM alembic_version")),
        "rows": counts,
        "trail": connection.scalar(text("SELECT max(last_hash) FROM audit_head")),
    }


def require_empty(url: str) -> None:
    """Raise CopyFailed unless nothing at all stands at this address yet."""
    engine = opened(url)
    try:
        if engine.dialect.name == "sqlite":
            if Path(str(engine.url.database)).exists():
                raise CopyFailed(f"{engine.url.database} exists already: choose a fresh place.")
        elif _tables(engine):
            name = engine.url.render_as_string(hide_password=True)
            raise CopyFailed(f"{name} has tables already: choose an empty database.")
    finally:
        engine.dispose()


def _tables(engine: Engine) -> list[str]:
    try:
        return inspect(engine).get_table_names()
    except SQLAlchemyError as error:
        raise CopyFailed(f"The database does not answer: {type(error).__name__}") from error


def brought_back(part: str, chunks: Iterable[bytes], url: str, folder: Path) -> None:
    """Write a copy to the empty place at this address."""
    engine = opened(url)
    try:
        if (part == SQLITE_PART) != (engine.dialect.name == "sqlite"):
            raise CopyFailed(f"The backup holds {part}: it cannot go to {engine.dialect.name}.")
        if part == SQLITE_PART:
            with Path(str(engine.url.database)).open("xb") as file:
                for chunk in chunks:
                    file.write(chunk)
        else:
            _run_pg_restore(engine, chunks, folder)
    finally:
        engine.dispose()


def _run_pg_restore(engine: Engine, chunks: Iterable[bytes], folder: Path) -> None:
    with _connection_words(engine, folder) as words, NamedTemporaryFile() as errors:
        command = [_program("pg_restore"), "--no-owner", "--no-privileges", "--exit-on-error"]
        command += ["--single-transaction", f"--dbname={words}"]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=errors)
        try:
            _feed(process.stdin, chunks)
        finally:
            process.wait()
        if process.returncode:
            raise CopyFailed(f"pg_restore failed: {_last_line(errors.name)}")


def _feed(pipe: IO[bytes] | None, chunks: Iterable[bytes]) -> None:
    assert pipe is not None
    try:
        for chunk in chunks:
            pipe.write(chunk)
    except BrokenPipeError:
        # What went wrong stands in the program's own words.
        return
    finally:
        with suppress(BrokenPipeError):
            pipe.close()


def opened(url: str) -> Engine:
    """An engine of its own, as careful as that of the program."""
    engine = create_engine(url, hide_parameters=True)
    init_engine_events(engine)
    return engine


@contextmanager
def scratch_database(server: str | URL) -> Iterator[str]:
    """An empty database on a server of PostgreSQL, dropped afterwards."""
    address = make_url(server)
    name = f"mediation_drill_{secrets.token_hex(6)}"
    administration = create_engine(address, isolation_level="AUTOCOMMIT", hide_parameters=True)
    try:
        with administration.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE template0'))
        yield address.set(database=name).render_as_string(hide_password=False)
    except DBAPIError as error:
        raise CopyFailed(
            "No database could be made for the drill: let the account of DRILL_DATABASE_URL "
            "create databases."
        ) from error
    finally:
        with administration.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        administration.dispose()
