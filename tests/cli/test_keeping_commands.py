"""The commands of keeping: the trail, backups, the state of the database."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.trail import AuditResult
from mediation.extensions import db
from mediation.models import AuditCheckpoint, AuditEntry
from tests import tampering
from tests.cli.test_commands import run


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
