"""`flask --app wsgi backup`, `restore`, `check-database`."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from mediation.commands.moment import now
from mediation.domain.errors import ActionNotPossible
from mediation.extensions import db
from mediation.models import BackupRun
from mediation.models.backup_run import BackupState
from mediation.services import backups, database_check, restoring, sealed_data
from mediation.services.backups import BackupPlaces, places_of
from mediation.services.restoring import NotRestored, Place

FRESH_PLACE = "A directory that is not there yet (SQLite), or postgresql://… of an empty database."


@click.command("backup")
@click.option("--to", "directory", type=click.Path(path_type=Path), help="Another directory.")
@with_appcontext
def backup(directory: Path | None) -> None:
    """Back up database and files while people work: one sealed file, rotated, copied off site."""
    places = places_of(current_app.config | ({"BACKUP_DIRECTORY": directory} if directory else {}))
    show(run_backup(places))


@click.command("restore")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--to", "target", help=FRESH_PLACE)
@click.option("--files", type=click.Path(path_type=Path), help="Where the files go (PostgreSQL).")
@click.option("--drill", is_flag=True, help="Bring the newest backup back in a temporary place.")
@with_appcontext
def restore(file: Path | None, target: str | None, files: Path | None, drill: bool) -> None:
    """Bring a backup back to a fresh place: checked, compared, migrated, its trail verified."""
    if drill:
        show(run_drill(places_of(current_app.config)))
        return
    if file is None or target is None:
        raise click.UsageError("Say FILE and --to, or --drill.")
    place = place_of(target, files)
    try:
        restored = restoring.restore(file, place, say=click.echo)
    except NotRestored as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Restored as it was at {restored.began_at}: {restored.rows} rows in all.")
    click.echo(f"Start the program with DATABASE_URL={place.database_url.split('@')[-1]}")


def place_of(target: str, files: Path | None) -> Place:
    """The fresh place that a person named."""
    if "://" in target:
        address = target.replace("postgres://", "postgresql://", 1)
        return Place(address.replace("postgresql://", "postgresql+psycopg://", 1), files)
    folder = Path(target).absolute()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Place(f"sqlite:///{folder / 'mediation.sqlite3'}", files or folder / "files")


def run_backup(places: BackupPlaces) -> BackupRun:
    """Make a backup; what stands in its way becomes a message."""
    try:
        return backups.make_backup(places, by=None, now=now)
    except ActionNotPossible as error:
        raise click.ClickException(error.sentence) from error


def run_drill(places: BackupPlaces) -> BackupRun:
    """Rehearse; what stands in its way becomes a message."""
    try:
        return backups.drill(places, by=None, now=now, say=click.echo)
    except ActionNotPossible as error:
        raise click.ClickException(error.sentence) from error


def show(run: BackupRun) -> None:
    """Say how a run went; exit code 1 when anything of it failed."""
    figures = [
        f"{run.file_name}" if run.file_name else "",
        f"{run.size_bytes} bytes" if run.size_bytes else "",
        f"key {run.key_id}" if run.key_id else "",
        "copied off site" if run.is_off_site else "",
        f"RPO {run.rpo_seconds} s" if run.rpo_seconds is not None else "",
        f"RTO {run.rto_seconds} s" if run.rto_seconds is not None else "",
    ]
    click.echo(f"{run.kind.value}: {run.state.value}, {', '.join(filter(None, figures)) or '-'}")
    if run.state is not BackupState.DONE or run.error:
        raise click.ClickException(run.error or "it failed")


@click.command("check-database")
@with_appcontext
def check_database() -> None:
    """Ask the database whether it is whole; exit code 1 and what is wrong when it is not."""
    state = database_check.check(db.engine)
    for warning in state.warnings:
        click.echo(f"Warning: {warning}")
    problems = [*state.problems, *sealed_data.misplaced_numbers()]
    if problems:
        raise click.ClickException(f"{state.version} is not sound:\n" + "\n".join(problems))
    click.echo(f"{state.version}: no fault found.")
