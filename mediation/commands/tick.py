"""`flask --app wsgi tick`: the morning run, for a timer on any number of machines."""

import click
from flask import current_app
from flask.cli import with_appcontext

from mediation.commands.moment import now
from mediation.services import morning_run


@click.command("tick")
@with_appcontext
def tick() -> None:
    """Put dates near and past, and the reminders of the day, into people's inboxes."""
    click.echo(run_tick())


def run_tick() -> str:
    """Do the morning run; what it did, in a line."""
    days = current_app.config["PAYMENT_NOTICE_DAYS"]
    made = morning_run.run(at=now(), payment_notice_days=days)
    if made.is_rest_day:
        return "inbox: a rest day, nothing told"
    return (
        f"inbox: {made.dates} items of dates, {made.reminders} of reminders, "
        f"{made.payments} of payments, {made.answers} of late answers"
    )
