"""Backups made while people work, brought back elsewhere and compared; damage is never missed."""

import os
from datetime import timedelta
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import create_engine, select, text
from sqlalchemy.engine import make_url

from mediation.crypto import KeyRing
from mediation.domain.errors import ActionNotPossible
from mediation.domain.trail import AuditResult
from mediation.extensions import db, keeper
from mediation.models import AuditEntry, BackupRun
from mediation.models.backup_run import BackupKind, BackupState
from mediation.services import backups, restoring, sealed_archive
from mediation.services.backups import BackupPlaces
from mediation.services.restoring import NotRestored, Place
from mediation.services.transaction import transaction
from tests import tampering
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.services.backup_places import backed_up, now


def titles_at(url: str) -> list[str]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = list(connection.scalars(text('SELECT title FROM "case" ORDER BY id')))
    engine.dispose()
    return found


def test_what_was_backed_up_comes_back_whole(
    cast: Cast, places: BackupPlaces, fresh_place: Place
) -> None:
    titles = [make_case(cast, applicants=(name,)).title for name in ("王秀兰", "何大军")]
    tampering.leave_rows(3)
    restored = restoring.restore(backed_up(places), fresh_place)
    assert titles_at(fresh_place.database_url) == titles
    assert restored.files == 1
    assert restored.trail_rows == 3
    assert fresh_place.files is not None
    assert places.files is not None
    kept = "ab/abcdef"
    assert (fresh_place.files / kept).read_bytes() == (places.files / kept).read_bytes()


def test_nothing_in_a_backup_can_be_read_without_the_key(cast: Cast, places: BackupPlaces) -> None:
    make_case(cast, applicants=("王秀兰",))
    content = backed_up(places).read_bytes()
    for plain in ("王秀兰".encode(), b"SQLite format", b"PGDMP", b"CREATE TABLE", b"a file that"):
        assert plain not in content


def test_only_the_owner_reads_a_backup(cast: Cast, places: BackupPlaces) -> None:
    path = backed_up(places)
    assert path.stat().st_mode & 0o777 == 0o600
    assert places.directory.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("place", [0.0, 0.001, 0.3, 0.7, 0.999])
def test_one_changed_byte_is_found(
    cast: Cast, places: BackupPlaces, fresh_place: Place, place: float
) -> None:
    path = backed_up(places)
    content = bytearray(path.read_bytes())
    content[int(place * (len(content) - 1))] ^= 1
    path.write_bytes(content)
    with pytest.raises(NotRestored):
        restoring.restore(path, fresh_place)
    if db.engine.dialect.name == "sqlite":
        assert not Path(str(make_url(fresh_place.database_url).database)).exists()


def test_a_backup_that_was_cut_off_is_found(
    cast: Cast, places: BackupPlaces, fresh_place: Place
) -> None:
    path = backed_up(places)
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(NotRestored, match="cut off"):
        restoring.restore(path, fresh_place)


def test_without_its_key_a_backup_says_which_key_it_needs(
    cast: Cast, places: BackupPlaces, fresh_place: Place
) -> None:
    path = backed_up(places)
    ring, mark = keeper.ring, sealed_archive.ring_mark()
    keeper.bind(KeyRing.new())
    try:
        with pytest.raises(NotRestored, match=f"the key '{ring.current}' of the key file {mark}"):
            restoring.restore(path, fresh_place)
    finally:
        keeper.bind(ring)


def test_what_is_no_backup_is_refused(app: Flask, fresh_place: Place, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"something else")
    with pytest.raises(NotRestored, match="not a backup"):
        restoring.restore(tmp_path / "x", fresh_place)
    with pytest.raises(NotRestored, match="No such file"):
        restoring.restore(tmp_path / "y", fresh_place)


def test_a_place_in_use_is_never_overwritten(
    cast: Cast, places: BackupPlaces, fresh_place: Place
) -> None:
    path = backed_up(places)
    own = db.engine.url.render_as_string(hide_password=False)
    with pytest.raises(NotRestored, match=r"exists already|has tables already"):
        restoring.restore(path, Place(own, None))
    with pytest.raises(NotRestored, match="holds files already"):
        restoring.restore(path, Place(fresh_place.database_url, places.files))
    assert places.files is not None
    assert (places.files / "ab" / "abcdef").exists()


def test_an_older_schema_is_migrated(
    app: Flask, cast: Cast, places: BackupPlaces, fresh_place: Place
) -> None:
    make_case(cast)
    path = backed_up_before_the_trail(places)
    restored = restoring.restore(path, fresh_place)
    engine = create_engine(fresh_place.database_url)
    with engine.connect() as connection:
        revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    engine.dispose()
    assert revision == db_revision()
    assert restored.trail_rows == 0
    assert len(titles_at(fresh_place.database_url)) == 1


def db_revision() -> str | None:
    with db.engine.connect() as connection:
        return connection.scalar(text("SELECT version_num FROM alembic_version"))


