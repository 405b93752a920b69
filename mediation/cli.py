"""Commands: `flask --app wsgi …`. They call the same services as the web."""

from collections.abc import Callable
from time import monotonic
from typing import Any
from unicodedata import east_asian_width

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from mediation import commands, demonstration, readiness, serving
from mediation.commands.moment import now
from mediation.demonstration.offices import ORGANISATIONS
from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.roles import Role
from mediation.services import (
    first_admins,
    refreshing,
    reindexing,
    sealed_data,
)
from mediation.web.sanity import largest_of_all


def init_app(app: Flask) -> None:
    """Register the commands."""
    for each in (
        *(seed_demo, demo_accounts, create_admins, recover_admin, check_ready),
        *(refresh_clocks, reindex, serve),
        *commands.ALL,
    ):
        app.cli.add_command(each)


def command(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command of that name inside the application."""

    def made(function: Callable[..., None]) -> click.Command:
        return click.command(name)(with_appcontext(function))

    return made


@command("seed-demo")
@click.option("--cases", default=200, show_default=True, type=click.IntRange(60, 2000))
def seed_demo(cases: int) -> None:
    """Load demonstration data into an empty database; does nothing when there is any data."""
    if not current_app.config.get("DEMONSTRATION_ALLOWED", False):
        raise click.ClickException(
            "Demonstration accounts share a published password: never in production."
        )
    if not demonstration.is_empty():
        click.echo("The database has data already: demonstration data left as it is.")
        return
    with click.progressbar(length=1, label="Loading demonstration data") as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        count = demonstration.seed(at=now(), cases=cases, progress=show)
    click.echo(f"{count} cases loaded. The accounts: flask --app wsgi demo-accounts")


@command("demo-accounts")
def demo_accounts() -> None:
    """Print who can sign in to the demonstration, if this database holds it."""
    if not demonstration.is_loaded():
        click.echo("This database holds no demonstration accounts.")
        return
    rows = [
        (
            account.name,
            account.username,
            "、".join(role.label for role in Role if role in account.roles),
            ORGANISATIONS[account.organisation][1].name,
        )
        for account in demonstration.ACCOUNTS
    ]
    _print_table([("姓名", "用户名", "角色", "机构"), *rows])
    click.echo(f"\n密码（全部账号相同）：{demonstration.PASSWORD}")


@command("create-admins")
@click.option("--union", required=True, help="The full name of the union at the top of the tree.")
def create_admins(union: str) -> None:
    """Enter the union and its three first administrators; their passwords are shown once."""
    try:
        accounts = first_admins.create_first_admins(union.strip(), at=now())
    except (ActionNotPossible, InvalidInput) as error:
        raise click.ClickException(str(error)) from error
    rows = [(account.role.label, account.username, account.password) for account in accounts]
    _print_table([("角色", "用户名", "首次密码（只显示这一次）"), *rows])


@command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Behind a proxy: leave it.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 64))
def serve(host: str, port: int, threads: int) -> None:
    """Serve the application on this machine until stopped."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # how Flask names it
    largest = largest_of_all(app.config)
    serving.serve(app, host=host, port=port, threads=threads, largest_body=largest)


@command("recover-admin")
@click.argument("username")
def recover_admin(username: str) -> None:
    """Give an administrator who cannot sign in a new first password and no authenticator."""
    try:
        password = first_admins.recover_admin(username, at=now())
    except ActionNotPossible as error:
        raise click.ClickException(str(error)) from error
    _print_table([("用户名", "首次密码（只显示这一次）"), (username, password)])


@command("check-ready")
def check_ready() -> None:
    """Say whether the program is fit to serve; exit code 1 when it is not."""
    try:
        readiness.require_current_database(current_app)
        sealed_data.require_fitting_keys()
    except readiness.NotReady as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo("Ready: the database answers, has every migration, and the keys open it.")


@command("refresh-clocks")
@click.option("--after", "after_id", default=0, help="Go on after the case with this key.")
def refresh_clocks(after_id: int) -> None:
    """Recompute the clocks and the next action of every case with a clock that runs."""
    at, wanted, done, began = now(), refreshing.counting(), 0, monotonic()
    length = refreshing.how_many(wanted, after_id=after_id)
    with click.progressbar(length=length, label="Refreshing clocks", item_show_func=_go_on) as bar:
        try:
            for batch in refreshing.batches(wanted, at=at, after_id=after_id):
                after_id, done = batch.last_id, done + batch.count
                bar.update(batch.count, after_id)
        except BaseException:
            click.echo(f"\nStopped after {done} cases. To go on: {_go_on(after_id)}", err=True)
            raise
    rate = done / max(monotonic() - began, 0.001)
    click.echo(f"{done} cases refreshed, {rate:.0f} a second.")


def _go_on(after_id: int | None) -> str:
    """What takes up a run behind the last case that it finished."""
    return f"--after {after_id or 0}"


@command("reindex")
@click.option("--after", "after_id", default=0, help="Go on after the case with this key.")
def reindex(after_id: int) -> None:
    """Write the search index of all cases anew, in batches; can be stopped and gone on with."""
    done = 0
    for count, last_id in reindexing.reindex_all(after_id=after_id):
        done += count
        click.echo(f"{done} cases, to go on from here: --after {last_id}")
    click.echo(f"The search index is written: {done} cases.")


def _print_table(rows: list[tuple[Any, ...]]) -> None:
    widths = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        cells = (
            text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)
        )
        click.echo("  ".join(cells).rstrip())


def _width(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
