"""The trail: numbered, chained with a key, guarded, noted outside, and every tampering found."""

import time
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from mediation.extensions import db
from mediation.models import AuditEntry
from mediation.services import checkpoints, trail_check
from mediation.services.audit import audit
from mediation.services.trail_check import TrailReport
from mediation.services.transaction import transaction
from tests import tampering
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.tampering import leave_rows


def verified(directory: Path | None = None) -> TrailReport:
    return trail_check.verify(db.engine, directory=directory)


def checkpoint(directory: Path | None = None) -> int:
    made = checkpoints.make_checkpoint(at=MONDAY_MORNING, directory=directory).seq
    db.session.remove()
    return made


def rows_of(verb: str) -> list[AuditEntry]:
    return list(db.session.scalars(select(AuditEntry).filter_by(verb=verb)))


@pytest.fixture
def trail(app: Flask) -> Flask:
    """Ten rows, a checkpoint after them (row eleven), five rows more; the guards taken away."""
    leave_rows(10)
    assert checkpoint() == 10
    leave_rows(5)
    tampering.take_guards_away()
    return app


def test_a_trail_that_nobody_touched_is_whole(trail: Flask) -> None:
    assert verified() == TrailReport(sound=16, notes=1)


def test_an_empty_trail_is_whole(app: Flask) -> None:
    assert verified().is_whole


def test_an_edited_row_is_found(trail: Flask) -> None:
    tampering.edit(7, subject="别的")
    assert verified().bad_seq == 7


@pytest.mark.parametrize("column", ["verb", "user_id", "case_id", "result", "data", "at"])
def test_every_column_of_a_row_is_covered(trail: Flask, cast: Cast, column: str) -> None:
    other = {
        "verb": "x",
        "user_id": cast.registrar.id,
        "case_id": 9,
        "result": "denied",
        "data": {"a": 1},
        "at": MONDAY_MORNING + timedelta(seconds=1),
    }
    db.session.remove()
    tampering.edit(3, **{column: other[column]})
    assert verified().bad_seq == 3


def test_a_row_taken_out_is_found(trail: Flask) -> None:
    tampering.cut_out(4)
    assert verified().bad_seq == 4


def test_swapped_rows_are_found(trail: Flask) -> None:
    tampering.swap(5, 9)
    assert verified().bad_seq == 5


def test_a_row_slipped_in_is_found(trail: Flask) -> None:
    tampering.slip_in(6)
    assert verified().bad_seq == 6


def test_a_tail_cut_off_is_found_by_the_head(trail: Flask) -> None:
    tampering.cut_tail(2, wind_head_back=False)
    assert verified().bad_seq == 15


def test_a_tail_cut_off_with_the_head_wound_back_is_found_by_the_checkpoint(trail: Flask) -> None:
    tampering.cut_tail(8)
    assert verified().bad_seq == 9


def test_a_tail_cut_off_and_refilled_is_found(trail: Flask) -> None:
    tampering.cut_tail(8)
    leave_rows(8, "share.revoked")
    report = verified()
    assert report.bad_seq is not None
    assert report.bad_seq <= 10
    assert "checkpoint" in report.reason


def test_everything_written_anew_with_the_stolen_key_is_found(trail: Flask) -> None:
    tampering.edit(2, subject="改写")
    tampering.write_anew(2)
    report = verified()
    assert report.bad_seq == 1
    assert "1–10" in report.reason


def test_rows_between_two_checkpoints_written_anew_are_found_between_them(trail: Flask) -> None:
    second = checkpoint()
    tampering.edit(13, subject="改写")
    tampering.write_anew(13)
    assert (verified().bad_seq, second) == (11, 16)


def test_a_trail_written_anew_without_its_checkpoints_is_found_by_the_file(
    app: Flask, tmp_path: Path
) -> None:
    leave_rows(10)
    checkpoint(tmp_path)
    leave_rows(3)
    tampering.take_guards_away()
    tampering.edit(2, subject="改写")
    tampering.write_anew(2)
    tampering.forget_checkpoints()
    assert verified().is_whole
    assert verified(tmp_path).bad_seq == 1


