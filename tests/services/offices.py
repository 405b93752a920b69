"""Two installations in one test: each has its own database, keys and files."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from config import Testing
from mediation import create_app
from mediation.crypto import KeyRing
from mediation.extensions import db, keeper
from tests.clock import MONDAY_MORNING
from tests.database import Databases, SqliteDatabases


@dataclass
class Installation:
    """An application with the keys that it seals and signs with."""

    app: Flask
    ring: KeyRing

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Work there; the keeper of keys is one for the whole process."""
        before = keeper.ring
        keeper.bind(self.ring)
        try:
            with self.app.app_context():
                yield
                db.session.remove()
        finally:
            keeper.bind(before)


@contextmanager
def sqlite_installation(databases: Databases, folder: Path) -> Iterator[Installation]:
    """Another office: on SQLite, whatever the tests run on."""
    if not isinstance(databases, SqliteDatabases):
        databases = SqliteDatabases(folder)
    file = shutil.copyfile(databases.template, folder / "other-office.sqlite3")
    before, ring = keeper.ring, KeyRing.new()
    settings = Testing(
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{file}",
        NOW=MONDAY_MORNING,
        FILES_DIRECTORY=folder / "other-files",
        DATA_KEYS=ring,
    )
    office = Installation(create_app(settings), ring)
    keeper.bind(before)
    yield office
    with office.entered():
        db.engine.dispose()
