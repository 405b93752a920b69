"""The schema that the migrations make is the schema of the models, on either database."""

import re
from collections.abc import Iterator

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Engine, create_engine, text

import mediation.models  # noqa: F401 - what is compared: without it the models are none
from mediation.engine import init_engine_events
from mediation.extensions import db
from tests.architecture.schema import described, differences
from tests.architecture.source import MIGRATIONS
from tests.database import Databases

pytestmark = pytest.mark.postgresql


@pytest.fixture
def empty_engine(databases: Databases) -> Iterator[Engine]:
    """An engine on a database without tables."""
    engine = create_engine(databases.make_empty())
    init_engine_events(engine)
    yield engine
    engine.dispose()


def test_migrations_make_the_tables_of_the_models(app: Flask, empty_engine: Engine) -> None:
    db.metadata.create_all(empty_engine)
    different = differences(described(db.engine), described(empty_engine))
    assert not different, "(migrated, models): run flask --app wsgi db migrate"


def test_alembic_finds_nothing_to_add(app: Flask) -> None:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        found = compare_metadata(context, db.metadata)
    # The search index beside `case_search` is made by DDL that Alembic does not know.
    assert not [difference for difference in found if "case_search" not in str(difference)]


def test_every_migration_can_be_undone_and_made_again(app: Flask) -> None:
    before = described(db.engine)
    flask_migrate.downgrade(revision="base")
    assert not described(db.engine)
    flask_migrate.upgrade()
    assert described(db.engine) == before


def test_the_comparison_sees_what_alembic_overlooks(app: Flask, empty_engine: Engine) -> None:
    """A changed CHECK and a lost index."""
    with db.engine.begin() as connection:
        connection.execute(text("CREATE TABLE probe (n INTEGER, CONSTRAINT small CHECK (n < 3))"))
        connection.execute(text("CREATE INDEX ix_probe ON probe (n)"))
    with empty_engine.begin() as connection:
        connection.execute(text("CREATE TABLE probe (n INTEGER, CONSTRAINT small CHECK (n < 4))"))
    different = differences(described(db.engine), described(empty_engine))
    assert "index ix_probe" in different
    assert {"table probe", "constraint probe.small"} & different.keys()


def test_migrations_are_numbered_in_one_line() -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    revisions = [revision.revision for revision in script.walk_revisions()][::-1]
    assert revisions == [f"{number:04d}" for number in range(1, len(revisions) + 1)]
    files = sorted(path.name for path in (MIGRATIONS / "versions").glob("*.py"))
    assert [name[:4] for name in files] == revisions
    assert all(re.fullmatch(r"[0-9]{4}_[a-z0-9_]+\.py", name) for name in files)
