"""Consents of parties to the handling of their information, and the shares that rest on them."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Date, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.consents import ConsentPurpose, ConsentWay
from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key, reference, sealed_text
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.models.user import User

if TYPE_CHECKING:
    from mediation.models.case import Case


class Consent(Base):
    """What one party consented to, how, and whether it took the consent back."""

    __tablename__ = "consent"
    __table_args__ = (
        Index(None, "case_id", "id"),
        CheckConstraint("(purpose = 'sharing') = (receiver_id IS NOT NULL)", name="receiver"),
        CheckConstraint("(withdrawn_on IS NULL) = (withdrawn_by_id IS NULL)", name="withdrawn"),
    )

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    party_id: Mapped[int] = reference("party.id", cascade=True)
    purpose: Mapped[ConsentPurpose] = mapped_column(enum_type(ConsentPurpose, "purpose"))
    receiver_id: Mapped[int | None] = reference("organisation.id", index=False)
    way: Mapped[ConsentWay] = mapped_column(enum_type(ConsentWay, "way"))
    given_on: Mapped[date] = mapped_column(Date)
    # Where the paper, the page of the record or the recording is found.
    paper: Mapped[str] = mapped_column(sealed_text("consent.paper"))
    recorded_by_id: Mapped[int] = reference("user.id", index=False)
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    withdrawn_on: Mapped[date | None] = mapped_column(Date)
    withdrawn_by_id: Mapped[int | None] = reference("user.id", index=False)
    withdrawal_note: Mapped[str | None] = mapped_column(sealed_text("consent.withdrawal_note"))

    case: Mapped["Case"] = relationship()
    party: Mapped[Party] = relationship()
    receiver: Mapped[Organisation | None] = relationship()
    recorded_by: Mapped[User] = relationship(foreign_keys=[recorded_by_id])


class ShareConsent(Base):
    """A consent that a share rests on."""

    __tablename__ = "share_consent"
    __table_args__ = (UniqueConstraint("share_id", "consent_id"),)

    id: Mapped[int] = key()
    share_id: Mapped[int] = reference("share.id", index=False, cascade=True)
    consent_id: Mapped[int] = reference("consent.id", cascade=True)
