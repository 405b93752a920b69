"""Statutory dates of a case with their trace, the ledger they rest on, and the calendar."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Date, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.clock_states import ClockState, DayKind
from mediation.extensions import Base
from mediation.models.columns import Instant, JsonList, enum_type, key, reference, sealed_text
from mediation.models.evidence import Evidence
from mediation.models.party import Party
from mediation.models.user import User

if TYPE_CHECKING:
    from mediation.models.case import Case


class Clock(Base):
    """One computed deadline of a case; never typed over, only recomputed, met or voided."""

    __tablename__ = "clock"
    # By case, and by day for the page of dates.
    __table_args__ = (
        Index(None, "case_id", "state", "due_on"),
        Index(None, "state", "due_on", "id"),
    )

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    # Whom the clock concerns; empty for a clock of the whole case.
    party_id: Mapped[int | None] = reference("party.id", cascade=True)
    rule: Mapped[str] = mapped_column(String(20))
    rule_version: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(80))
    start_on: Mapped[date] = mapped_column(Date)
    start_event: Mapped[str] = mapped_column(String(120))
    # The date without the end-of-holiday roll, and the date with it.
    safe_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)
    is_provisional: Mapped[bool] = mapped_column(Boolean, default=False)
    trace: Mapped[list[str]] = mapped_column(JsonList, default=list)
    state: Mapped[ClockState] = mapped_column(enum_type(ClockState, "state"))
    ended_on: Mapped[date | None] = mapped_column(Date)
    end_reason: Mapped[str | None] = mapped_column(String(200))
    # Set when a person voided it: the facts alone do not bring it back.
    voided_by_id: Mapped[int | None] = reference("user.id", index=False)

    case: Mapped["Case"] = relationship(back_populates="clocks")
    party: Mapped[Party | None] = relationship()
    segments: Mapped[list["ClockSegment"]] = relationship(
        cascade="all, delete-orphan", order_by="ClockSegment.id", lazy="selectin"
    )

    @property
    def key(self) -> tuple[str, int | None]:
        """What tells the clocks of a case apart: the rule and the party it concerns."""
        return self.rule, self.party_id


class ClockSegment(Base):
    """A stretch of time that a clock does not count, or an agreed extension."""

    __tablename__ = "clock_segment"

    id: Mapped[int] = key()
    clock_id: Mapped[int] = reference("clock.id", cascade=True)
    kind: Mapped[str] = mapped_column(String(20))
    from_on: Mapped[date] = mapped_column(Date)
    to_on: Mapped[date | None] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(sealed_text("clock_segment.reason"))


class DatedEvent(Base):
    """One line of the ledger of dates: what happened when, how it is proved, who entered it.

    A line is never changed or deleted; one that was wrong is voided with the reason.
    """

    __tablename__ = "dated_event"

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", cascade=True)
    party_id: Mapped[int | None] = reference("party.id", index=False, cascade=True)
    event: Mapped[str] = mapped_column(String(40))
    happened_on: Mapped[date] = mapped_column(Date)
    # The last day of a stretch; empty while it goes on, and for what falls on one day.
    until_on: Mapped[date | None] = mapped_column(Date)
    proof: Mapped[str] = mapped_column(sealed_text("dated_event.proof"))
    evidence_id: Mapped[int | None] = reference("evidence.id", index=False)
    entered_by_id: Mapped[int] = reference("user.id", index=False)
    entered_at: Mapped[datetime] = mapped_column(Instant)
    voided_by_id: Mapped[int | None] = reference("user.id", index=False)
    voided_at: Mapped[datetime | None] = mapped_column(Instant)
    void_reason: Mapped[str | None] = mapped_column(sealed_text("dated_event.void_reason"))

    case: Mapped["Case"] = relationship(back_populates="dated_events")
    party: Mapped[Party | None] = relationship()
    evidence: Mapped[Evidence | None] = relationship()
    entered_by: Mapped[User] = relationship(foreign_keys=[entered_by_id])
    voided_by: Mapped[User | None] = relationship(foreign_keys=[voided_by_id])

    @property
    def is_void(self) -> bool:
        """Whether the line no longer counts."""
        return self.voided_at is not None


class CalendarDay(Base):
    """A day that differs from the weekday rule; entered from the State Council's notice."""

    __tablename__ = "calendar_day"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    kind: Mapped[DayKind] = mapped_column(enum_type(DayKind, "kind"))
    name: Mapped[str] = mapped_column(String(40))
