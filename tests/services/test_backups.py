"""Backups made while people work, brought back elsewhere and compared; damage is never missed."""

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import flask_migrate
import psycopg
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
from mediation.services.audit import audit
from mediation.services.backups import BackupPlaces
from mediation.services.restoring import NotRestored, Place
from mediation.services.sealed_archive import ArchiveDamaged, ArchiveWriter
from mediation.services.transaction import transaction
from tests import tampering
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case


def now() -> datetime:
    return MONDAY_MORNING


@pytest.fixture
def places(app: Flask, tmp_path: Path) -> BackupPlaces:
    files = tmp_path / "kept"
    (files / "ab").mkdir(parents=True)
    (files / "ab" / "abcdef").write_bytes(b"a file that was sealed already" * 50_000)
    return BackupPlaces(tmp_path / "backups", keep=3, off_site=tmp_path / "away", files=files)


@pytest.fixture
def fresh_place(app: Flask, tmp_path: Path) -> Iterator[Place]:
    """Somewhere to bring a backup back to."""
    files = tmp_path / "fresh" / "files"
    files.parent.mkdir()
    if db.engine.dialect.name == "sqlite":
        yield Place(f"sqlite:///{tmp_path / 'fresh' / 'm.sqlite3'}", files)
        return
    address = db.engine.url.set(database="mediation_fresh")
    server = db.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS mediation_fresh WITH (FORCE)")
        connection.execute("CREATE DATABASE mediation_fresh TEMPLATE template0")
    yield Place(address.render_as_string(hide_password=False), files)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE mediation_fresh WITH (FORCE)")


def backed_up(places: BackupPlaces) -> Path:
    run = backups.make_backup(places, by=None, now=now)
    assert (run.state, run.error) == (BackupState.DONE, None)
    path = places.directory / str(run.file_name)
    db.session.rollback()
    return path


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


def archive(**header: str) -> bytes:
    file = io.BytesIO()
    writer = ArchiveWriter(file, sealed_archive.header_of(**header))
    writer.add("one", [b"1"])
    writer.add("two", [b"2"])
    writer.finish({})
    return file.getvalue()


def read(content: bytes) -> None:
    for _name, chunks in sealed_archive.parts_of(io.BytesIO(content), {}):
        list(chunks)


def pieces(content: bytes) -> tuple[bytes, list[bytes]]:
    """The beginning of an archive and its sealed frames."""
    start = content.index(b"\n", len(sealed_archive.MAGIC)) + 1
    head, rest, found = content[:start], content[start:], []
    while rest:
        length = 4 + int.from_bytes(rest[:4])
        found.append(rest[:length])
        rest = rest[length:]
    return head, found


def test_pieces_cannot_be_left_out_repeated_swapped_or_taken_from_elsewhere(app: Flask) -> None:
    head, frames = pieces(archive())
    _, foreign = pieces(archive(other="x"))
    read(head + b"".join(frames))
    for changed in (
        [*frames[:1], *frames[2:]],
        [*frames[:2], *frames[1:]],
        [frames[2], frames[3], frames[0], frames[1], frames[4]],
        [*frames[:3], foreign[3], *frames[4:]],
        [*frames, frames[-1]],
        frames[:-1],
        [],
    ):
        with pytest.raises(ArchiveDamaged):
            read(head + b"".join(changed))


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
    began = MONDAY_MORNING - timedelta(hours=1)
    with transaction():
        db.session.add(BackupRun(kind=BackupKind.BACKUP, state=BackupState.RUNNING, began_at=began))
    with pytest.raises(ActionNotPossible):
        backups.make_backup(places, by=None, now=now)
    late = MONDAY_MORNING + timedelta(hours=6)
    assert backups.make_backup(places, by=None, now=lambda: late).state is BackupState.DONE


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


class Load:
    """People who go on working: each act is counted when it is acknowledged."""

    def __init__(self, app: Flask, workers: int = 3) -> None:
        self.app, self.stop, self.done = app, Event(), [0] * workers
        self.errors: list[Exception] = []
        self.threads = [Thread(target=self._work, args=(number,)) for number in range(workers)]

    def _work(self, number: int) -> None:
        with self.app.app_context():
            while not self.stop.is_set():
                try:
                    with transaction():
                        audit("load.act", by=None, at=MONDAY_MORNING, subject=f"{number}")
                    self.done[number] += 1
                except Exception as error:
                    self.errors.append(error)
                self.stop.wait(0.002)
            db.session.remove()

    def __enter__(self) -> "Load":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join()


def brought_back_acts(places: BackupPlaces, path: Path) -> tuple[int, int]:
    """Bring a backup back: how many acts it holds, how many rows the trail has."""
    scratch = restoring.scratch_place(db.engine, places.directory, None)
    with scratch as place:
        restored = restoring.restore(path, place)
        engine = create_engine(place.database_url)
        with engine.connect() as connection:
            question = text("SELECT count(*) FROM audit_entry WHERE verb = 'load.act'")
            acts = connection.scalar(question) or 0
        engine.dispose()
    return acts, restored.trail_rows


@pytest.mark.parametrize(
    "rounds", [2, pytest.param(40, marks=pytest.mark.trust)], ids=["short", "long"]
)
def test_backups_under_load_hold_everything_that_was_acknowledged(
    app: Flask, cast: Cast, places: BackupPlaces, rounds: int
) -> None:
    with Load(app) as load:
        for _ in range(rounds):
            acknowledged = sum(load.done)
            path = backed_up(places)
            acts, rows = brought_back_acts(places, path)
            assert acknowledged <= acts <= rows
    assert not load.errors
