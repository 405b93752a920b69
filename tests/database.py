"""One migrated database per worker, copied afresh for every test, on SQLite or PostgreSQL."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

import flask_migrate
import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from config import Testing
from mediation import create_app
from mediation.extensions import db
from tests.postgres_reset import Freshness


class Databases(Protocol):
    """The databases of one worker: `url` is the one that tests use, `reset` makes it new."""

    url: str

    def reset(self) -> None:
        """Replace what the last test left by a copy of the migrated template."""

    def make_empty(self) -> str:
        """Make another database, without tables, and give its address."""


class SqliteDatabases:
    """A template file and the file that tests use, copied over it."""

    def __init__(self, folder: Path) -> None:
        self.template = folder / "template.sqlite3"
        self.file = folder / "test.sqlite3"
        self.url = f"sqlite:///{self.file}"
        migrate(f"sqlite:///{self.template}")

    def reset(self) -> None:
        # A new file, so that a connection somebody left open cannot write into it.
        self.file.unlink(missing_ok=True)
        self.file.with_name(f"{self.file.name}-journal").unlink(missing_ok=True)
        shutil.copyfile(self.template, self.file)

    def make_empty(self) -> str:
        empty = self.file.with_name("empty.sqlite3")
        empty.unlink(missing_ok=True)
        return f"sqlite:///{empty}"


class PostgresDatabases:
    """A template database and the database that tests use, made from it by the server."""

    def __init__(self, server_url: str, worker: str) -> None:
        self.server = make_url(server_url)
        self.template = f"mediation_template_{worker}"
        self.name = f"mediation_test_{worker}"
        self.empty = f"mediation_empty_{worker}"
        self.url = self._url_of(self.name)
        self._make(self.template, copy_of="template0")
        migrate(self._url_of(self.template))
        self.fresh = Freshness.of(self._address_of(self.template))

    def reset(self) -> None:
        if not self.fresh.restore(self._address_of(self.name)):
            self._make(self.name, copy_of=self.template)

    def make_empty(self) -> str:
        self._make(self.empty, copy_of="template0")
        return self._url_of(self.empty)

    def drop(self) -> None:
        """Leave the server as it was."""
        self.fresh.close()
        with self._administer() as connection:
            for name in (self.name, self.empty, self.template):
                connection.execute(_drop(name))

    def _make(self, name: str, *, copy_of: str) -> None:
        copy = sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'")
        with self._administer() as connection:
            connection.execute(_drop(name))
            connection.execute(copy.format(sql.Identifier(name), sql.Identifier(copy_of)))

    def _administer(self) -> psycopg.Connection:
        address = self.server.set(drivername="postgresql")
        return psycopg.connect(address.render_as_string(hide_password=False), autocommit=True)

    def _address_of(self, name: str) -> str:
        address = self.server.set(drivername="postgresql", database=name)
        return address.render_as_string(hide_password=False)

    def _url_of(self, name: str) -> str:
        url = self.server.set(drivername="postgresql+psycopg", database=name)
        return url.render_as_string(hide_password=False)


def _drop(name: str) -> sql.Composed:
    return sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))


@contextmanager
def postgres_databases(server_url: str, worker: str) -> Iterator[Databases]:
    """The databases of one worker on a PostgreSQL server."""
    databases = PostgresDatabases(server_url, worker)
    yield databases
    databases.drop()


@contextmanager
def sqlite_databases() -> Iterator[Databases]:
    """The database files of one worker."""
    # Every commit of SQLite waits for the disk; a disk in memory makes the wait short.
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield SqliteDatabases(Path(folder))


def migrate(url: str) -> None:
    """Run all migrations on the database at `url`."""
    app = create_app(Testing(SQLALCHEMY_DATABASE_URI=url))
    with app.app_context():
        flask_migrate.upgrade()
        db.engine.dispose()
