"""Jobs: work that outlasts a request, claimed by one worker at a time."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from mediation.domain.jobs import JobKind, JobState, percent
from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key, reference, sealed_json
from mediation.models.stored_file import StoredFile
from mediation.models.user import User


class Job(Base):
    """One piece of work, who wished it, how far it is, and the file it made."""

    __tablename__ = "job"
    __table_args__ = (
        Index(None, "state", "not_before", "id"),
        Index(None, "requested_by_id", "id"),
    )

    id: Mapped[int] = key()
    kind: Mapped[JobKind] = mapped_column(enum_type(JobKind, "kind"))
    title: Mapped[str] = mapped_column(String(200))
    requested_by_id: Mapped[int | None] = reference("user.id", index=False)
    # Sealed: what somebody searched for is a person's name, and an export may have a password.
    params: Mapped[dict[str, Any]] = deferred(
        mapped_column(sealed_json("job.params"), nullable=False)
    )
    params_mac: Mapped[str] = mapped_column(String(64))
    state: Mapped[JobState] = mapped_column(enum_type(JobState, "state"))
    done: Mapped[int] = mapped_column(Integer, default=0)
    total: Mapped[int] = mapped_column(Integer, default=0)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    # Who works on it: a token drawn anew with every attempt, and until when it counts.
    claim: Mapped[str | None] = mapped_column(String(32))
    claimed_until: Mapped[datetime | None] = mapped_column(Instant)
    not_before: Mapped[datetime] = mapped_column(Instant)
    created_at: Mapped[datetime] = mapped_column(Instant)
    finished_at: Mapped[datetime | None] = mapped_column(Instant)
    # Why it failed, or what came of it, in a sentence for whoever wished it.
    sentence: Mapped[str | None] = mapped_column(String(300))
    file_id: Mapped[int | None] = reference("stored_file.id")
    file_name: Mapped[str | None] = mapped_column(String(200))
    expires_at: Mapped[datetime | None] = mapped_column(Instant)

    requested_by: Mapped[User | None] = relationship()
    file: Mapped[StoredFile | None] = relationship()

    @property
    def percent(self) -> int:
        """How far it is, from 0 to 100."""
        return percent(self.done, self.total)
