"""Each backup and each drill of restoring: when, how it ended, how long it took."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Boolean, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key, reference
from mediation.models.user import User


class BackupKind(StrEnum):
    """What was done."""

    BACKUP = "backup"
    DRILL = "drill"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {"backup": "备份", "drill": "恢复演练"}[self.value]


class BackupState(StrEnum):
    """How it stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {"running": "进行中", "done": "完成", "failed": "失败"}[self.value]


class BackupRun(Base):
    """One run."""

    __tablename__ = "backup_run"
    __table_args__ = (Index(None, "kind", "id"),)

    id: Mapped[int] = key()
    kind: Mapped[BackupKind] = mapped_column(enum_type(BackupKind, "kind"))
    state: Mapped[BackupState] = mapped_column(enum_type(BackupState, "state"))
    began_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    by_id: Mapped[int | None] = reference("user.id", index=False)
    file_name: Mapped[str | None] = mapped_column(String(120))
    size_bytes: Mapped[int | None] = mapped_column(BigInteger)
    key_id: Mapped[str | None] = mapped_column(String(60))
    is_off_site: Mapped[bool] = mapped_column(Boolean, default=False)
    # How much work a loss at this moment would cost, and how long bringing it back took (seconds).
    rpo_seconds: Mapped[int | None] = mapped_column(Integer)
    rto_seconds: Mapped[int | None] = mapped_column(Integer)
    # A sentence for the administrator, without personal values.
    error: Mapped[str | None] = mapped_column(String(300))

    by: Mapped[User | None] = relationship()
