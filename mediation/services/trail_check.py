"""Is the trail whole? Every row is hashed again and compared with the row before it."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import func, select

from mediation.extensions import db
from mediation.models import AuditEntry, AuditHead
from mediation.services.audit import FIRST_HASH, hash_of

BATCH = 1000

Progress = Callable[[int], None]


@dataclass(frozen=True)
class TrailReport:
    """How many rows were found sound, and where the chain breaks, if it does."""

    sound: int
    broken_id: int | None = None
    reason: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing was changed, taken out or added behind the program's back."""
        return not self.reason


def length() -> int:
    """How many rows the trail has."""
    return db.session.scalar(select(func.count()).select_from(AuditEntry)) or 0


def check_trail(*, progress: Progress = lambda count: None) -> TrailReport:
    """Read the whole trail in order; stop at the first row that does not follow from the last."""
    sound, last_hash = 0, FIRST_HASH
    statement = select(AuditEntry).order_by(AuditEntry.id)
    rows = db.session.scalars(statement.execution_options(yield_per=BATCH))
    for batch in rows.partitions():
        for entry in batch:
            reason = _wrong_with(entry, last_hash)
            if reason:
                rows.close()
                return TrailReport(sound, entry.id, reason)
            sound, last_hash = sound + 1, entry.hash
        progress(len(batch))
    return _compared_with_head(sound, last_hash)


def _wrong_with(entry: AuditEntry, last_hash: str) -> str:
    if entry.previous_hash != last_hash:
        return "与上一行不衔接：中间有行被删除、插入或调换"
    return "" if hash_of(entry) == entry.hash else "内容与校验值不符：这一行被改动过"


def _compared_with_head(sound: int, last_hash: str) -> TrailReport:
    head = db.session.get(AuditHead, 1)
    if (head.last_hash if head else FIRST_HASH) == last_hash:
        return TrailReport(sound)
    return TrailReport(sound, None, "末尾与链头不符：最后的行被删除，或者链头被改动过")
