"""The trail: what happened to each case, and who did or saw what, chained by hash."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.trail import AuditResult
from mediation.extensions import Base
from mediation.models.append_only import refuse_changes
from mediation.models.columns import (
    Instant,
    JsonObject,
    enum_type,
    key,
    reference,
    sealed_json,
    sealed_text,
)
from mediation.models.user import User


class CaseEvent(Base):
    """One change of one case. The code is stable; the sentence is looked up when shown."""

    __tablename__ = "case_event"
    __table_args__ = (Index(None, "case_id", "id"), Index(None, "case_id", "case_version"))

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    code: Mapped[str] = mapped_column(String(40))
    from_state: Mapped[str | None] = mapped_column(String(40))
    to_state: Mapped[str | None] = mapped_column(String(40))
    by_id: Mapped[int] = reference("user.id", index=False)
    at: Mapped[datetime] = mapped_column(Instant)
    note: Mapped[str | None] = mapped_column(sealed_text("case_event.note"))
    case_version: Mapped[int] = mapped_column(Integer)
    data: Mapped[dict[str, Any]] = mapped_column(sealed_json("case_event.data"), default=dict)

    by: Mapped[User] = relationship()


class AuditEntry(Base):
    """Who did or saw what. Each row's keyed hash covers the row and the hash before it.

    `seq` counts without gaps, whatever the clock of the machine does; `at` is what that clock said.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index(None, "case_id", "id"),
        Index(None, "user_id", "id"),
        Index(None, "verb", "id"),
        Index(None, "at"),
    )

    id: Mapped[int] = key()
    seq: Mapped[int] = mapped_column(Integer, unique=True)
    at: Mapped[datetime] = mapped_column(Instant)
    user_id: Mapped[int | None] = reference("user.id", index=False)
    verb: Mapped[str] = mapped_column(String(40))
    case_id: Mapped[int | None] = mapped_column(Integer)
    subject: Mapped[str] = mapped_column(String(200))
    result: Mapped[AuditResult] = mapped_column(enum_type(AuditResult, "result"))
    data: Mapped[dict[str, Any]] = mapped_column(JsonObject, default=dict)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)

    user: Mapped[User | None] = relationship()


class AuditHead(Base):
    """The end of the chain: the one row that writers lock, so that the chain never forks."""

    __tablename__ = "audit_head"

    id: Mapped[int] = key()
    last_seq: Mapped[int] = mapped_column(Integer)
    last_hash: Mapped[str] = mapped_column(String(64))
    # What the clock said when the last row was written; a clock that goes back raises an alarm.
    last_at: Mapped[datetime | None] = mapped_column(Instant)


class AuditCheckpoint(Base):
    """Once a day: the chain ended here. Signed, and copied to a file outside the database."""

    __tablename__ = "audit_checkpoint"

    id: Mapped[int] = key()
    seq: Mapped[int] = mapped_column(Integer, index=True)
    root: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Instant)
    signature: Mapped[str] = mapped_column(String(200))


class AuditWitness(Base):
    """The root that a liaison of another office was shown at a sign-in, signed."""

    __tablename__ = "audit_witness"
    __table_args__ = (Index(None, "user_id", "id"),)

    id: Mapped[int] = key()
    user_id: Mapped[int] = reference("user.id", index=False)
    seq: Mapped[int] = mapped_column(Integer)
    root: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Instant)
    signature: Mapped[str] = mapped_column(String(200))


for kept in (AuditEntry, AuditCheckpoint, AuditWitness):
    refuse_changes(kept.__table__)
