"""Serving is refused on a database that does not answer or is behind."""

import os
import subprocess
import sys
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask

from config import Testing
from mediation import create_app
from mediation.crypto import KeyRing
from mediation.extensions import db
from mediation.readiness import (
    NotReady,
    pending_migrations,
    require_current_database,
    require_durable_database,
)
from tests.architecture.source import ROOT
from tests.database import Databases

SECRET = "f1c9e07b5a2d48e6b3907c5d1e8fa246"


def test_a_migrated_database_is_ready(app: Flask) -> None:
    assert pending_migrations(app) == []
    require_current_database(app)


def test_a_database_that_is_behind_names_what_it_lacks(app: Flask) -> None:
    newest = sorted(path.name for path in (ROOT / "migrations" / "versions").glob("*.py"))[-1]
    flask_migrate.downgrade(revision="-1")
    assert pending_migrations(app) == [newest[:4]]
    with pytest.raises(NotReady, match=rf"{newest[:4]}.*flask --app wsgi db upgrade"):
        require_current_database(app)


def test_an_empty_database_lacks_every_migration(databases: Databases) -> None:
    app = create_app(Testing(SQLALCHEMY_DATABASE_URI=databases.make_empty()))
    assert pending_migrations(app)[0] == "0001"
    with app.app_context():
        db.engine.dispose()


def test_a_database_that_does_not_answer_is_not_ready(tmp_path: Path) -> None:
    lost = f"sqlite:///{tmp_path / 'no-such-folder' / 'cases.sqlite3'}"
    with pytest.raises(NotReady, match="does not answer"):
        require_current_database(create_app(Testing(SQLALCHEMY_DATABASE_URI=lost)))


def test_a_server_that_may_lose_what_it_acknowledged_is_not_ready(app: Flask) -> None:
    if db.engine.dialect.name == "sqlite":
        require_durable_database(app)
        return
    with db.engine.connect() as connection:
        synced = connection.exec_driver_sql("SHOW fsync").scalar() == "on"
    if synced:
        require_durable_database(app)
    else:
        # The server that the tests start for themselves.
        with pytest.raises(NotReady, match="fsync"):
            require_durable_database(app)


def start(tmp_path: Path, *command: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Load wsgi.py in a process of its own, as a server for real cases would."""
    keys = tmp_path / "keys.json"
    if not keys.exists():
        KeyRing.new().write(keys)
    environment = {
        "PATH": os.environ["PATH"],
        "DATA_KEYS_FILE": str(keys),
        "APP_ENV": "production",
        "SECRET_KEY": SECRET,
        "SERVED_HOSTS": "mediation.example.cn",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'cases.sqlite3'}",
    } | changes
    return subprocess.run(
        [sys.executable, *(command or ("-c", "import wsgi"))],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_production_starts_once_the_migrations_are_made(tmp_path: Path) -> None:
    refused = start(tmp_path)
    assert refused.returncode == 1
    assert refused.stderr.startswith("Refusing to start: The database lacks migrations (0001")
    upgraded = start(tmp_path, "-m", "flask", "--app", "wsgi", "db", "upgrade")
    assert upgraded.returncode == 0, upgraded.stderr
    assert start(tmp_path).returncode == 0


@pytest.mark.parametrize(("proxies", "trusted"), [("0", False), ("1", True)])
def test_forwarded_addresses_count_only_behind_a_proxy_of_ours(
    tmp_path: Path, proxies: str, trusted: bool
) -> None:
    question = "import wsgi; print(type(wsgi.app.wsgi_app).__name__)"
    answer = start(tmp_path, "-c", question, APP_ENV="development", PROXY_COUNT=proxies)
    assert ("ProxyFix" in answer.stdout) is trusted, answer.stderr