def backed_up_before_the_trail(places: BackupPlaces) -> Path:
    """A backup of the schema that 0001 made, which knows no runs of backups."""
    db.session.remove()
    db.engine.dispose()
    flask_migrate.downgrade(revision="0001")
    places.directory.mkdir()
    path = backups._written(places, began_at=MONDAY_MORNING)
    db.engine.dispose()
    flask_migrate.upgrade()
    return path


def test_only_the_newest_backups_stay_here_and_off_site(cast: Cast, places: BackupPlaces) -> None:
    made = [backed_up(places) for _ in range(5)]
    for folder in (places.directory, places.off_site):
        assert folder is not None
        kept = {path.name for path in folder.glob("*.backup")}
        assert kept == {path.name for path in made[-3:]}
        assert len(list(folder.iterdir())) == 6


def test_the_copy_off_site_is_the_same_and_its_digest_lies_beside_it(
    cast: Cast, places: BackupPlaces
) -> None:
    path = backed_up(places)
    assert places.off_site is not None
    copy = places.off_site / path.name
    assert copy.read_bytes() == path.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600
    digest, name = copy.with_suffix(".sha256").read_text().split()
    assert (digest, name) == (backups.digest_of(copy), path.name)


def test_a_place_off_site_that_is_gone_is_said(cast: Cast, places: BackupPlaces) -> None:
    assert places.off_site is not None
    places.off_site.touch()
    run = backups.make_backup(places, by=None, now=now)
    assert run.state is BackupState.DONE
    assert run.error is not None
    assert run.error.startswith("异地副本没有写成")
    row = db.session.scalars(select(AuditEntry).filter_by(verb="backup.backup")).one()
    assert row.result is AuditResult.FAILED


def test_a_backup_that_cannot_be_written_is_a_failed_run(cast: Cast, places: BackupPlaces) -> None:
    places.directory.touch()
    run = backups.make_backup(places, by=cast.system_admin, now=now)
    assert run.state is BackupState.FAILED
    assert run.error
    assert run.by_id == cast.system_admin.id


def test_two_runs_at_once_are_refused_until_the_first_has_died(
    cast: Cast, places: BackupPlaces
) -> None:
    began = MONDAY_MORNING - timedelta(minutes=30)
    with transaction():
        db.session.add(BackupRun(kind=BackupKind.BACKUP, state=BackupState.RUNNING, began_at=began))
    with pytest.raises(ActionNotPossible):
        backups.make_backup(places, by=None, now=now)
    late = MONDAY_MORNING + timedelta(hours=6)
    assert backups.make_backup(places, by=None, now=lambda: late).state is BackupState.DONE


def test_what_a_killed_run_left_is_cleared_away(cast: Cast, places: BackupPlaces) -> None:
    assert places.off_site is not None
    places.off_site.mkdir()
    old = [places.directory / ".making-x", places.directory / ".drill-x"]
    young = places.directory / ".making-y"
    for folder in (*old, young):
        folder.mkdir(parents=True)
    (old[0] / "database.sqlite3").touch()
    old.append(places.off_site / ".mediation-x.backup.part")
    old[-1].touch()
    for left in old:
        moment = (MONDAY_MORNING - timedelta(hours=2)).timestamp()
        os.utime(left, (moment, moment))
    os.utime(young, (MONDAY_MORNING.timestamp(),) * 2)
    backed_up(places)
    assert not [left for left in old if left.exists()]
    assert young.exists()


def test_a_drill_brings_the_newest_backup_back_and_measures(
    cast: Cast, places: BackupPlaces
) -> None:
    backed_up(places)
    later = MONDAY_MORNING + timedelta(hours=5)
    said: list[str] = []
    run = backups.drill(places, by=None, now=lambda: later, say=said.append)
    assert (run.state, run.error) == (BackupState.DONE, None)
    assert run.rpo_seconds == 5 * 3600
    assert run.rto_seconds is not None
    assert run.rto_seconds >= 1
    assert any("trail is whole" in line for line in said)
    assert [path.suffix for path in places.directory.iterdir() if path.is_dir()] == []


def test_a_drill_without_a_backup_or_with_a_damaged_one_fails(
    cast: Cast, places: BackupPlaces
) -> None:
    places.directory.mkdir()
    assert backups.drill(places, by=None, now=now).error == backups.NOTHING
    path = backed_up(places)
    path.write_bytes(path.read_bytes()[:-1])
    run = backups.drill(places, by=None, now=now)
    assert run.state is BackupState.FAILED


def test_a_second_backup_says_how_much_would_have_been_lost(
    cast: Cast, places: BackupPlaces
) -> None:
    backed_up(places)
    later = MONDAY_MORNING + timedelta(days=1)
    assert backups.make_backup(places, by=None, now=lambda: later).rpo_seconds == 86400
