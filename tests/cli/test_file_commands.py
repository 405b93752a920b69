"""The commands about files and jobs."""

import os
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from mediation.domain.jobs import JobState
from mediation.extensions import db, files
from mediation.models import AuditEntry, Job
from tests.cast import Cast
from tests.cli.test_commands import run
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.file_factories import make_evidence, make_job

LONG_AGO = MONDAY_MORNING.timestamp() - 7200


def age_all(folder: Path) -> None:
    """Make every file of the store two hours old."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (LONG_AGO, LONG_AGO))


def test_whole_files_are_reported_whole(app: Flask, cast: Cast) -> None:
    make_evidence(make_case(cast), by=cast.mediator)
    result = run(app, "files", "check", "--deep")
    assert result.exit_code == 0, result.output
    assert result.output == "1 files are sound.\n"


def test_orphans_are_found_both_ways_and_removed_on_request(
    app: Flask, cast: Cast, tmp_path: Path
) -> None:
    kept = make_evidence(make_case(cast), by=cast.mediator).file.name
    orphan = files.put(b"nobody names me")
    unfinished = tmp_path / "files" / "00" / f"{'0' * 32}.part"
    unfinished.parent.mkdir(exist_ok=True)
    unfinished.write_bytes(b"half")
    assert "without a row" not in run(app, "files", "check").output, "it may still get its row"
    age_all(tmp_path / "files")
    found = run(app, "files", "check")
    assert found.exit_code == 0
    assert f"without a row: {orphan}" in found.output
    assert "2 orphans removed." in run(app, "files", "check", "--remove-orphans").output
    assert [each.name for each in files.everything()] == [kept]
    assert db.session.scalars(select(AuditEntry.verb)).all() == ["files.orphans_removed"]


def test_a_missing_and_a_changed_file_fail_the_check(
    app: Flask, cast: Cast, tmp_path: Path
) -> None:
    case = make_case(cast)
    gone = make_evidence(case, by=cast.mediator)
    changed = make_evidence(case, by=cast.mediator, content=b"other")
    gone_name, changed_name = gone.file.name, changed.file.name
    files.remove(gone_name)
    place = next(tmp_path.rglob(changed_name))
    place.write_bytes(place.read_bytes()[:-1])
    result = run(app, "files", "check", "--deep")
    assert result.exit_code == 1
    assert f"missing on the disk: {gone_name}" in result.output
    assert f"changed on the disk: {changed_name}" in result.output


def test_jobs_are_done_by_a_command_too(app: Flask, cast: Cast) -> None:
    make_case(cast)
    make_job(cast.supervisor, filters={}, words="", purpose="统计", password="", today="2026-11-23")
    assert run(app, "work", "--once").output == "1 jobs done.\n"
    assert db.session.scalars(select(Job.state)).one() is JobState.DONE
    assert run(app, "work", "--once").output == "0 jobs done.\n"
