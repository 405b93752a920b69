"""The program's account of PostgreSQL works with rows and cannot harm what only grows."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError

from mediation.extensions import db
from mediation.services import database_roles
from mediation.services.database_roles import BadRoleName
from tests import tampering
from tests.cli.test_commands import run

ROLE = "mediation_app_of_test"


@pytest.fixture
def limited(app: Flask) -> Iterator[Connection]:
    """A connection of the program's account."""
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no accounts")
    tampering.leave_rows(2)
    assert run(app, "database-roles", "--role", ROLE, "--apply").exit_code == 0
    engine = create_engine(db.engine.url.set(username=ROLE))
    with engine.connect() as connection:
        yield connection
    engine.dispose()
    with db.engine.begin() as connection:
        connection.execute(text(f"DROP OWNED BY {ROLE}"))
        connection.execute(text(f"DROP ROLE {ROLE}"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET verb = 'x'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "DELETE FROM audit_checkpoint",
        "TRUNCATE audit_witness",
        "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
        "DROP TRIGGER audit_entry_no_change ON audit_entry",
        "DROP TABLE audit_entry",
        "CREATE TABLE other (n integer)",
        "UPDATE alembic_version SET version_num = '0001'",
        "SET session_replication_role = replica",
    ],
)
def test_what_the_account_of_the_program_may_not_do(limited: Connection, statement: str) -> None:
    with pytest.raises(DBAPIError, match=r"permission denied|must be owner|only grows"):
        limited.execute(text(statement))


def test_the_account_of_the_program_reads_and_writes(limited: Connection) -> None:
    assert limited.scalar(text("SELECT count(*) FROM audit_entry")) == 2
    limited.execute(text("UPDATE audit_head SET last_seq = last_seq"))
    limited.execute(
        text(
            "INSERT INTO audit_entry (seq, at, verb, subject, result, data, previous_hash, hash) "
            "VALUES (3, now(), 'x', 'x', 'ok', '{}', 'x', 'x')"
        )
    )
    limited.execute(text("DELETE FROM draft"))


def test_statements_and_locks_have_limits(limited: Connection) -> None:
    shown = [limited.scalar(text(f"SHOW {name}")) for name in ("statement_timeout", "lock_timeout")]
    assert shown == ["1min", "15s"]


def test_the_command_can_be_run_again(limited: Connection, app: Flask) -> None:
    assert run(app, "database-roles", "--role", ROLE, "--apply").exit_code == 0


def test_on_sqlite_the_command_says_that_it_is_not_for_it(app: Flask) -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("this is PostgreSQL")
    assert "for PostgreSQL" in run(app, "database-roles").output


@pytest.mark.parametrize("name", ["x; DROP TABLE y", 'a"b', "", "A", "1a"])
def test_a_name_that_is_no_plain_name_is_refused(name: str) -> None:
    with pytest.raises(BadRoleName):
        database_roles.statements(name, "mediation")
