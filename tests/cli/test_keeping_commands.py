"""The commands of keeping: the trail, backups, the state of the database."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.trail import AuditResult
from mediation.extensions import db
from mediation.models import AuditCheckpoint, AuditEntry, BackupRun
from mediation.models.backup_run import BackupKind
from mediation.services import database_check
from tests import tampering
from tests.cast import Cast
from tests.cli.test_commands import run
from tests.clock import Clock
from tests.factories import make_case


@pytest.fixture
def witness_place(app: Flask, tmp_path: Path) -> Path:
    app.config["AUDIT_WITNESS_DIRECTORY"] = tmp_path / "witness"
    return tmp_path / "witness"


def test_a_whole_trail_is_found_whole(app: Flask) -> None:
    tampering.leave_rows(3)
    result = run(app, "audit", "verify")
    assert result.exit_code == 0
    assert "whole: 3 rows" in result.output


def test_an_empty_trail_is_whole(app: Flask) -> None:
    assert run(app, "audit", "verify").exit_code == 0


def test_a_verification_leaves_a_row_that_says_what_it_found(app: Flask) -> None:
    tampering.leave_rows(4)
    tampering.take_guards_away()
    tampering.edit(3, subject="别的")
    result = run(app, "audit", "verify")
    assert result.exit_code == 1
    assert "row 3 after 2 sound rows" in result.output
    row = db.session.scalars(select(AuditEntry).filter_by(verb="trail.verified")).one()
    assert (row.result, row.data["bad_seq"]) == (AuditResult.FAILED, 3)


def test_a_checkpoint_is_kept_in_the_table_and_in_the_file(app: Flask, witness_place: Path) -> None:
    tampering.leave_rows(2)
    result = run(app, "audit", "checkpoint")
    assert "row 2" in result.output
    made = db.session.scalars(select(AuditCheckpoint)).one()
    (line,) = (witness_place / "checkpoints-2026.jsonl").read_text().splitlines()
    assert made.root in line
    assert made.signature in line
    assert "2 notes agree" in run(app, "audit", "verify").output


@pytest.fixture
def backup_place(app: Flask, tmp_path: Path) -> Path:
    app.config["BACKUP_DIRECTORY"] = tmp_path / "backups"
    app.config["BACKUP_OFFSITE_DIRECTORY"] = tmp_path / "away"
    return tmp_path / "backups"


def runs() -> list[BackupRun]:
    return list(db.session.scalars(select(BackupRun).order_by(BackupRun.id)))


def test_a_backup_says_where_it_is_and_with_which_key(app: Flask, backup_place: Path) -> None:
    result = run(app, "backup")
    assert result.exit_code == 0, result.output
    (made,) = backup_place.glob("*.backup")
    assert made.name in result.output
    assert "key k1" in result.output
    assert "copied off site" in result.output


def test_a_backup_goes_to_another_directory_when_asked(
    app: Flask, backup_place: Path, tmp_path: Path
) -> None:
    assert run(app, "backup", "--to", str(tmp_path / "stick")).exit_code == 0
    assert len(list((tmp_path / "stick").glob("*.backup"))) == 1


def test_a_backup_that_fails_fails_the_command(app: Flask, backup_place: Path) -> None:
    backup_place.touch()
    result = run(app, "backup")
    assert result.exit_code == 1
    assert "Error" in result.output


def test_a_restore_goes_to_a_fresh_place_and_says_what_it_checked(
    app: Flask, cast: Cast, backup_place: Path, tmp_path: Path
) -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("a directory is for SQLite")
    make_case(cast)
    run(app, "backup")
    (made,) = backup_place.glob("*.backup")
    fresh = tmp_path / "fresh"
    result = run(app, "restore", str(made), "--to", str(fresh))
    assert result.exit_code == 0, result.output
    assert "rows in" in result.output
    assert "Every migration is applied" in result.output
    assert (fresh / "mediation.sqlite3").exists()
    again = run(app, "restore", str(made), "--to", str(fresh))
    assert again.exit_code == 1
    assert "exists already" in again.output


def test_a_restore_needs_a_file_and_a_place(app: Flask) -> None:
    assert run(app, "restore").exit_code == 2


def test_a_drill_prints_rpo_and_rto_and_leaves_a_run(app: Flask, backup_place: Path) -> None:
    run(app, "backup")
    result = run(app, "restore", "--drill")
    assert result.exit_code == 0, result.output
    assert "RPO 0 s" in result.output
    assert "RTO" in result.output
    assert [each.kind for each in runs()] == [BackupKind.BACKUP, BackupKind.DRILL]


def test_every_day_there_is_a_checkpoint_and_a_backup_every_week_a_drill(
    app: Flask, cast: Cast, backup_place: Path, witness_place: Path, clock: Clock
) -> None:
    for _ in range(8):
        result = run(app, "daily")
        assert result.exit_code == 0, result.output
        clock.advance(days=1)
    kinds = [each.kind for each in runs()]
    assert kinds.count(BackupKind.BACKUP) == 8
    assert kinds.count(BackupKind.DRILL) == 2
    assert len((witness_place / "checkpoints-2026.jsonl").read_text().splitlines()) == 8
    assert run(app, "audit", "verify").exit_code == 0


def test_a_daily_step_that_fails_does_not_stop_the_others(
    app: Flask, backup_place: Path, witness_place: Path
) -> None:
    backup_place.touch()
    result = run(app, "daily")
    assert result.exit_code == 1
    assert "Failed: backup, drill" in result.output
    assert db.session.scalars(select(AuditCheckpoint)).one()


def test_a_sound_database_is_found_sound(app: Flask, cast: Cast) -> None:
    result = run(app, "check-database")
    assert result.exit_code == 0, result.output
    assert "no fault found" in result.output


def test_a_row_that_points_nowhere_is_found(app: Flask, cast: Cast) -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL does not let it happen")
    body_id = cast.body.id
    db.session.remove()
    with db.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql(f"DELETE FROM organisation WHERE id = {body_id}")
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        connection.exec_driver_sql("BEGIN")
    result = run(app, "check-database")
    assert result.exit_code == 1
    assert "organisation that does not exist" in result.output


@pytest.mark.parametrize(
    ("version", "is_affected"),
    [
        ((3, 40, 1), True),
        ((3, 51, 2), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 50, 7), False),
        ((3, 51, 3), False),
        ((3, 53, 0), False),
        ((3, 6, 23), False),
    ],
)
def test_versions_with_the_fault_of_write_ahead_mode_are_known(
    version: tuple[int, int, int], is_affected: bool
) -> None:
    assert database_check.is_affected(version) is is_affected
