"""What a database holds, to compare before and after an act, or one database with another."""

from collections.abc import Collection
from hashlib import sha256
from typing import Any

from sqlalchemy import Table, select

from mediation.extensions import Base, db

# What looking leaves behind: reading may write these, and nothing else.
TRACES_OF_LOOKING = frozenset({
    "login_session", "audit_entry", "audit_head", "audit_checkpoint", "audit_witness",
    "share_view", "throttle", "csp_report", "api_token",
})  # fmt: skip


def tables() -> list[Table]:
    """Every table of the program, parents first."""
    return list(Base.metadata.sorted_tables)


def stored_rows(*, without: Collection[str] = TRACES_OF_LOOKING) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table but those, as the program reads it, ordered by key."""
    db.session.rollback()
    found = {
        table.name: [
            dict(row._mapping)
            for row in db.session.execute(select(table).order_by(*table.primary_key.columns))
        ]
        for table in tables()
        if table.name not in without
    }
    db.session.rollback()
    return found


def fingerprint(*, without: Collection[str] = TRACES_OF_LOOKING) -> dict[str, str]:
    """One hash for each table, so that a difference names the table."""
    return {
        name: f"{len(rows)} rows {sha256(repr(rows).encode()).hexdigest()[:16]}"
        for name, rows in stored_rows(without=without).items()
    }


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The tables that are not the same."""
    return [name for name in before if before[name] != after.get(name)]
