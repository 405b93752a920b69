"""来案: a case as its sender told it, with its papers, until a body takes or refuses it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.entry_path import EntryPath
from mediation.domain.incoming import FilingDate, IncomingRefusal, IncomingState, IncomingWay
from mediation.domain.source_channels import SourceChannel
from mediation.extensions import Base
from mediation.models.case import Case
from mediation.models.columns import Instant, enum_type, key, reference, sealed_text
from mediation.models.organisation import Organisation
from mediation.models.stored_file import StoredFile
from mediation.models.user import User


class IncomingCase(Base):
    """One case sent in. What the sender told stays here as it was told, whatever becomes of it."""

    __tablename__ = "incoming_case"
    __table_args__ = (
        Index(None, "body_id", "state", "answer_due_on", "id"),
        Index(None, "sender_id", "state", "id"),
        CheckConstraint("(state = 'accepted') = (case_id IS NOT NULL)", name="case"),
        CheckConstraint("(state = 'refused') = (refusal IS NOT NULL)", name="refused"),
        CheckConstraint(
            "(state = 'sent') = (answered_at IS NULL) OR state = 'withdrawn'", name="answered"
        ),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    sender_id: Mapped[int] = reference("organisation.id", index=False)
    body_id: Mapped[int] = reference("organisation.id", index=False)
    case_id: Mapped[int | None] = reference("case.id", cascade=True)
    state: Mapped[IncomingState] = mapped_column(enum_type(IncomingState, "state"))
    way: Mapped[IncomingWay] = mapped_column(enum_type(IncomingWay, "way"))
    channel: Mapped[SourceChannel] = mapped_column(enum_type(SourceChannel, "channel"))
    entry_path: Mapped[EntryPath] = mapped_column(enum_type(EntryPath, "entry_path"))
    # The letter, and the sender's own number of the file ("（2026）…诉前调…号").
    letter_number: Mapped[str] = mapped_column(String(80), default="", index=True)
    letter_on: Mapped[date] = mapped_column(Date)
    docket: Mapped[str] = mapped_column(String(80), default="", index=True)
    cause: Mapped[str] = mapped_column(String(100), default="")
    # "王秀兰 与 城东悦来酒店有限公司", for the lists; the names of parties, so it is sealed.
    title: Mapped[str] = mapped_column(sealed_text("incoming_case.title"))
    # The application as JSON (domain/application_json).
    application: Mapped[str] = mapped_column(sealed_text("incoming_case.application"))
    # How long the sender gives, when it says so; nothing when the law's own term counts.
    term_days: Mapped[int | None] = mapped_column(Integer)
    return_by: Mapped[date | None] = mapped_column(Date)
    filing_date: Mapped[FilingDate] = mapped_column(enum_type(FilingDate, "filing_date"))
    first_came_on: Mapped[date | None] = mapped_column(Date)
    contact_name: Mapped[str] = mapped_column(String(60), default="")
    contact_phone: Mapped[str] = mapped_column(sealed_text("incoming_case.contact_phone"))
    message: Mapped[str] = mapped_column(sealed_text("incoming_case.message"), default="")
    # A sender that sends the same case again, or by two ways, is told of the first.
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    sent_by_id: Mapped[int] = reference("user.id", index=False)
    sent_at: Mapped[datetime] = mapped_column(Instant)
    answer_due_on: Mapped[date] = mapped_column(Date)
    refusal: Mapped[IncomingRefusal | None] = mapped_column(enum_type(IncomingRefusal, "refusal"))
    answer_note: Mapped[str] = mapped_column(sealed_text("incoming_case.answer_note"), default="")
    answered_by_id: Mapped[int | None] = reference("user.id", index=False)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    # When the sender took note of the answer; until then it stands on its desk as new.
    answer_seen_at: Mapped[datetime | None] = mapped_column(Instant)

    sender: Mapped[Organisation] = relationship(foreign_keys=[sender_id])
    body: Mapped[Organisation] = relationship(foreign_keys=[body_id])
    case: Mapped[Case | None] = relationship()
    sent_by: Mapped[User] = relationship(foreign_keys=[sent_by_id])
    answered_by: Mapped[User | None] = relationship(foreign_keys=[answered_by_id])
    papers: Mapped[list["IncomingPaper"]] = relationship(order_by="IncomingPaper.position")

    __mapper_args__ = {"version_id_col": version}


class IncomingPaper(Base):
    """A paper that came with a case sent in: a file, or a line about a paper carried over."""

    __tablename__ = "incoming_paper"
    __table_args__ = (Index(None, "incoming_id", "position"),)

    id: Mapped[int] = key()
    incoming_id: Mapped[int] = reference("incoming_case.id", index=False, cascade=True)
    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(sealed_text("incoming_paper.name"))
    pages: Mapped[int | None] = mapped_column(Integer)
    is_original: Mapped[bool] = mapped_column(default=False)
    file_id: Mapped[int | None] = reference("stored_file.id")
    # Originals go back to the sender when mediation ends (特邀调解规定 art. 26).
    returned_on: Mapped[date | None] = mapped_column(Date)

    file: Mapped[StoredFile | None] = relationship()
