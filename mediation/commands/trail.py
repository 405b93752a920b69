"""`flask --app wsgi audit …`: verify the trail, note where it ends."""

import click
from flask import current_app
from flask.cli import AppGroup

from mediation.commands.moment import now
from mediation.domain.trail import short_root
from mediation.extensions import db
from mediation.services import checkpoints, trail_check

audit = AppGroup("audit", help="The trail: verify it, note where it ends.")


@audit.command("verify")
def verify() -> None:
    """Digest the whole trail again; exit code 1 and the first bad row when it was changed."""
    with click.progressbar(length=trail_check.length(db.engine), label="Checking the trail") as bar:
        report = trail_check.verify_here(
            by=None,
            at=now(),
            directory=current_app.config["AUDIT_WITNESS_DIRECTORY"],
            progress=bar.update,
        )
    if report.is_whole:
        click.echo(f"The trail is whole: {report.sound} rows, {report.notes} notes agree.")
        return
    raise click.ClickException(
        f"The trail is broken at row {report.bad_seq} after {report.sound} sound rows: "
        f"{report.reason}"
    )


@audit.command("checkpoint")
def checkpoint() -> None:
    """Sign where the trail ends now and copy it to the witness directory."""
    directory = current_app.config["AUDIT_WITNESS_DIRECTORY"]
    made = checkpoints.make_checkpoint(at=now(), directory=directory)
    place = directory or "the database only: set AUDIT_WITNESS_DIRECTORY"
    click.echo(f"Checkpoint at row {made.seq}, root {short_root(made.root)}, kept in {place}.")
