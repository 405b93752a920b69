"""Backups: made while people work, sealed, checked, rotated, copied off site, and rehearsed."""

import logging
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

from mediation.disk import sync_folder
from mediation.domain.errors import ActionNotPossible
from mediation.domain.trail import AuditResult
from mediation.extensions import db, keeper
from mediation.models import BackupRun, User
from mediation.models.backup_run import BackupKind, BackupState
from mediation.services import checkpoints, restoring
from mediation.services.audit import audit
from mediation.services.database_copy import CopyFailed, copied
from mediation.services.restoring import FILES, NotRestored
from mediation.services.sealed_archive import ArchiveDamaged, ArchiveWriter, chunks_of, header_of
from mediation.services.transaction import transaction

PATTERN = "mediation-*.backup"
# A run that says nothing for so long has died; what it left is cleared away.
LONGEST_RUN = timedelta(hours=1)
BUSY = "已有备份或演练在进行，请等它结束后再试。"
NOTHING = "还没有可用的备份，请先备份一次。"

log = logging.getLogger(__name__)
Now = Callable[[], datetime]


@dataclass(frozen=True)
class BackupPlaces:
    """Where backups go and what belongs to them, as the settings say."""

    directory: Path
    keep: int
    off_site: Path | None = None
    files: Path | None = None
    drill_server: str | None = None


def places_of(settings: Mapping[str, Any]) -> BackupPlaces:
    """The places that the settings name."""
    return BackupPlaces(
        directory=settings["BACKUP_DIRECTORY"],
        keep=settings["BACKUP_KEEP"],
        off_site=settings["BACKUP_OFFSITE_DIRECTORY"],
        files=settings["FILES_DIRECTORY"],
        drill_server=settings["DRILL_DATABASE_URL"],
    )


def make_backup(places: BackupPlaces, *, by: User | None, now: Now) -> BackupRun:
    """Make a backup and write down how it went; never raises for what a run can meet."""
    run_id = _begin(BackupKind.BACKUP, by, now())
    outcome: dict[str, Any] = {"key_id": keeper.ring.current}
    try:
        path = _written(places, began_at=now())
        outcome |= {"file_name": path.name, "size_bytes": path.stat().st_size}
        outcome |= _copied_off_site(path, places)
        _rotate(places)
        _clear_remains(places, now())
        outcome |= {"state": BackupState.DONE, "rpo_seconds": _since_last(run_id)}
    except (CopyFailed, ArchiveDamaged, OSError) as error:
        outcome |= {"state": BackupState.FAILED, "error": _sentence(error)}
    return _end(run_id, outcome, by=by, at=now())


def drill(
    places: BackupPlaces,
    *,
    by: User | None,
    now: Now,
    say: restoring.Say = lambda line: None,
) -> BackupRun:
    """Bring the newest backup back in a place made for it; RPO and RTO are what was measured."""
    run_id = _begin(BackupKind.DRILL, by, now())
    began, outcome = time.monotonic(), dict[str, Any]()
    try:
        path = _newest(places)
        outcome["file_name"] = path.name
        place = restoring.scratch_place(db.engine, places.directory, places.drill_server)
        with place as scratch:
            found = restoring.restore(path, scratch, say=say)
        age = now() - datetime.fromisoformat(found.began_at)
        outcome |= {"state": BackupState.DONE, "rpo_seconds": max(0, int(age.total_seconds()))}
    except (NotRestored, CopyFailed, OSError) as error:
        outcome |= {"state": BackupState.FAILED, "error": _sentence(error)}
    outcome["rto_seconds"] = max(1, round(time.monotonic() - began))
    return _end(run_id, outcome, by=by, at=now())


def _begin(kind: BackupKind, by: User | None, at: datetime) -> int:
    """Write down that a run begins; one at a time, whoever asks."""
    with transaction():
        checkpoints.end_of_chain(lock=True)
        running = select(BackupRun.id).where(
            BackupRun.state == BackupState.RUNNING, BackupRun.began_at > at - LONGEST_RUN
        )
        if db.session.scalar(running.limit(1)) is not None:
            raise ActionNotPossible(BUSY)
        run = BackupRun(kind=kind, state=BackupState.RUNNING, began_at=at)
        run.by_id = by.id if by else None
        db.session.add(run)
        db.session.flush()
        return run.id


