"""Is the trail whole? Every row is digested again and held against what others noted of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select

from mediation.domain.trail import FIRST_HASH, AuditResult
from mediation.extensions import db
from mediation.models import AuditEntry, AuditHead, User
from mediation.services.audit import audit, hash_of
from mediation.services.checkpoints import Anchor, anchors
from mediation.services.transaction import forget_unsaved, transaction

BATCH = 5000
ROWS = AuditEntry.__table__

Progress = Callable[[int], None]


@dataclass(frozen=True)
class TrailReport:
    """How many rows were found sound, and the first bad one, if there is one."""

    sound: int
    notes: int = 0
    bad_seq: int | None = None
    reason: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing was changed, taken out or added behind the program's back."""
        return not self.reason


class _Broken(Exception):
    def __init__(self, seq: int, reason: str) -> None:
        super().__init__(reason)
        self.seq, self.reason = seq, reason


@dataclass
class _Walk:
    """Where the check stands: the last sound row, and the last note that agreed with it."""

    notes: list[Anchor]
    seq: int = 0
    last: str = FIRST_HASH
    agreed: int = 0
    compared: int = field(default=0)

    def step(self, row: Any) -> None:
        """Take one row; raise when it does not follow."""
        expected = self.seq + 1
        if row.seq != expected:
            raise _Broken(expected, "行缺失：编号不连续，中间有行被删除")
        if row.previous_hash != self.last:
            raise _Broken(expected, "与上一行不衔接：有行被删除、插入或调换")
        if hash_of(row) != row.hash:
            raise _Broken(expected, "内容与校验值不符：这一行被改动、插入或调换过")
        self.seq, self.last = row.seq, row.hash
        self.compare()

    def compare(self) -> None:
        """Hold the notes about this row against it."""
        while self.notes and self.notes[0].seq <= self.seq:
            note = self.notes.pop(0)
            if note.root != self.last:
                span = f"{self.agreed + 1}–{note.seq}"
                reason = f"与外部见证不符（{note.source}）：第 {span} 行在见证之后被整体重写"
                raise _Broken(self.agreed + 1, reason)
            self.agreed, self.compared = note.seq, self.compared + 1


def length(engine: Engine) -> int:
    """How many rows the trail has."""
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(ROWS)) or 0


def verify(
    engine: Engine,
    *,
    directory: Path | None = None,
    progress: Progress = lambda count: None,
) -> TrailReport:
    """Read the whole trail of any database in order; stop at the first row that is wrong."""
    with engine.connect() as connection:
        notes = anchors(connection, directory)
    walk = _Walk([note for note in notes if note.is_genuine])
    try:
        walk.compare()
        while count := _walk_on(engine, walk):
            progress(count)
        _refuse_false_notes(notes)
    except _Broken as broken:
        return TrailReport(walk.seq, walk.compared, broken.seq, broken.reason)
    return TrailReport(walk.seq, walk.compared)


def _walk_on(engine: Engine, walk: _Walk) -> int:
    """Take the next rows; at the end hold the head against the last one.

    Each batch is read by itself, so that nobody who writes waits for the whole check. The head is
    read first: rows that are written meanwhile are then more than it says, never fewer.
    """
    statement = select(ROWS).where(ROWS.c.seq > walk.seq).order_by(ROWS.c.seq).limit(BATCH)
    with engine.connect() as connection:
        head = connection.execute(select(AuditHead.__table__)).first()
        rows = connection.execute(statement).all()
    for row in rows:
        walk.step(row)
    if not rows:
        _compare_end((head.last_seq, head.last_hash) if head else (0, FIRST_HASH), walk)
    return len(rows)


def _compare_end(said: tuple[int, str], walk: _Walk) -> None:
    """The last row must be where the head and everybody's notes say that the chain ended."""
    if said[0] > walk.seq:
        raise _Broken(walk.seq + 1, f"末尾被截断：链头记到第 {said[0]} 行")
    if walk.notes:
        note = walk.notes[-1]
        reason = f"末尾被截断：外部见证（{note.source}）见过第 {note.seq} 行"
        raise _Broken(walk.seq + 1, reason)
    if said != (walk.seq, walk.last):
        raise _Broken(walk.seq, "链头与最后一行不符：链头被改动，或者末尾的行被换过")


def _refuse_false_notes(notes: list[Anchor]) -> None:
    """A note that is not as it was signed, or that was taken out of the table."""
    for note in notes:
        if not note.is_genuine:
            raise _Broken(note.seq, f"见证记录被改动过：{note.source}")
    kept = {(note.seq, note.root) for note in notes if not note.is_of_file}
    for note in notes:
        if (note.seq, note.root) not in kept:
            raise _Broken(note.seq, f"数据库中的检查点被删除：{note.source} 有，表中没有")


def verify_here(
    *,
    by: User | None,
    at: datetime,
    directory: Path | None = None,
    progress: Progress = lambda count: None,
) -> TrailReport:
    """Verify the trail of this program and leave a row that says what was found."""
    # A reading transaction left open here would hold up every writer, and they us.
    forget_unsaved()
    report = verify(db.engine, directory=directory, progress=progress)
    with transaction():
        facts = {"sound": report.sound, "notes": report.notes, "bad_seq": report.bad_seq}
        result = AuditResult.OK if report.is_whole else AuditResult.FAILED
        audit("trail.verified", by=by, at=at, subject="审计日志", data=facts, result=result)
    return report
