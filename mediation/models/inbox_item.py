"""What waits in somebody's inbox: a date, a reminder, an agreed payment, or being urged (催办)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediation.domain.escalation import Level
from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key, reference


class InboxItem(Base):
    """One thing told to one person, once, however many machines run in the morning.

    Whether it still waits is not written here: `queries.inbox` asks what it is about.
    `done_at` is set only by the person.
    """

    __tablename__ = "inbox_item"
    __table_args__ = (
        UniqueConstraint("user_id", "clock_id", "level"),
        UniqueConstraint("user_id", "reminder_id"),
        # A case is urged once a day, by whomever.
        UniqueConstraint("case_id", "urged_on"),
        Index(None, "user_id", "done_at"),
        UniqueConstraint("user_id", "instalment_id", "level"),
        CheckConstraint(
            "(level IN ('soon','last_day','overdue','long_overdue')) = (clock_id IS NOT NULL)",
            name="about_a_clock",
        ),
        CheckConstraint(
            "(level IN ('payment_soon','payment_due','payment_late','payment_long_late'))"
            " = (instalment_id IS NOT NULL)",
            name="about_a_payment",
        ),
        CheckConstraint(
            "(level = 'reminder') = (reminder_id IS NOT NULL)", name="about_a_reminder"
        ),
        UniqueConstraint("user_id", "referral_id"),
        UniqueConstraint("user_id", "share_id"),
        CheckConstraint(
            "(level = 'answer_late') = (referral_id IS NOT NULL OR share_id IS NOT NULL)",
            name="about_an_answer",
        ),
        CheckConstraint("(level = 'urged') = (urged_on IS NOT NULL)", name="urged"),
        CheckConstraint("(urged_on IS NULL) = (urged_by_id IS NULL)", name="urged_by"),
    )

    id: Mapped[int] = key()
    user_id: Mapped[int] = reference("user.id", index=False, cascade=True)
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    level: Mapped[Level] = mapped_column(enum_type(Level, "level"))
    clock_id: Mapped[int | None] = reference("clock.id", cascade=True)
    reminder_id: Mapped[int | None] = reference("reminder.id", cascade=True)
    instalment_id: Mapped[int | None] = reference("instalment.id", cascade=True)
    # A case sent on, or a share, that its receiver has not answered in time.
    referral_id: Mapped[int | None] = reference("referral.id", cascade=True)
    share_id: Mapped[int | None] = reference("share.id", cascade=True)
    urged_by_id: Mapped[int | None] = reference("user.id", index=False)
    urged_on: Mapped[date | None] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)
    made_at: Mapped[datetime] = mapped_column(Instant)
    seen_at: Mapped[datetime | None] = mapped_column(Instant)
    done_at: Mapped[datetime | None] = mapped_column(Instant)
