"""The case: one dispute from the desk to the archive."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    Index,
    Integer,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.case_flow import CaseState
from mediation.domain.entry_path import EntryPath
from mediation.extensions import Base
from mediation.models.columns import Instant, JsonList, enum_type, key, reference, sealed_text
from mediation.models.organisation import Organisation
from mediation.models.user import User

if TYPE_CHECKING:
    from mediation.models.agreement import Agreement
    from mediation.models.clock import Clock, DatedEvent
    from mediation.models.mediation_session import Assignment, MediationSession
    from mediation.models.paper_service import PaperService
    from mediation.models.party import Claim, Party
    from mediation.models.referral import Referral
    from mediation.models.share import Share

NUMBERED = "('accepted','mediating','paused','settled','unsettled','referred')"


class Case(Base):
    """One dispute. `state` is written by `services.moving.move` alone."""

    __tablename__ = "case"
    __table_args__ = (
        UniqueConstraint("body_id", "number"),
        CheckConstraint("(number IS NULL) = (accepted_on IS NULL)", name="number_on_acceptance"),
        CheckConstraint(f"state NOT IN {NUMBERED} OR accepted_on IS NOT NULL", name="accepted"),
        CheckConstraint("state <> 'paused' OR paused_on IS NOT NULL", name="paused"),
        CheckConstraint("state <> 'declined' OR decline_reason IS NOT NULL", name="declined"),
        CheckConstraint("state <> 'unsettled' OR ending_reason IS NOT NULL", name="unsettled"),
        CheckConstraint(
            "(state IN ('closed','archived')) = (closed_on IS NOT NULL)", name="closed"
        ),
        CheckConstraint("(state = 'archived') = (archived_on IS NOT NULL)", name="archived"),
        # Every open case has an owner and a dated next action.
        CheckConstraint(
            "state IN ('closed','archived') OR (owner_id IS NOT NULL AND next_on IS NOT NULL)",
            name="next_action",
        ),
        # One index for each list: by body, by mediator, by owner; newest or most urgent first.
        Index(None, "body_id", "state", "next_on", "id"),
        Index(None, "body_id", "next_on", "id"),
        Index(None, "body_id", "received_on", "id"),
        Index(None, "mediator_id", "next_on", "id"),
        Index(None, "owner_id", "next_on", "id"),
        # A city's supervisor sees many bodies at once: the order itself must be an index.
        Index(None, "next_on", "id"),
        Index(None, "received_on", "id"),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    body_id: Mapped[int] = reference("organisation.id", index=False)
    number: Mapped[str | None] = mapped_column(String(80), index=True)
    state: Mapped[CaseState] = mapped_column(enum_type(CaseState, "state"))
    # "王秀兰等7人 与 城东悦来酒店有限公司": written with the parties, read by every list.
    title: Mapped[str] = mapped_column(String(300))

    # Where it came from.
    entry_path: Mapped[EntryPath] = mapped_column(enum_type(EntryPath, "entry_path"))
    source_channel: Mapped[str] = mapped_column(String(40))
    sender_name: Mapped[str | None] = mapped_column(String(100))
    sender_organisation_id: Mapped[int | None] = reference("organisation.id")
    sender_document_number: Mapped[str | None] = mapped_column(String(80), index=True)
    sender_document_on: Mapped[date | None] = mapped_column(Date)
    received_on: Mapped[date] = mapped_column(Date)
    file_received_on: Mapped[date | None] = mapped_column(Date)
    is_oral: Mapped[bool] = mapped_column(Boolean, default=False)
    registered_at: Mapped[datetime] = mapped_column(Instant)
    registered_by_id: Mapped[int] = reference("user.id", index=False)

    # What it is about.
    main_claim_type: Mapped[str] = mapped_column(String(40))
    facts: Mapped[str] = mapped_column(sealed_text("case.facts"), default="")
    reasons: Mapped[str] = mapped_column(sealed_text("case.reasons"), default="")
    applicant_count: Mapped[int] = mapped_column(Integer, default=0)
    claimed_fen: Mapped[int] = mapped_column(BigInteger, default=0)
    arbitration_status: Mapped[str] = mapped_column(String(40))
    arbitration_number: Mapped[str | None] = mapped_column(String(80))
    award_received_on: Mapped[date | None] = mapped_column(Date)
    infringed_on: Mapped[date | None] = mapped_column(Date)
    employment_ended_on: Mapped[date | None] = mapped_column(Date)
    # The day of an accident at work, or of the diagnosis of an occupational disease.
    injured_on: Mapped[date | None] = mapped_column(Date)

    # Who acts, and what next.
    owner_id: Mapped[int | None] = reference("user.id", index=False)
    mediator_id: Mapped[int | None] = reference("user.id", index=False)
    next_action: Mapped[str | None] = mapped_column(String(40))
    next_note: Mapped[str | None] = mapped_column(sealed_text("case.next_note"))
    next_on: Mapped[date | None] = mapped_column(Date)
    # Whom the case waits for when it is not the office: 等别人的.
    waiting_for: Mapped[str | None] = mapped_column(String(100))
    waiting_since: Mapped[date | None] = mapped_column(Date)

    # Facts that the moves leave; each belongs to the action that writes it.
    supplement_items: Mapped[str | None] = mapped_column(sealed_text("case.supplement_items"))
    supplement_due_on: Mapped[date | None] = mapped_column(Date)
    # When the application was whole, if later than received: papers came, or it is judged anew.
    complete_on: Mapped[date | None] = mapped_column(Date)
    inquired_on: Mapped[date | None] = mapped_column(Date)
    answer_due_on: Mapped[date | None] = mapped_column(Date)
    respondent_consent: Mapped[str | None] = mapped_column(String(20))
    answered_on: Mapped[date | None] = mapped_column(Date)
    accepted_on: Mapped[date | None] = mapped_column(Date)
    decline_reason: Mapped[str | None] = mapped_column(String(40))
    decline_note: Mapped[str | None] = mapped_column(sealed_text("case.decline_note"))
    declined_on: Mapped[date | None] = mapped_column(Date)
    rights_told_on: Mapped[date | None] = mapped_column(Date)
    disclosure: Mapped[str | None] = mapped_column(String(40))
    disclosure_note: Mapped[str | None] = mapped_column(sealed_text("case.disclosure_note"))
    paused_on: Mapped[date | None] = mapped_column(Date)
    pause_kind: Mapped[str | None] = mapped_column(String(40))
    pause_reason: Mapped[str | None] = mapped_column(sealed_text("case.pause_reason"))
    pause_check_on: Mapped[date | None] = mapped_column(Date)
    resumed_on: Mapped[date | None] = mapped_column(Date)
    settled_on: Mapped[date | None] = mapped_column(Date)
    ending_reason: Mapped[str | None] = mapped_column(String(40))
    ending_note: Mapped[str | None] = mapped_column(sealed_text("case.ending_note"))
    ended_on: Mapped[date | None] = mapped_column(Date)
    remedies_told_on: Mapped[date | None] = mapped_column(Date)
    closed_on: Mapped[date | None] = mapped_column(Date)
    outcome: Mapped[str | None] = mapped_column(String(40))
    closing_note: Mapped[str | None] = mapped_column(sealed_text("case.closing_note"))
    reopened_on: Mapped[date | None] = mapped_column(Date)
    archived_on: Mapped[date | None] = mapped_column(Date)
    archive_number: Mapped[str | None] = mapped_column(String(80))
    flags: Mapped[list[str]] = mapped_column(JsonList, default=list)
    # Written with every event, so that the version moves on even when only a child changed.
    touched_at: Mapped[datetime] = mapped_column(Instant)

    body: Mapped[Organisation] = relationship(foreign_keys=[body_id])
    sender: Mapped[Organisation | None] = relationship(foreign_keys=[sender_organisation_id])
    owner: Mapped[User | None] = relationship(foreign_keys=[owner_id])
    mediator: Mapped[User | None] = relationship(foreign_keys=[mediator_id])
    registered_by: Mapped[User] = relationship(foreign_keys=[registered_by_id])
    parties: Mapped[list["Party"]] = relationship(
        back_populates="case", order_by="Party.position", cascade="all, delete-orphan"
    )
    claims: Mapped[list["Claim"]] = relationship(
        back_populates="case", order_by="Claim.position", cascade="all, delete-orphan"
    )
    assignments: Mapped[list["Assignment"]] = relationship(order_by="Assignment.id")
    sessions: Mapped[list["MediationSession"]] = relationship(
        back_populates="case", order_by="MediationSession.number"
    )
    agreements: Mapped[list["Agreement"]] = relationship(
        back_populates="case", order_by="Agreement.draft_number"
    )
    referrals: Mapped[list["Referral"]] = relationship(
        back_populates="case", order_by="Referral.id"
    )
    shares: Mapped[list["Share"]] = relationship(back_populates="case", order_by="Share.id")
    clocks: Mapped[list["Clock"]] = relationship(back_populates="case", order_by="Clock.id")
    dated_events: Mapped[list["DatedEvent"]] = relationship(
        back_populates="case", order_by="DatedEvent.happened_on, DatedEvent.id"
    )
    # Written by services/paper_service.py, which reads it anew.
    paper_services: Mapped[list["PaperService"]] = relationship(
        secondary="document", viewonly=True, order_by="PaperService.id"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def applicants(self) -> list["Party"]:
        """The applying side, in the order typed."""
        return [party for party in self.parties if party.side == "applicant"]

    @property
    def respondents(self) -> list["Party"]:
        """The answering side, in the order typed."""
        return [party for party in self.parties if party.side == "respondent"]

    def __repr__(self) -> str:
        return f"<Case {self.id} {self.number or 'unnumbered'} {self.state}>"
