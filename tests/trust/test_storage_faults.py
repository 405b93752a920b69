"""What is acknowledged is on the disk; what cannot be stored is not acknowledged.

The counts are those of strace, which sees what the program asks of the system.
"""

import os
import random
import re
import resource
import secrets
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.extensions import db
from mediation.models import Note
from tests.cast import PASSWORD, make_cast
from tests.programs import find_program
from tests.trust.http_person import Person
from tests.trust.live_server import LiveServer, database_of
from tests.trust.mixed_acts import Acknowledged, broken, one_case

pytestmark = pytest.mark.proof
ACTS = 60


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    with database_of("sqlite", tmp_path) as url, LiveServer(url, tmp_path) as live:
        yield live


@pytest.fixture
def looking(server: LiveServer) -> Iterator[Flask]:
    app: Flask = server.make_app()
    with app.app_context():
        make_cast()
        db.session.rollback()
        yield app
        db.session.remove()
        db.engine.dispose()


def desk_at(server: LiveServer) -> tuple[Person, int]:
    """A registrar at the running server, and the case they have just registered."""
    person, said = Person(server.port), Acknowledged()
    person.sign_in("registrar", PASSWORD)
    one_case(person, said, random.Random(0))
    return person, next(iter(said.cases.values()))


def write_notes(person: Person, case_id: int, count: int) -> tuple[set[str], list[int]]:
    """Write notes; give the words of those that were acknowledged, and the refusals."""
    kept, refused = set(), []
    for _ in range(count):
        words = secrets.token_hex(12)
        fields = {"kind": "work", "text": words}
        status, _, body = person.post(f"/cases/{case_id}/steps/add_note", fields)
        if status == 302:
            kept.add(words)
        else:
            assert status == 503, f"{status}: {body[:2000].decode()}"
            assert "<html" in body.decode(), "a failure must be told by a page"
            refused.append(status)
    return kept, refused


def stored() -> set[str]:
    db.session.rollback()
    found = set(db.session.scalars(select(Note.text)))
    db.session.rollback()
    return found


def traced(server: LiveServer, tmp_path: Path, *options: str) -> tuple[str, Path]:
    """Start the server under strace; give strace's path and its report."""
    strace, report = find_program("strace", "strace"), tmp_path / "strace.txt"
    looked = subprocess.run([strace, "-o", str(report), "true"], check=False, capture_output=True)
    if looked.returncode != 0:
        pytest.skip(f"strace may not look at processes here: {looked.stderr.decode().strip()}")
    server.start(under=[strace, "-f", "-qq", "-o", str(report), *options])
    return strace, report


def test_there_are_at_least_as_many_syncs_as_acknowledgements(
    server: LiveServer, looking: Flask, tmp_path: Path
) -> None:
    _, report = traced(server, tmp_path, "-e", "trace=fsync,fdatasync")
    person, case_id = desk_at(server)
    before = len(report.read_text().splitlines())
    kept, refused = write_notes(person, case_id, ACTS)
    syncs = len(re.findall(r"f(?:data)?sync\(\d+\) *= 0", report.read_text())) - before
    assert not refused
    assert syncs >= len(kept) == ACTS


def test_a_disk_that_fails_to_sync_is_never_told_as_success(
    server: LiveServer, looking: Flask, tmp_path: Path
) -> None:
    when = "error=EIO:when=60..90"
    traced(server, tmp_path, "-e", f"inject=fdatasync,fsync:{when}", "-e", "trace=fsync,fdatasync")
    person, case_id = desk_at(server)
    kept, refused = write_notes(person, case_id, ACTS)
    assert refused, "the fault was never met"
    assert kept
    assert kept <= stored(), "acknowledged and not there"
    assert len(stored()) <= len(kept) + len(refused)
    assert not broken(Acknowledged())
    # strace counts for each thread of the server: the fault ends when each has had its share.
    tail: list[int] = []
    for _ in range(60):
        again, tail = write_notes(person, case_id, 5)
        kept |= again
        if not tail:
            break
    assert not tail, "the program does not recover"
    assert kept <= stored()


def test_a_full_disk_refuses_writing_keeps_reading_and_recovers(
    server: LiveServer, looking: Flask
) -> None:
    server.start()
    person, case_id = desk_at(server)
    assert server.process is not None
    file = Path(server.environment["DATABASE_URL"].removeprefix("sqlite:///"))
    limit = file.stat().st_size + 16 * 1024
    unlimited = resource.RLIM_INFINITY
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (limit, unlimited))
    kept, refused = write_notes(person, case_id, 200)
    assert refused, "the disk was never full"
    assert kept <= stored()
    assert server.get("/login")[0] == 200
    assert not broken(Acknowledged())
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (unlimited, unlimited))
    again, still_refused = write_notes(person, case_id, 5)
    assert len(again) == 5, f"the program does not recover: {still_refused}"
    assert kept | again <= stored()


def test_a_disk_in_memory_that_is_full_loses_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("only root can make a small disk")
    try:
        with database_of("sqlite", disk) as url, LiveServer(url, tmp_path) as server:
            fill_the_disk(server, disk)
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def fill_the_disk(server: LiveServer, disk: Path) -> None:
    """Leave room for a few notes, write until nothing fits, make room, write again."""
    with server.make_app().app_context():
        make_cast()
        db.session.rollback()
        server.start()
        person, case_id = desk_at(server)
        filler = disk / "filler"
        room = os.statvfs(disk)
        filler.write_bytes(b"0" * max(0, room.f_bavail * room.f_bsize - 96 * 1024))
        kept, refused = write_notes(person, case_id, 60)
        assert refused, "the disk was never full"
        assert kept <= stored()
        filler.unlink()
        assert len(write_notes(person, case_id, 5)[0]) == 5
        assert not broken(Acknowledged())
        db.session.remove()
        db.engine.dispose()