def _end(run_id: int, outcome: dict[str, Any], *, by: User | None, at: datetime) -> BackupRun:
    with transaction():
        run = db.session.get_one(BackupRun, run_id)
        for name, value in outcome.items():
            setattr(run, name, value)
        run.ended_at = at
        good = run.state is BackupState.DONE and run.error is None
        result = AuditResult.OK if good else AuditResult.FAILED
        facts = {"run": run_id, "state": run.state.value, "off_site": run.is_off_site}
        verb = f"backup.{run.kind.value}"
        audit(verb, by=by, at=at, subject=run.file_name or "-", data=facts, result=result)
    if not good:
        log.error("%s failed: %s", verb, outcome.get("error"))
    return db.session.get_one(BackupRun, run_id)


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.strerror}: {error.filename}"[:300]
    return str(error)[:300]


def _written(places: BackupPlaces, *, began_at: datetime) -> Path:
    """Write the file beside its place, then move it there: a backup is whole or not there."""
    places.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = began_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = places.directory / f"mediation-{stamp}-{secrets.token_hex(3)}.backup"
    with TemporaryDirectory(dir=places.directory, prefix=".making-") as folder:
        unfinished = Path(folder) / target.name
        with _private(unfinished) as file, copied(db.engine, Path(folder)) as copy:
            engine = copy.facts["engine"]
            header = header_of(began_at=began_at.isoformat(), engine=engine)
            writer = ArchiveWriter(file, header)
            writer.add(copy.part, copy.chunks)
            # Files are kept before the rows that name them: all are here, but those of a case
            # that is destroyed this very moment, which nobody will ask for.
            for name, path in _kept_files(places.files):
                writer.add(f"{FILES}{name}", chunks_of(path))
            writer.finish(copy.facts | {"began_at": began_at.isoformat()})
        restoring.verified(unfinished)
        _publish(unfinished, target)
    return target


@contextmanager
def _private(path: Path) -> Iterator[Any]:
    """A new file that only its owner reads, on the disk for good when it is closed."""
    with open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _publish(source: Path, target: Path) -> None:
    digest = digest_of(source)
    target.with_suffix(".sha256").write_text(f"{digest}  {target.name}\n")
    source.rename(target)
    sync_folder(target.parent)


def _kept_files(folder: Path | None) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")) if folder is not None and folder.is_dir() else ():
        if path.is_file() and not path.is_symlink() and not path.name.endswith(".part"):
            yield path.relative_to(folder or path).as_posix(), path


def _copied_off_site(path: Path, places: BackupPlaces) -> dict[str, Any]:
    """Copy the backup to the other place and read it back there; say so when it did not work."""
    if places.off_site is None:
        return {}
    try:
        places.off_site.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = places.off_site / f".{path.name}.part"
        with _private(unfinished) as file:
            for chunk in chunks_of(path):
                file.write(chunk)
        if digest_of(unfinished) != digest_of(path):
            raise OSError(5, "the copy differs", str(unfinished))
        _publish(unfinished, places.off_site / path.name)
    except OSError as error:
        return {"is_off_site": False, "error": f"异地副本没有写成：{_sentence(error)}"[:300]}
    return {"is_off_site": True}


def _clear_remains(places: BackupPlaces, at: datetime) -> None:
    """Take away what runs left that were killed half-way."""
    patterns = ((places.directory, ".making-*"), (places.directory, ".drill-*"))
    for folder, pattern in (*patterns, (places.off_site, ".mediation-*.part")):
        for left in folder.glob(pattern) if folder is not None else ():
            if left.stat().st_mtime < (at - LONGEST_RUN).timestamp():
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def _rotate(places: BackupPlaces) -> None:
    """Keep the newest ones, here and off site."""
    for folder in filter(None, (places.directory, places.off_site)):
        for old in _oldest_first(folder)[: -places.keep]:
            old.unlink()
            old.with_suffix(".sha256").unlink(missing_ok=True)


def _oldest_first(folder: Path) -> list[Path]:
    """By the moment in the name; backups of one second by when they were written."""
    return sorted(folder.glob(PATTERN), key=lambda path: (path.name[:26], path.stat().st_mtime_ns))


def _newest(places: BackupPlaces) -> Path:
    found = _oldest_first(places.directory)
    if not found:
        raise NotRestored(NOTHING)
    return found[-1]


def _since_last(run_id: int) -> int | None:
    """How much work would have been lost just before this backup."""
    own = db.session.get_one(BackupRun, run_id)
    statement = (
        select(BackupRun.began_at)
        .where(BackupRun.kind == BackupKind.BACKUP, BackupRun.state == BackupState.DONE)
        .order_by(BackupRun.id.desc())
    )
    last = db.session.scalar(statement.limit(1))
    return max(0, int((own.began_at - last).total_seconds())) if last else None


def digest_of(path: Path) -> str:
    """SHA-256 of a file, as `sha256sum` prints it."""
    digest = sha256()
    for chunk in chunks_of(path):
        digest.update(chunk)
    return digest.hexdigest()
