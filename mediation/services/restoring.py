"""Bringing a backup back: to a fresh place only, checked at every step, migrated, verified."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from mediation.extensions import MIGRATIONS
from mediation.services import database_check, database_copy, sealed_archive, trail_check
from mediation.services.database_copy import POSTGRESQL_PART, SQLITE_PART, CopyFailed
from mediation.services.sealed_archive import ArchiveDamaged

FILES = "files/"

Say = Callable[[str], None]


class NotRestored(RuntimeError):
    """The backup was not brought back; the message says what to do."""


@dataclass(frozen=True)
class Place:
    """Where a backup goes: an empty database and a folder that is not there yet, or is empty."""

    database_url: str
    files: Path | None


@dataclass(frozen=True)
class Restored:
    """What was brought back."""

    began_at: str
    rows: int
    files: int
    trail_rows: int


def restore(backup: Path, place: Place, *, say: Say = lambda line: None) -> Restored:
    """Bring a backup back; raises NotRestored and leaves the place as it was found."""
    try:
        database_copy.require_empty(place.database_url)
        _require_no_files(place.files)
        manifest = verified(backup)
        say(f"Checksums of {len(manifest['parts'])} parts agree.")
        try:
            return _brought_back(backup, place, manifest, say)
        except BaseException:
            _clear(place)
            raise
    except (ArchiveDamaged, CopyFailed) as error:
        raise NotRestored(str(error)) from error
    except OSError as error:
        raise NotRestored(f"{error.strerror}: {error.filename}") from error


def verified(backup: Path) -> dict[str, Any]:
    """Read a whole backup and compare every digest; its manifest."""
    manifest: dict[str, Any] = {}
    with backup.open("rb") as file:
        for _name, chunks in sealed_archive.parts_of(file, manifest):
            for _ in chunks:
                pass
    return manifest


def _brought_back(backup: Path, place: Place, manifest: dict[str, Any], say: Say) -> Restored:
    files = _unpack(backup, place)
    say(f"Database and {files} files unpacked.")
    engine = database_copy.opened(place.database_url)
    try:
        _compare(engine, manifest)
        say(f"{sum(manifest['rows'].values())} rows in {len(manifest['rows'])} tables agree.")
        _migrate(engine)
        say("Every migration is applied.")
        _require_sound(engine)
        report = trail_check.verify(engine)
        if not report.is_whole:
            raise CopyFailed(f"the trail is broken at row {report.bad_seq}: {report.reason}")
        say(f"The trail is whole: {report.sound} rows.")
    finally:
        engine.dispose()
    rows = sum(manifest["rows"].values())
    return Restored(str(manifest["began_at"]), rows, files, report.sound)


def _unpack(backup: Path, place: Place) -> int:
    count = 0
    manifest: dict[str, Any] = {}
    with TemporaryDirectory() as folder, backup.open("rb") as file:
        for name, chunks in sealed_archive.parts_of(file, manifest):
            if name in {SQLITE_PART, POSTGRESQL_PART}:
                database_copy.brought_back(name, chunks, place.database_url, Path(folder))
            elif place.files is not None:
                _write(place.files / _inside(name), chunks)
                count += 1
    return count


def _inside(name: str) -> PurePosixPath:
    """The path of a kept file below its folder; what would leave the folder is refused."""
    path = PurePosixPath(name.removeprefix(FILES))
    if not name.startswith(FILES) or path.is_absolute() or ".." in path.parts:
        raise ArchiveDamaged(f"The backup holds a file with a strange name: {name!r}")
    return path


def _write(path: Path, chunks: Iterator[bytes]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("xb") as file:
        path.chmod(0o600)
        for chunk in chunks:
            file.write(chunk)


def _compare(engine: Engine, manifest: dict[str, Any]) -> None:
    with engine.connect() as connection:
        found = database_copy.facts_of(connection)
    for name in ("engine", "revision", "rows", "trail"):
        if found[name] != manifest[name]:
            raise CopyFailed(f"What was brought back differs from the backup in its {name}.")


def _migrate(engine: Engine) -> None:
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS))
    settings.attributes["engine"] = engine
    command.upgrade(settings, "head")


def _require_sound(engine: Engine) -> None:
    problems = database_check.check(engine).problems
    if problems:
        raise CopyFailed(f"The database brought back is not sound: {problems[0]}")


def _require_no_files(files: Path | None) -> None:
    if files is not None and files.exists() and any(files.iterdir()):
        raise CopyFailed(f"{files} holds files already: choose a fresh place.")


def _clear(place: Place) -> None:
    """Take away what a restore that failed had written into the fresh place."""
    engine = database_copy.opened(place.database_url)
    if engine.dialect.name == "sqlite":
        Path(str(engine.url.database)).unlink(missing_ok=True)
    engine.dispose()
    if place.files is not None and place.files.exists():
        shutil.rmtree(place.files)


@contextmanager
def scratch_place(engine: Engine, folder: Path, server_url: str | None) -> Iterator[Place]:
    """A place for a drill, gone afterwards: a folder, or a database made for the moment."""
    with TemporaryDirectory(dir=folder, prefix=".drill-") as inner:
        files = Path(inner) / "files"
        if engine.dialect.name == "sqlite":
            yield Place(f"sqlite:///{Path(inner) / 'mediation.sqlite3'}", files)
            return
        with database_copy.scratch_database(server_url or engine.url) as url:
            yield Place(url, files)
