"""`flask --app wsgi database-roles`: the account of PostgreSQL that the program runs with."""

import click
from flask.cli import with_appcontext

from mediation.extensions import db
from mediation.services import database_roles as services


@click.command("database-roles")
@click.option("--role", default="mediation_app", show_default=True, help="The program's account.")
@click.option("--apply", "is_applied", is_flag=True, help="Run the statements instead of printing.")
@with_appcontext
def database_roles(role: str, is_applied: bool) -> None:
    """Print or run what limits the program's account; DATABASE_URL must be that of the owner."""
    if db.engine.dialect.name != "postgresql":
        raise click.ClickException("SQLite has no accounts: this is for PostgreSQL.")
    try:
        found = services.statements(role, str(db.engine.url.database))
        if is_applied:
            services.apply(db.engine, role)
    except services.BadRoleName as error:
        raise click.ClickException(str(error)) from error
    click.echo("Done." if is_applied else ";\n".join(found) + ";")
