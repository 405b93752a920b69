"""`flask --app wsgi daily`: what has to happen once a day, for a timer."""

from collections.abc import Callable
from datetime import timedelta

import click
from flask import current_app
from flask.cli import with_appcontext

from mediation import logs
from mediation.commands.backup import run_backup, run_drill, show
from mediation.commands.moment import now
from mediation.commands.tick import run_tick
from mediation.queries import keeping
from mediation.services import checkpoints, forgetting, refreshing
from mediation.services.backups import places_of

DRILL_EVERY = timedelta(days=7)


@click.command("daily")
@with_appcontext
def daily() -> None:
    """Clocks, inboxes, checkpoint, forgetting, backup, a weekly drill; exit code 1 if one fails."""
    failed = [name for name, step in STEPS if not _went_well(name, step)]
    if failed:
        raise click.ClickException(f"Failed: {', '.join(failed)}")


def _went_well(name: str, step: Callable[[], None]) -> bool:
    """Do one step; the others are done whatever becomes of it."""
    try:
        step()
    except click.ClickException as error:
        click.echo(f"{name}: {error.message}", err=True)
        return False
    except Exception as error:
        current_app.logger.exception("the daily step %s failed", name)
        click.echo(f"{name}: {type(error).__name__}", err=True)
        return False
    return True


def _clocks() -> None:
    click.echo(f"clocks: {refreshing.refresh_all(at=now())} cases refreshed")


def _inboxes() -> None:
    click.echo(run_tick())


def _checkpoint() -> None:
    directory = current_app.config["AUDIT_WITNESS_DIRECTORY"]
    made = checkpoints.make_checkpoint(at=now(), directory=directory)
    click.echo(f"checkpoint: row {made.seq}")


def _forget() -> None:
    counts = forgetting.forget_old(at=now())
    traces = forgetting.forget_traces(at=now())
    kinds = f"{counts['drafts']} drafts, {counts['shares']} shares of destroyed cases"
    kinds += f", {counts['incoming']} cases sent in and refused"
    click.echo(f"forget: {kinds}, {traces} keys and sign-ins, {_forget_logs()} files of the log")


def _forget_logs() -> int:
    file = current_app.config["LOG_FILE"]
    if file is None:
        return 0
    return logs.remove_before(file, forgetting.first_day_of_logs(now().date()))


def _backup() -> None:
    show(run_backup(places_of(current_app.config)))


def _drill() -> None:
    last = keeping.last_drill()
    if last is None or now() - last.began_at >= DRILL_EVERY:
        show(run_drill(places_of(current_app.config)))


STEPS: tuple[tuple[str, Callable[[], None]], ...] = (
    ("clocks", _clocks),
    ("inboxes", _inboxes),
    ("checkpoint", _checkpoint),
    ("forget", _forget),
    ("backup", _backup),
    ("drill", _drill),
)
