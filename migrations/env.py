"""How Alembic reaches the database: through the application that the command runs in."""

from alembic import context
from alembic.operations import ops
from flask import current_app
from sqlalchemy import Connection

database = current_app.extensions["migrate"].db
settings = current_app.extensions["migrate"].configure_args


def number_the_revision(_context, _revision, directives) -> None:  # type: ignore[no-untyped-def]
    """Name new migrations 0001, 0002, … and write nothing when nothing changed."""
    script: ops.MigrationScript = directives[0]
    if script.upgrade_ops is not None and script.upgrade_ops.is_empty():
        directives.clear()
        return
    newest = context.script.get_current_head() or "0000"
    script.rev_id = f"{int(newest) + 1:04d}"


def stop_watching_keys(connection: Connection) -> None:
    """Let SQLite change tables; must precede the transaction.

    SQLite changes a table by copying it and dropping the old one; with the keys watched, the drop
    would take along the rows that point to it. The connection never goes back to the pool.
    """
    connection.detach()
    connection.connection.execute("PRAGMA foreign_keys = OFF")


def check_keys(connection: Connection) -> None:
    """Raise, and so undo everything, when a migration left a row that points nowhere."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"Rows point to rows that do not exist: {broken[:10]}")


def migrate(connection: Connection) -> None:
    """Run the migrations of the command on one connection, all of them or none."""
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        stop_watching_keys(connection)
    else:
        # A request must not wait long for one statement; a migration of a large table may.
        connection.exec_driver_sql("SET statement_timeout = 0")
        connection.commit()
    context.configure(
        connection=connection,
        target_metadata=database.metadata,
        compare_server_default=True,
        transactional_ddl=True,
        process_revision_directives=number_the_revision,
        **settings,
    )
    with context.begin_transaction():
        context.run_migrations()
        if is_sqlite:
            check_keys(connection)


# A backup that is brought back is migrated at its own place.
engine = context.config.attributes.get("engine") or database.engine
with engine.connect() as connection:
    migrate(connection)
