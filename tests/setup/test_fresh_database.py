"""A test finds the database as the migrations left it, whatever the test before did to it."""

import pytest
from sqlalchemy import create_engine, inspect, text

from tests.database import Databases

CHANGES = {
    "rows": ["INSERT INTO retention_rule SELECT * FROM retention_rule WHERE false",
             "UPDATE audit_head SET last_seq = 7", "DELETE FROM retention_rule"],
    "a table": ["CREATE TABLE passing (id INTEGER)"],
    "a column": ["ALTER TABLE party ADD COLUMN passing INTEGER"],
    "an index": ["CREATE INDEX passing ON party (case_id)"],
}  # fmt: skip


def look(url: str) -> list[object]:
    """The rows that migrations write, and what tables, columns and indexes there are."""
    engine = create_engine(url)
    with engine.connect() as connection:
        written = [
            connection.execute(text(f"SELECT * FROM {name} ORDER BY 1")).all()
            for name in ("retention_rule", "audit_head", "alembic_version")
        ]
        columns = [each["name"] for each in inspect(connection).get_columns("party")]
        indexes = sorted(str(each["name"]) for each in inspect(connection).get_indexes("party"))
        seen = [written, sorted(inspect(connection).get_table_names()), columns, indexes]
    engine.dispose()
    return seen


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_of_the_test_before_is_left(databases: Databases, change: str) -> None:
    databases.reset()
    fresh = look(databases.url)
    engine = create_engine(databases.url)
    with engine.begin() as connection:
        for statement in CHANGES[change]:
            connection.execute(text(statement))
    assert look(databases.url) != fresh
    # Left open, as a careless test would.
    databases.reset()
    engine.dispose()
    assert look(databases.url) == fresh
