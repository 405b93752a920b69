"""Referrals: a case that mediation did not end, sent to a commission or back to the court."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Date, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.referral_events import possible_steps
from mediation.domain.referrals import ReferralKind, ReferralState
from mediation.extensions import Base
from mediation.models.columns import JsonList, enum_type, key, reference, sealed_text
from mediation.models.organisation import Organisation

if TYPE_CHECKING:
    from mediation.models.case import Case
    from mediation.models.handoff import ReferralEvent


class Referral(Base):
    """A 移送: to whom, why, with which papers, and what came back."""

    __tablename__ = "referral"

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", cascade=True)
    kind: Mapped[ReferralKind] = mapped_column(enum_type(ReferralKind, "kind"))
    state: Mapped[ReferralState] = mapped_column(enum_type(ReferralState, "state"))
    receiver_id: Mapped[int] = reference("organisation.id")
    reason: Mapped[str] = mapped_column(sealed_text("referral.reason"))
    papers: Mapped[list[str]] = mapped_column(JsonList, default=list)
    sent_on: Mapped[date] = mapped_column(Date)
    receipt_number: Mapped[str | None] = mapped_column(String(80), index=True)
    receipt_on: Mapped[date | None] = mapped_column(Date)
    receipt_note: Mapped[str | None] = mapped_column(sealed_text("referral.receipt_note"))

    case: Mapped["Case"] = relationship(back_populates="referrals")
    receiver: Mapped[Organisation] = relationship()
    events: Mapped[list["ReferralEvent"]] = relationship(
        back_populates="referral", order_by="ReferralEvent.id"
    )

    @property
    def is_followed(self) -> bool:
        """Whether its receiver may still report something of it."""
        return bool(possible_steps(self.kind, self.state, self.events))
