"""Where the chain ended, once a day: signed, kept in a table and in a file outside the database.

Whoever holds the database and the key of the chain could write the whole trail anew. He cannot
write it so that the files of another machine, the lists on paper and what liaisons saw agree.
"""

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from mediation.domain.trail import FIRST_HASH, AuditResult, root_bytes
from mediation.extensions import db, keeper
from mediation.models import AuditCheckpoint, AuditHead, AuditWitness
from mediation.services.audit import audit
from mediation.services.transaction import after_commit, transaction

PURPOSE = "audit.root"
# The moment of a line that cannot be read.
UNKNOWN = datetime(1, 1, 1, tzinfo=UTC)
FILE_NAME = "checkpoints-{year}.jsonl"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Anchor:
    """What somebody noted of the chain: at this row it had this root."""

    seq: int
    root: str
    at: datetime
    signature: str
    source: str
    witness: int | None = None
    is_of_file: bool = False

    @property
    def is_genuine(self) -> bool:
        """Whether the note itself is as it was signed."""
        said = root_bytes(self.seq, self.root, self.at, self.witness)
        return keeper.signature_holds(said, self.signature, PURPOSE)


def end_of_chain(*, lock: bool = False) -> tuple[int, str]:
    """The number and hash of the last row."""
    head = db.session.get(AuditHead, 1, with_for_update=lock or None, populate_existing=True)
    return (head.last_seq, head.last_hash) if head else (0, FIRST_HASH)


def signed(seq: int, root: str, at: datetime, witness: int | None = None) -> str:
    """The signature under a note of the chain."""
    return keeper.sign(root_bytes(seq, root, at, witness), PURPOSE)


def make_checkpoint(*, at: datetime, directory: Path | None) -> AuditCheckpoint:
    """Note the end of the chain in the table, and in the file of the year when there is a place."""
    at = at.replace(microsecond=0)
    with transaction():
        seq, root = end_of_chain(lock=True)
        made = AuditCheckpoint(seq=seq, root=root, at=at, signature=signed(seq, root, at))
        db.session.add(made)
        audit("trail.checkpoint", by=None, at=at, subject="审计日志", data={"seq": seq})
        line = _line(made)
        after_commit(lambda: _append(directory, at, line))
    return made


def _line(made: AuditCheckpoint) -> str:
    facts = {"seq": made.seq, "root": made.root, "at": made.at.isoformat()}
    return json.dumps(facts | {"signature": made.signature}, sort_keys=True)


def _append(directory: Path | None, at: datetime, line: str) -> None:
    if directory is None:
        return
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (directory / FILE_NAME.format(year=at.year)).open("a") as file:
            file.write(f"{line}\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        # The checkpoint is in the table; that its copy is not outside must not go unseen.
        log.error("the copy of the checkpoint was not written: %s", error.strerror)
        with transaction():
            audit(
                "trail.witness_file_failed",
                by=None,
                at=at,
                subject="审计日志",
                result=AuditResult.FAILED,
            )


def anchors(connection: Connection, directory: Path | None) -> list[Anchor]:
    """Everything that was noted of the chain, by the number of the row."""
    found = [*_of_tables(connection), *_of_files(directory)]
    return sorted(found, key=lambda anchor: anchor.seq)


def _of_tables(connection: Connection) -> Iterator[Anchor]:
    for row in connection.execute(select(AuditCheckpoint.__table__)):
        yield Anchor(row.seq, row.root, row.at, row.signature, f"checkpoint of {row.at:%Y-%m-%d}")
    for row in connection.execute(select(AuditWitness.__table__)):
        source = f"root shown to account {row.user_id} on {row.at:%Y-%m-%d}"
        yield Anchor(row.seq, row.root, row.at, row.signature, source, row.user_id)


def _of_files(directory: Path | None) -> Iterator[Anchor]:
    for file in sorted(directory.glob("checkpoints-*.jsonl")) if directory else ():
        for number, line in enumerate(file.read_text().splitlines(), start=1):
            yield _read(line, f"{file.name} line {number}")


def _read(line: str, source: str) -> Anchor:
    """A line of a file; one that cannot be read is a note that is not genuine."""
    try:
        facts: dict[str, Any] = json.loads(line)
        at = datetime.fromisoformat(facts["at"])
        seq, root, signature = int(facts["seq"]), str(facts["root"]), str(facts["signature"])
    except (ValueError, KeyError, TypeError):
        seq, root, at, signature = 0, "", UNKNOWN, ""
    return Anchor(seq, root, at, signature, source, is_of_file=True)
