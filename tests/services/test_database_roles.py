"""The program's account of PostgreSQL works with rows and cannot harm what only grows."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from mediation.extensions import db
from mediation.services import database_roles
from mediation.services.database_roles import BadRoleName
from tests.cli.test_commands import run
from tests.database import migrate

ROLE = "mediation_app_of_test"


OWNER = "mediation_owner_of_test"
DATABASE = "mediation_roles_of_test"


@pytest.fixture
def owner_url(app: Flask) -> Iterator[str]:
    """A database of an owner who is no superuser, with all migrations."""
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no accounts")
    server = create_engine(db.engine.url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE ROLE {OWNER} LOGIN CREATEROLE"))
        connection.execute(text(f"CREATE DATABASE {DATABASE} OWNER {OWNER} TEMPLATE template0"))
    url = db.engine.url.set(username=OWNER, database=DATABASE)
    yield url.render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {DATABASE} WITH (FORCE)"))
        for role in (ROLE, OWNER):
            connection.execute(text(f"DROP OWNED BY {role}"))
            connection.execute(text(f"DROP ROLE {role}"))
    server.dispose()


@pytest.fixture
def limited(owner_url: str) -> Iterator[Connection]:
    """A connection of the program's account."""
    migrate(owner_url)
    owner = create_engine(owner_url)
    database_roles.apply(owner, ROLE)
    database_roles.apply(owner, ROLE)
    with owner.begin() as connection:
        connection.execute(text(AN_ENTRY))
    owner.dispose()
    engine = create_engine(make_url(owner_url).set(username=ROLE))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


AN_ENTRY = (
    "INSERT INTO audit_entry (seq, at, verb, subject, result, data, previous_hash, hash) "
    "VALUES (1, now(), 'x', 'x', 'ok', '{}', 'x', 'x')"
)


FORBIDDEN = (
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
)


def test_what_the_account_of_the_program_may_not_do(limited: Connection) -> None:
    for statement in FORBIDDEN:
        with pytest.raises(DBAPIError, match=r"permission denied|must be owner|only grows"):
            limited.execute(text(statement))
        limited.rollback()


def test_the_account_of_the_program_reads_and_writes(limited: Connection) -> None:
    assert limited.scalar(text("SELECT count(*) FROM audit_entry")) == 1
    limited.execute(text("UPDATE audit_head SET last_seq = last_seq"))
    limited.execute(text(AN_ENTRY.replace("(1,", "(2,").replace("'x')", "'y')")))
    limited.execute(text("DELETE FROM draft"))


def test_statements_and_locks_have_limits(limited: Connection) -> None:
    shown = [limited.scalar(text(f"SHOW {name}")) for name in ("statement_timeout", "lock_timeout")]
    assert shown == ["1min", "15s"]


def test_the_command_prints_what_it_would_run(app: Flask) -> None:
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no accounts")
    printed = run(app, "database-roles").output
    assert "REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry" in printed


def test_an_account_that_may_do_more_is_refused(app: Flask) -> None:
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no accounts")
    mighty = str(db.engine.url.username)
    result = run(app, "database-roles", "--apply", "--role", mighty)
    assert result.exit_code == 1
    assert "may do more" in result.output


def test_on_sqlite_the_command_says_that_it_is_not_for_it(app: Flask) -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("this is PostgreSQL")
    assert "for PostgreSQL" in run(app, "database-roles").output


@pytest.mark.parametrize("name", ["x; DROP TABLE y", 'a"b', "", "A", "1a"])
def test_a_name_that_is_no_plain_name_is_refused(name: str) -> None:
    with pytest.raises(BadRoleName):
        database_roles.statements(name, "mediation")