def test_checkpoints_taken_out_of_the_table_are_missed_by_the_file(
    app: Flask, tmp_path: Path
) -> None:
    leave_rows(2)
    checkpoint(tmp_path)
    tampering.take_guards_away()
    tampering.forget_checkpoints()
    assert "被删除" in verified(tmp_path).reason


def test_a_forged_checkpoint_is_found(trail: Flask) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE audit_checkpoint SET seq = 9"))
    assert "见证记录被改动" in verified().reason


def test_a_line_of_the_file_that_was_changed_is_found(app: Flask, tmp_path: Path) -> None:
    leave_rows(2)
    checkpoint(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_text(file.read_text().replace('"seq": 2', '"seq": 1'))
    assert "line 1" in verified(tmp_path).reason


def test_a_witness_place_that_is_gone_is_said_in_the_trail(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    checkpoint(tmp_path / "file")
    assert rows_of("trail.witness_file_failed")


@pytest.mark.parametrize("table", tampering.TABLES)
@pytest.mark.parametrize("change", ["UPDATE {} SET seq = 1", "DELETE FROM {}"])
def test_the_database_refuses_to_change_what_only_grows(
    app: Flask, cast: Cast, table: str, change: str
) -> None:
    columns = "(user_id, seq, root, at, signature)"
    values = f"({cast.registrar.id}, 1, 'r', '2026-11-23', 's')"
    leave_rows(1)
    checkpoint()
    with db.engine.begin() as connection:
        connection.execute(text(f"INSERT INTO audit_witness {columns} VALUES {values}"))
    with db.engine.connect() as connection, pytest.raises(DBAPIError, match="only grows"):
        connection.execute(text(change.format(table)))


def test_postgresql_refuses_to_empty_what_only_grows(app: Flask) -> None:
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with db.engine.connect() as connection, pytest.raises(DBAPIError, match="only grows"):
        connection.execute(text("TRUNCATE audit_entry"))


def leave_at(seconds: int) -> None:
    with transaction():
        moment = MONDAY_MORNING + timedelta(seconds=seconds)
        audit("calendar.day_set", by=None, at=moment, subject="2026-11-23")


def test_a_clock_that_goes_back_raises_an_alarm_and_the_order_stays(app: Flask) -> None:
    for seconds in (0, 40 * 86400, -3 * 86400, -3 * 86400 + 60):
        leave_at(seconds)
    (alarm,) = rows_of("clock.went_back")
    assert alarm.seq == 3
    assert alarm.data["from"].startswith("2027-01-02")
    assert alarm.data["to"].startswith("2026-11-20")
    assert verified() == TrailReport(sound=5)


def test_rows_of_one_moment_written_in_another_order_are_no_alarm(app: Flask) -> None:
    leave_at(30)
    leave_at(0)
    assert not rows_of("clock.went_back")


def test_what_looks_like_a_personal_number_never_gets_into_the_trail(app: Flask) -> None:
    with transaction():
        audit("x.y", by=None, at=MONDAY_MORNING, subject="电话13800001234")
    assert rows_of("x.y")[0].subject == "电话▇"


def act_often(app: Flask, times: int, refused: list[Exception]) -> None:
    with app.app_context():
        for _ in range(times):
            try:
                with transaction():
                    audit("calendar.day_set", by=None, at=MONDAY_MORNING, subject="2026-11-23")
            except Exception as error:
                refused.append(error)
        db.session.remove()


def test_eight_people_acting_fifty_times_at_once_leave_one_chain(app: Flask) -> None:
    refused: list[Exception] = []
    threads = [Thread(target=act_often, args=(app, 50, refused)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not refused
    assert verified() == TrailReport(sound=400)
    with db.engine.connect() as connection:
        links = connection.scalars(select(AuditEntry.previous_hash)).all()
    assert len(set(links)) == 400


@pytest.mark.proof
def test_a_hundred_thousand_rows_are_verified_within_ten_seconds(app: Flask) -> None:
    tampering.fill(100_000)
    # The time of the processor: a busy machine does not count as a slow program.
    began = time.process_time()
    report = verified()
    assert report == TrailReport(sound=100_000)
    assert time.process_time() - began < 10
