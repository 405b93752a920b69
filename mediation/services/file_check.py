"""Comparing the store of files with the tables, both ways: what is missing, what nobody names."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import exists, select

from mediation.extensions import Base, db, files
from mediation.file_store import FileDamaged, FileMissing
from mediation.models import StoredFile
from mediation.services.audit import audit
from mediation.services.transaction import transaction

# A file is on the disk a moment before its row is: younger ones may still get theirs.
YOUNG = timedelta(hours=1)
BATCH = 500


@dataclass
class Report:
    """What was found; names of the store, which say nothing about what is in them."""

    sound: int = 0
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    without_row: list[str] = field(default_factory=list)
    unused_rows: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether every row has its file, unchanged."""
        return not self.missing and not self.damaged


def check(*, at: datetime, deep: bool = False) -> Report:
    """Compare names; with `deep` also unseal every file and hash it again."""
    report = Report()
    on_disk = {found.name: found.written_at for found in files.everything()}
    known = set()
    for name, hash_wanted in _rows():
        known.add(name)
        if name not in on_disk:
            report.missing.append(name)
        elif deep and not _is_sound(name, hash_wanted):
            report.damaged.append(name)
        else:
            report.sound += 1
    oldest = (at - YOUNG).timestamp()
    report.without_row = [
        name for name, written in on_disk.items() if name not in known and written < oldest
    ]
    report.unused_rows = len(_unused())
    return report


def remove_without_row(report: Report, *, at: datetime) -> int:
    """Take away the files that no row names; gives how many."""
    for name in report.without_row:
        files.remove_unfinished(name)
    if report.without_row:
        facts = {"files": len(report.without_row)}
        with transaction():
            audit("files.orphans_removed", by=None, at=at, subject="文件存储", data=facts)
    return len(report.without_row)


def _rows() -> Iterator[tuple[str, str]]:
    last = 0
    while True:
        statement = (
            select(StoredFile.id, StoredFile.name, StoredFile.sha256)
            .where(StoredFile.id > last)
            .order_by(StoredFile.id)
            .limit(BATCH)
        )
        rows = list(db.session.execute(statement))
        for row in rows:
            yield row.name, row.sha256
        if len(rows) < BATCH:
            return
        last = rows[-1].id


def _is_sound(name: str, hash_wanted: str) -> bool:
    try:
        return sha256(files.get(name)).hexdigest() == hash_wanted
    except (FileDamaged, FileMissing):
        return False


def _unused() -> list[int]:
    """Rows that no other table names any more."""
    key = StoredFile.__table__.c.id
    naming = [
        each.parent
        for table in Base.metadata.sorted_tables
        for each in table.foreign_keys
        if each.column is key
    ]
    unnamed = (~exists().where(column == StoredFile.id) for column in naming)
    statement = select(StoredFile.id).where(*unnamed)
    return list(db.session.scalars(statement))
