"""Is the program fit to serve? Asked at start and by the command `flask check-ready`."""

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy.exc import OperationalError

from mediation.extensions import MIGRATIONS, db


class NotReady(RuntimeError):
    """The program must not serve; the message says what to do about it."""


def pending_migrations(app: Flask) -> list[str]:
    """The migrations that the database of `app` still lacks, oldest first."""
    script = ScriptDirectory(str(MIGRATIONS))
    with app.app_context(), db.engine.connect() as connection:
        applied = MigrationContext.configure(connection).get_current_heads()
    missing = script.iterate_revisions(tuple(script.get_heads()), applied, implicit_base=True)
    return [revision.revision for revision in missing][::-1]


def require_current_database(app: Flask) -> None:
    """Raise `NotReady` unless the database answers and has every migration."""
    try:
        pending = pending_migrations(app)
    except OperationalError as error:
        raise NotReady(f"The database does not answer: {error.orig}") from error
    if pending:
        names = ", ".join(pending)
        raise NotReady(f"The database lacks migrations ({names}); run: flask --app wsgi db upgrade")


# What a PostgreSQL server must not have switched off, or what was acknowledged may be lost.
DURABLE = ("fsync", "full_page_writes", "synchronous_commit")


def require_durable_database(app: Flask) -> None:
    """Raise `NotReady` when the server would acknowledge what a power cut can take away."""
    with app.app_context(), db.engine.connect() as connection:
        if connection.dialect.name != "postgresql":
            return
        said = {name: connection.exec_driver_sql(f"SHOW {name}").scalar() for name in DURABLE}
    off = ", ".join(name for name, value in said.items() if value == "off")
    if off:
        raise NotReady(f"PostgreSQL runs with {off} off: acknowledged cases could be lost.")
