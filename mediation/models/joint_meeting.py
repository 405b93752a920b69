"""联席会议: who meets, about which shared cases, what was decided, who does it by when.

What is written here is read by every organisation at the table; a case is told by shares alone.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.joint_meetings import MeetingState, TaskState
from mediation.extensions import Base
from mediation.models.case import Case
from mediation.models.columns import Instant, enum_type, key, reference, sealed_text
from mediation.models.organisation import Organisation
from mediation.models.user import User


class JointMeeting(Base):
    """A meeting that one body calls."""

    __tablename__ = "joint_meeting"
    __table_args__ = (
        Index(None, "host_id", "begins_at", "id"),
        CheckConstraint("(state = 'held') = (held_at IS NOT NULL)", name="held"),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    host_id: Mapped[int] = reference("organisation.id", index=False)
    title: Mapped[str] = mapped_column(String(100))
    begins_at: Mapped[datetime] = mapped_column(Instant)
    place: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[MeetingState] = mapped_column(enum_type(MeetingState, "state"))
    minutes: Mapped[str] = mapped_column(sealed_text("joint_meeting.minutes"), default="")
    attended: Mapped[str] = mapped_column(sealed_text("joint_meeting.attended"), default="")
    held_at: Mapped[datetime | None] = mapped_column(Instant)
    cancel_reason: Mapped[str | None] = mapped_column(sealed_text("joint_meeting.cancel_reason"))
    called_by_id: Mapped[int] = reference("user.id", index=False)
    called_at: Mapped[datetime] = mapped_column(Instant)

    host: Mapped[Organisation] = relationship()
    called_by: Mapped[User] = relationship()
    guests: Mapped[list[Organisation]] = relationship(
        secondary="joint_meeting_guest", order_by="Organisation.id"
    )
    items: Mapped[list["JointMeetingItem"]] = relationship(
        back_populates="meeting",
        order_by="JointMeetingItem.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )

    __mapper_args__ = {"version_id_col": version}


class JointMeetingGuest(Base):
    """An organisation that is asked to a meeting."""

    __tablename__ = "joint_meeting_guest"
    __table_args__ = (UniqueConstraint("meeting_id", "organisation_id"),)

    id: Mapped[int] = key()
    meeting_id: Mapped[int] = reference("joint_meeting.id", index=False, cascade=True)
    organisation_id: Mapped[int] = reference("organisation.id")


class JointMeetingItem(Base):
    """One line of the agenda: a case, or a matter without a case, and what was decided."""

    __tablename__ = "joint_meeting_item"
    __table_args__ = (UniqueConstraint("meeting_id", "position"),)

    id: Mapped[int] = key()
    meeting_id: Mapped[int] = reference("joint_meeting.id", index=False, cascade=True)
    position: Mapped[int] = mapped_column(Integer)
    # A guest sees the case only as far as a share opens it.
    case_id: Mapped[int | None] = reference("case.id", cascade=True)
    matter: Mapped[str] = mapped_column(sealed_text("joint_meeting_item.matter"))
    decision: Mapped[str] = mapped_column(sealed_text("joint_meeting_item.decision"), default="")

    meeting: Mapped[JointMeeting] = relationship(back_populates="items")
    case: Mapped[Case | None] = relationship()
    tasks: Mapped[list["JointTask"]] = relationship(
        back_populates="item", order_by="JointTask.due_on, JointTask.id"
    )


class JointTask(Base):
    """What an organisation took upon itself at a meeting."""

    __tablename__ = "joint_task"
    __table_args__ = (
        Index(None, "organisation_id", "state", "due_on", "id"),
        CheckConstraint("(state = 'open') = (ended_at IS NULL)", name="ended"),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    item_id: Mapped[int] = reference("joint_meeting_item.id", cascade=True)
    organisation_id: Mapped[int] = reference("organisation.id", index=False)
    what: Mapped[str] = mapped_column(sealed_text("joint_task.what"))
    due_on: Mapped[date] = mapped_column(Date)
    state: Mapped[TaskState] = mapped_column(enum_type(TaskState, "state"))
    result: Mapped[str] = mapped_column(sealed_text("joint_task.result"), default="")
    ended_by_id: Mapped[int | None] = reference("user.id", index=False)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)

    item: Mapped[JointMeetingItem] = relationship(back_populates="tasks")
    organisation: Mapped[Organisation] = relationship()
    ended_by: Mapped[User | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
