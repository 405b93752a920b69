"""Tables that only grow: the database itself refuses to change or delete their rows.

Whoever may alter the schema can take the triggers away; the hash chain is for those. The triggers
are for the program's own mistakes, and for accounts of the database that may only read and write.
"""

from sqlalchemy import DDL, FromClause, Table, event

REFUSE_FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$BEGIN RAISE EXCEPTION 'this table only grows'; END$$"
)


def sqlite_triggers(table: str) -> list[str]:
    """The statements that guard a table on SQLite."""
    return [
        f"CREATE TRIGGER {table}_no_{change} BEFORE {change.upper()} ON {table} BEGIN "
        "SELECT RAISE(ABORT, 'this table only grows'); END"
        for change in ("update", "delete")
    ]


def postgresql_triggers(table: str) -> list[str]:
    """The statements that guard a table on PostgreSQL."""
    return [
        REFUSE_FUNCTION,
        (
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        ),
        (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        ),
    ]


def refuse_changes(table: FromClause) -> None:
    """Guard a table as soon as it is made."""
    assert isinstance(table, Table)
    makers = {"sqlite": sqlite_triggers, "postgresql": postgresql_triggers}
    for dialect, statements in makers.items():
        for statement in statements(table.name):
            event.listen(table, "after_create", DDL(statement).execute_if(dialect=dialect))
