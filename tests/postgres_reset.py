"""Emptying a PostgreSQL database between tests: the rows go, the tables stay.

To make a database from a template costs a few tenths of a second of both processor and disk; most
tests fill a dozen tables with a few rows. What changed more than rows is made anew all the same.
"""

from dataclasses import dataclass, field

import psycopg
from psycopg import sql

# Deleted rows stay in the files until somebody clears them away; a new database has none.
MOST_RESETS = 60
KEPT = "kept"

# Every statement that changes tables, columns, rights, triggers or functions writes rows of these
# catalogues anew; rows of the tables themselves leave them alone.
SHAPE = """
SELECT concat_ws(' ', count(*), max(written::text::bigint)) FROM (
    SELECT xmin FROM pg_class UNION ALL SELECT xmin FROM pg_attribute
    UNION ALL SELECT xmin FROM pg_constraint UNION ALL SELECT xmin FROM pg_trigger
    UNION ALL SELECT xmin FROM pg_proc UNION ALL SELECT xmin FROM pg_namespace
) AS catalogued (written)
"""
SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"
OTHERS_AWAY = """
SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@dataclass
class Freshness:
    """What a database looks like before any test, and how to make it look so again."""

    shape: str
    tables: list[str]
    seeded: list[str]
    sequences: dict[str, int | None]
    resets: int = field(default=0)
    # Kept open: a new connection would first learn all tables, which costs more than all the rest.
    connection: psycopg.Connection | None = field(default=None)

    @classmethod
    def of(cls, address: str) -> "Freshness":
        """Look at a fresh database, and keep copies of the rows that migrations wrote."""
        with psycopg.connect(address, autocommit=True) as connection:
            found = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
            )
            tables = [name for (name,) in found]
            seeded = _filled(connection, tables)
            connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(KEPT)))
            for name in seeded:
                copy = sql.SQL("CREATE TABLE {}.{} AS TABLE public.{}")
                connection.execute(copy.format(*map(sql.Identifier, (KEPT, name, name))))
            shape = str(_one(connection, SHAPE))
            sequences = dict(connection.execute(SEQUENCES).fetchall())
        return cls(shape, tables, seeded, sequences)

    def restore(self, address: str) -> bool:
        """Make the database fresh; False when it must be made anew instead."""
        self.resets += 1
        if self.resets % MOST_RESETS == 0:
            self.close()
            return False
        try:
            self.connection = self.connection or psycopg.connect(address)
            with self.connection.transaction():
                self.connection.execute(OTHERS_AWAY)
                is_as_before = _one(self.connection, SHAPE) == self.shape
                if is_as_before:
                    self._empty(self.connection)
        except psycopg.Error:
            is_as_before = False
        if not is_as_before:
            self.close()
        return is_as_before

    def close(self) -> None:
        """Let go of the database, which is made anew or not needed any more."""
        if self.connection is not None:
            self.connection.close()
        self.connection = None

    def _empty(self, connection: psycopg.Connection) -> None:
        # Neither keys nor the triggers that forbid deleting are asked; only a superuser may.
        connection.execute("SET LOCAL session_replication_role = replica")
        for name in _filled(connection, self.tables):
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
        for name in self.seeded:
            back = sql.SQL("INSERT INTO public.{} SELECT * FROM {}.{}")
            connection.execute(back.format(*map(sql.Identifier, (name, KEPT, name))))
        now = dict(connection.execute(SEQUENCES).fetchall())
        for name, last in self.sequences.items():
            if now.get(name) != last:
                statement = "SELECT setval(%s::regclass, %s, %s)"
                connection.execute(statement, [f'public."{name}"', last or 1, last is not None])


def _filled(connection: psycopg.Connection, tables: list[str]) -> list[str]:
    """The tables that have rows, asked in one statement."""
    asked = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(
            sql.Literal(name), sql.Identifier(name)
        )
        for name in tables
    )
    return [name for (name,) in connection.execute(asked)]


def _one(connection: psycopg.Connection, statement: str) -> object:
    row = connection.execute(statement).fetchone()
    return row[0] if row else None
