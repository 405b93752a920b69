"""Who mediates, the meetings they hold, their records, and the notes that stay in the room."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.sessions import NoteKind, SessionState
from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key, reference, sealed_text
from mediation.models.party import Party
from mediation.models.user import User

if TYPE_CHECKING:
    from mediation.models.case import Case


class Assignment(Base):
    """A mediator's time in charge of a case, and why it began."""

    __tablename__ = "assignment"

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", cascade=True)
    mediator_id: Mapped[int] = reference("user.id", index=False)
    chosen_by: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(sealed_text("assignment.reason"))
    from_at: Mapped[datetime] = mapped_column(Instant)
    to_at: Mapped[datetime | None] = mapped_column(Instant)

    mediator: Mapped[User] = relationship()


class MediationSession(Base):
    """A 调解会: planned, then held with its record, or cancelled."""

    __tablename__ = "session"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        Index(None, "mediator_id", "planned_at"),
    )

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    number: Mapped[int] = mapped_column(Integer)
    mediator_id: Mapped[int] = reference("user.id", index=False)
    planned_at: Mapped[datetime] = mapped_column(Instant)
    place: Mapped[str] = mapped_column(String(100))
    mode: Mapped[str] = mapped_column(String(20))
    state: Mapped[SessionState] = mapped_column(enum_type(SessionState, "state"))
    outcome: Mapped[str | None] = mapped_column(String(40))
    began_at: Mapped[datetime | None] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    case: Mapped["Case"] = relationship(back_populates="sessions")
    mediator: Mapped[User] = relationship()
    attendances: Mapped[list["Attendance"]] = relationship(
        cascade="all, delete-orphan", order_by="Attendance.id"
    )
    record: Mapped["SessionRecord | None"] = relationship(
        cascade="all, delete-orphan", uselist=False
    )


class Attendance(Base):
    """Whether a party came, and who came for it."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("session_id", "party_id"),)

    id: Mapped[int] = key()
    session_id: Mapped[int] = reference("session.id", index=False, cascade=True)
    party_id: Mapped[int] = reference("party.id", cascade=True)
    is_present: Mapped[bool] = mapped_column(Boolean)
    attended_by: Mapped[str | None] = mapped_column(String(100))

    party: Mapped[Party] = relationship()


class SessionRecord(Base):
    """The 调解笔录. Concessions are not here: they are vault notes (特邀 22, 在线规则 18)."""

    __tablename__ = "session_record"

    id: Mapped[int] = key()
    session_id: Mapped[int] = reference("session.id", index=False, cascade=True, unique=True)
    recorder: Mapped[str] = mapped_column(String(50))
    rights_answer: Mapped[str] = mapped_column(sealed_text("session_record.rights_answer"))
    applicant_statement: Mapped[str] = mapped_column(
        sealed_text("session_record.applicant_statement")
    )
    respondent_statement: Mapped[str] = mapped_column(
        sealed_text("session_record.respondent_statement")
    )
    issues: Mapped[str] = mapped_column(sealed_text("session_record.issues"), default="")
    undisputed_facts: Mapped[str] = mapped_column(
        sealed_text("session_record.undisputed_facts"), default=""
    )
    result: Mapped[str] = mapped_column(sealed_text("session_record.result"))


class Note(Base):
    """A written note on a case; its kind decides who reads it."""

    __tablename__ = "note"
    __table_args__ = (Index(None, "case_id", "id"),)

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    author_id: Mapped[int] = reference("user.id", index=False)
    kind: Mapped[NoteKind] = mapped_column(enum_type(NoteKind, "kind"))
    text: Mapped[str] = mapped_column(sealed_text("note.text"))
    written_at: Mapped[datetime] = mapped_column(Instant)

    author: Mapped[User] = relationship()
