"""Requests of persons about their own information: what they asked, by when, what was done."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from mediation.domain.identifiers import mask_identity
from mediation.domain.personal_requests import (
    RefusalGround,
    Requester,
    RequestKind,
    RequestState,
    Verification,
)
from mediation.extensions import Base
from mediation.models.blind_indexes import identity_index
from mediation.models.columns import Instant, enum_type, key, reference, sealed_text
from mediation.models.organisation import Organisation
from mediation.models.user import User


class PersonalRequest(Base):
    """One request, about the person with this identity number."""

    __tablename__ = "personal_request"
    __table_args__ = (
        UniqueConstraint("body_id", "number"),
        Index(None, "body_id", "state", "due_on"),
        CheckConstraint("(state = 'refused') = (refusal_ground IS NOT NULL)", name="refused"),
        CheckConstraint("(state = 'open') = (answered_on IS NULL)", name="answered"),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    body_id: Mapped[int] = reference("organisation.id", index=False)
    number: Mapped[str] = mapped_column(String(80))
    kind: Mapped[RequestKind] = mapped_column(enum_type(RequestKind, "kind"))
    state: Mapped[RequestState] = mapped_column(enum_type(RequestState, "state"))
    person_name: Mapped[str] = mapped_column(sealed_text("personal_request.person_name"))
    identity_number: Mapped[str] = mapped_column(sealed_text("personal_request.identity_number"))
    identity_index: Mapped[str | None] = mapped_column(String(64), index=True)
    requester: Mapped[Requester] = mapped_column(enum_type(Requester, "requester"))
    requester_name: Mapped[str | None] = mapped_column(
        sealed_text("personal_request.requester_name")
    )
    verification: Mapped[Verification] = mapped_column(enum_type(Verification, "verification"))
    contact: Mapped[str | None] = mapped_column(sealed_text("personal_request.contact"))
    details: Mapped[str] = mapped_column(sealed_text("personal_request.details"))
    received_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)
    registered_by_id: Mapped[int] = reference("user.id", index=False)
    registered_at: Mapped[datetime] = mapped_column(Instant)
    answered_on: Mapped[date | None] = mapped_column(Date)
    answered_by_id: Mapped[int | None] = reference("user.id", index=False)
    refusal_ground: Mapped[RefusalGround | None] = mapped_column(
        enum_type(RefusalGround, "refusal_ground")
    )
    answer: Mapped[str | None] = mapped_column(sealed_text("personal_request.answer"))

    body: Mapped[Organisation] = relationship()
    registered_by: Mapped[User] = relationship(foreign_keys=[registered_by_id])
    answered_by: Mapped[User | None] = relationship(foreign_keys=[answered_by_id])

    __mapper_args__ = {"version_id_col": version}

    @property
    def masked_number(self) -> str:
        """The identity number as pages show it."""
        return mask_identity(self.identity_number)

    @validates("identity_number")
    def _index(self, _name: str, number: str) -> str:
        """Keep what the number is found by beside it."""
        self.identity_index = identity_index(number)
        return number
