"""Reminders that people set themselves: no date of the law, and never mixed with those."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Date, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.reminders import ReminderEnding
from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key, reference, sealed_text
from mediation.models.user import User

if TYPE_CHECKING:
    from mediation.models.case import Case


class Reminder(Base):
    """What somebody wants to be told on a day; done or cancelled once, never deleted."""

    __tablename__ = "reminder"
    __table_args__ = (
        Index(None, "for_id", "due_on"),
        CheckConstraint(
            "(ended_at IS NULL) = (ending IS NULL) AND (ended_at IS NULL) = (ended_by_id IS NULL)",
            name="ended",
        ),
    )

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", cascade=True)
    written_by_id: Mapped[int] = reference("user.id", index=False)
    written_at: Mapped[datetime] = mapped_column(Instant)
    for_id: Mapped[int] = reference("user.id", index=False)
    due_on: Mapped[date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(sealed_text("reminder.text"))
    ending: Mapped[ReminderEnding | None] = mapped_column(enum_type(ReminderEnding, "ending"))
    ended_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_by_id: Mapped[int | None] = reference("user.id", index=False)

    case: Mapped["Case"] = relationship()
    written_by: Mapped[User] = relationship(foreign_keys=[written_by_id])
    receiver: Mapped[User] = relationship(foreign_keys=[for_id])
    ended_by: Mapped[User | None] = relationship(foreign_keys=[ended_by_id])

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its day or for being done."""
        return self.ended_at is None
