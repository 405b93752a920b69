"""Where backups of the tests go, and a fresh place to bring them back to."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import psycopg
import pytest
from flask import Flask

from mediation.extensions import db
from mediation.models.backup_run import BackupState
from mediation.services import backups
from mediation.services.backups import BackupPlaces
from mediation.services.restoring import Place
from tests.clock import MONDAY_MORNING


def now() -> datetime:
    return MONDAY_MORNING


@pytest.fixture
def places(app: Flask, tmp_path: Path) -> BackupPlaces:
    files = tmp_path / "kept"
    (files / "ab").mkdir(parents=True)
    (files / "ab" / "abcdef").write_bytes(b"a file that was sealed already" * 50_000)
    return BackupPlaces(tmp_path / "backups", keep=3, off_site=tmp_path / "away", files=files)


@pytest.fixture
def fresh_place(app: Flask, tmp_path: Path) -> Iterator[Place]:
    """Somewhere to bring a backup back to."""
    files = tmp_path / "fresh" / "files"
    files.parent.mkdir()
    if db.engine.dialect.name == "sqlite":
        yield Place(f"sqlite:///{tmp_path / 'fresh' / 'm.sqlite3'}", files)
        return
    address = db.engine.url.set(database="mediation_fresh")
    server = db.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS mediation_fresh WITH (FORCE)")
        connection.execute("CREATE DATABASE mediation_fresh TEMPLATE template0")
    yield Place(address.render_as_string(hide_password=False), files)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE mediation_fresh WITH (FORCE)")


def backed_up(places: BackupPlaces) -> Path:
    run = backups.make_backup(places, by=None, now=now)
    assert (run.state, run.error) == (BackupState.DONE, None)
    path = places.directory / str(run.file_name)
    db.session.rollback()
    return path
