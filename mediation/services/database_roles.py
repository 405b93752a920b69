"""Two accounts of PostgreSQL: an owner for migrations, and one for the program that can do less.

The program's account reads and writes rows. It cannot change the schema, so it cannot take the
triggers away, and it cannot change, delete or empty what only grows.
"""

import re

from sqlalchemy import Engine, text

GROWING = ("audit_entry", "audit_checkpoint", "audit_witness")
STATEMENT_SECONDS, LOCK_SECONDS, IDLE_SECONDS = 60, 15, 120


class BadRoleName(ValueError):
    """A name that is no plain name of an account."""


def statements(app_role: str, database: str) -> list[str]:
    """What the owner of the tables runs once, and again after each migration."""
    for name in (app_role, database):
        if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", name, re.ASCII):
            raise BadRoleName(f"{name!r} is no plain name: use small letters, digits and _.")
    role, growing = f'"{app_role}"', ", ".join(GROWING)
    return [
        f"DO $$ BEGIN CREATE ROLE {role} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        f"ALTER ROLE {role} SET statement_timeout = '{STATEMENT_SECONDS}s'",
        f"ALTER ROLE {role} SET lock_timeout = '{LOCK_SECONDS}s'",
        f"ALTER ROLE {role} SET idle_in_transaction_session_timeout = '{IDLE_SECONDS}s'",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f'GRANT CONNECT ON DATABASE "{database}" TO {role}',
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        (
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public "
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}"
        ),
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {growing} FROM {role}",
        f"REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON alembic_version FROM {role}",
    ]


TOO_MIGHTY = text(
    "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication "
    "FROM pg_roles WHERE rolname = :name"
)


def apply(engine: Engine, app_role: str) -> None:
    """Run the statements on the database of this engine, all or none."""
    with engine.begin() as connection:
        if connection.scalar(TOO_MIGHTY, {"name": app_role}):
            raise BadRoleName(f"{app_role!r} may do more than the program needs: use another one.")
        for statement in statements(app_role, str(engine.url.database)):
            connection.execute(text(statement))
