"""Statutory dates of a case with their trace, and the working-day calendar."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Date, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.clock_states import ClockState, DayKind
from mediation.extensions import Base
from mediation.models.columns import JsonList, enum_type, key, reference, sealed_text

if TYPE_CHECKING:
    from mediation.models.case import Case


class Clock(Base):
    """One computed deadline of a case; never typed over, only recomputed, met or voided."""

    __tablename__ = "clock"
    __table_args__ = (Index(None, "case_id", "state", "due_on"),)

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
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

    case: Mapped["Case"] = relationship(back_populates="clocks")
    segments: Mapped[list["ClockSegment"]] = relationship(
        cascade="all, delete-orphan", order_by="ClockSegment.id"
    )


class ClockSegment(Base):
    """A stretch of time that a clock does not count, or an agreed extension."""

    __tablename__ = "clock_segment"

    id: Mapped[int] = key()
    clock_id: Mapped[int] = reference("clock.id", cascade=True)
    kind: Mapped[str] = mapped_column(String(20))
    from_on: Mapped[date] = mapped_column(Date)
    to_on: Mapped[date | None] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(sealed_text("clock_segment.reason"))


class CalendarDay(Base):
    """A day that differs from the weekday rule; entered from the State Council's notice."""

    __tablename__ = "calendar_day"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    kind: Mapped[DayKind] = mapped_column(enum_type(DayKind, "kind"))
    name: Mapped[str] = mapped_column(String(40))
