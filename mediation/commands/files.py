"""Commands about files and about work in the background: `flask --app wsgi files …`, `… work`."""

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from mediation.commands.moment import now
from mediation.services import file_check, job_worker

files_commands = AppGroup("files", help="The store of files.")


@click.command("work")
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
@with_appcontext
def work(once: bool) -> None:
    """Do the jobs that people wished for; run it when WORKER_IN_SERVER is 0."""
    if once:
        click.echo(f"{job_worker.run_all(now)} jobs done.")
        return
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # how Flask names it
    click.echo("Working on jobs (stop with Ctrl+C)")
    job_worker.Worker(app.app_context, now).work()


@files_commands.command("check")
@click.option("--deep", is_flag=True, help="Unseal every file and hash it again.")
@click.option("--remove-orphans", is_flag=True, help="Take away files that no row names.")
def check_files(deep: bool, remove_orphans: bool) -> None:
    """Compare files and tables both ways; exit code 1 when a file is missing or changed."""
    report = file_check.check(at=now(), deep=deep)
    click.echo(f"{report.sound} files are sound.")
    for words, names in (
        ("missing on the disk", report.missing),
        ("changed on the disk", report.damaged),
        ("without a row", report.without_row),
    ):
        for name in names:
            click.echo(f"{words}: {name}")
    if report.unused_rows:
        click.echo(f"{report.unused_rows} rows belong to no case and no job.")
    if remove_orphans:
        click.echo(f"{file_check.remove_without_row(report, at=now())} orphans removed.")
    if not report.is_whole:
        raise click.ClickException("Files are missing or changed: restore them from a backup.")
