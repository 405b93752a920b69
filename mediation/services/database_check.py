"""Is the database sound? The question that the database can answer about itself."""

import sqlite3
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text

# Write-ahead mode of these versions can corrupt a file when two connections write and checkpoint
# at once (mended in 3.51.3, and in the branches 3.44 and 3.50).
AFFECTED_FROM, AFFECTED_TO = (3, 7, 0), (3, 51, 2)
MENDED_BRANCHES = ((3, 44, 6), (3, 50, 7))
MOST_SHOWN = 10


@dataclass(frozen=True)
class DatabaseState:
    """What is wrong, what is merely worth knowing, and what was looked at."""

    version: str
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def check(engine: Engine) -> DatabaseState:
    """Ask the database whether its files and keys are whole."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            return _check_sqlite(connection)
        return _check_postgresql(connection)


def is_affected(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite has the fault in its write-ahead mode."""
    mended = any(version[:2] == branch[:2] and version >= branch for branch in MENDED_BRANCHES)
    return AFFECTED_FROM <= version <= AFFECTED_TO and not mended


def _check_sqlite(connection: Connection) -> DatabaseState:
    found = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
    problems = [line for line in found if line != "ok"][:MOST_SHOWN]
    for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
        problems.append(f"row {row} of {table} points to a row of {parent} that does not exist")
    warnings = []
    journal = connection.scalar(text("PRAGMA journal_mode"))
    if journal == "wal" and is_affected(sqlite3.sqlite_version_info):
        warnings.append(
            f"SQLite {sqlite3.sqlite_version} can corrupt a database in write-ahead mode: use "
            "journal_mode=DELETE, as the program sets it, or SQLite 3.51.3 or newer."
        )
    if connection.scalar(text("PRAGMA synchronous")) != 2:
        warnings.append("synchronous is not FULL: a power cut may lose what was acknowledged.")
    version = f"SQLite {sqlite3.sqlite_version}, journal {journal}"
    return DatabaseState(version, tuple(problems[:MOST_SHOWN]), tuple(warnings))


INVALID_INDEXES = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"
UNCHECKED_KEYS = "SELECT conname FROM pg_constraint WHERE NOT convalidated"


def _check_postgresql(connection: Connection) -> DatabaseState:
    def names(question: str) -> list[str]:
        return [row[0] for row in connection.execute(text(question.replace("::", r"\:\:")))]

    problems = [f"the index {name} is not valid: REINDEX it" for name in names(INVALID_INDEXES)]
    problems += [f"the constraint {name} was never checked" for name in names(UNCHECKED_KEYS)]
    warnings = []
    for setting, good in (("fsync", "on"), ("full_page_writes", "on"), ("data_checksums", "on")):
        if connection.scalar(text(f"SHOW {setting}")) != good:
            warnings.append(f"{setting} is not {good} on the server.")
    version = connection.scalar(text("SHOW server_version"))
    return DatabaseState(f"PostgreSQL {version}", tuple(problems), tuple(warnings))
