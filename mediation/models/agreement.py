"""The agreement: structured terms, who is paid what and when."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

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

from mediation.domain.agreement.words import DueEvent, TermKind
from mediation.domain.small_flows import AgreementState
from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key, reference, sealed_json, sealed_text
from mediation.models.exit_procedure import ExitProcedure
from mediation.models.party import Party
from mediation.models.payment import Payment
from mediation.models.signature import Signature

if TYPE_CHECKING:
    from mediation.models.case import Case


class Agreement(Base):
    """One draft of a 调解协议书, or the one that was signed."""

    __tablename__ = "agreement"
    __table_args__ = (
        UniqueConstraint("case_id", "draft_number"),
        CheckConstraint("state <> 'effective' OR effective_on IS NOT NULL", name="effective"),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    draft_number: Mapped[int] = mapped_column(Integer)
    state: Mapped[AgreementState] = mapped_column(enum_type(AgreementState, "state"))
    is_whole: Mapped[bool] = mapped_column(Boolean, default=True)
    disputed_facts: Mapped[str] = mapped_column(sealed_text("agreement.disputed_facts"), default="")
    remaining: Mapped[str] = mapped_column(sealed_text("agreement.remaining"), default="")
    copies: Mapped[int] = mapped_column(Integer, default=3)
    agreed_on: Mapped[date | None] = mapped_column(Date)
    effective_on: Mapped[date | None] = mapped_column(Date)
    saved_at: Mapped[datetime | None] = mapped_column(Instant)

    case: Mapped["Case"] = relationship(back_populates="agreements")
    terms: Mapped[list["AgreementTerm"]] = relationship(
        back_populates="agreement",
        cascade="all, delete-orphan",
        order_by="AgreementTerm.position",
    )
    signatures: Mapped[list["Signature"]] = relationship(
        cascade="all, delete-orphan", order_by="Signature.id"
    )
    exits: Mapped[list["ExitProcedure"]] = relationship(
        cascade="all, delete-orphan", order_by="ExitProcedure.id"
    )

    __mapper_args__ = {"version_id_col": version}


class AgreementTerm(Base):
    """One numbered term. A payment has a payer, a sum, shares and instalments."""

    __tablename__ = "agreement_term"
    __table_args__ = (
        Index(None, "agreement_id", "position"),
        CheckConstraint(
            "kind <> 'payment' OR (payer_id IS NOT NULL AND amount_fen > 0)", name="payment"
        ),
    )

    id: Mapped[int] = key()
    agreement_id: Mapped[int] = reference("agreement.id", index=False, cascade=True)
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[TermKind] = mapped_column(enum_type(TermKind, "kind"))
    text: Mapped[str] = mapped_column(sealed_text("agreement_term.text"), default="")
    # What a clause other than a payment says, as `domain.agreement.particulars_json` writes it.
    particulars: Mapped[dict[str, Any] | None] = mapped_column(
        sealed_json("agreement_term.particulars")
    )
    # The clause of the office from which the term was taken, in the version it had then.
    clause_id: Mapped[int | None] = reference("office_clause.id", index=False)
    payer_id: Mapped[int | None] = reference("party.id", index=False)
    purpose: Mapped[str | None] = mapped_column(sealed_text("agreement_term.purpose"))
    # The kind of claim that a payment settles, or "all": what is agreed and paid is counted there.
    claim_type: Mapped[str | None] = mapped_column(String(40))
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    tax: Mapped[str | None] = mapped_column(String(20))
    method: Mapped[str | None] = mapped_column(String(40))
    due_on: Mapped[date | None] = mapped_column(Date)
    due_event: Mapped[DueEvent | None] = mapped_column(enum_type(DueEvent, "due_event"))
    due_days: Mapped[int | None] = mapped_column(Integer)
    due_in_working_days: Mapped[bool] = mapped_column(Boolean, default=False)

    agreement: Mapped[Agreement] = relationship(back_populates="terms")
    payer: Mapped[Party | None] = relationship()
    shares: Mapped[list["TermShare"]] = relationship(
        cascade="all, delete-orphan", order_by="TermShare.id"
    )
    instalments: Mapped[list["Instalment"]] = relationship(
        back_populates="term", cascade="all, delete-orphan", order_by="Instalment.number"
    )


class TermShare(Base):
    """What one payee gets of a payment term; the shares add up to the sum of the term."""

    __tablename__ = "term_share"
    __table_args__ = (UniqueConstraint("term_id", "payee_id"),)

    id: Mapped[int] = key()
    term_id: Mapped[int] = reference("agreement_term.id", index=False, cascade=True)
    payee_id: Mapped[int] = reference("party.id", index=False)
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    account: Mapped[str | None] = mapped_column(sealed_text("term_share.account"))

    payee: Mapped[Party] = relationship()


class Instalment(Base):
    """One part of a payment; the instalments add up to the sum of the term.

    `due_on` is the day by which it is paid. A part that waits for an event has none, or the latest
    day that was agreed, until the event happens (`event_on`).
    """

    __tablename__ = "instalment"
    __table_args__ = (
        UniqueConstraint("term_id", "number"),
        Index(None, "due_on", "id"),
        CheckConstraint("due_on IS NOT NULL OR due_event IS NOT NULL", name="due"),
    )

    id: Mapped[int] = key()
    term_id: Mapped[int] = reference("agreement_term.id", index=False, cascade=True)
    number: Mapped[int] = mapped_column(Integer)
    due_on: Mapped[date | None] = mapped_column(Date)
    due_event: Mapped[DueEvent | None] = mapped_column(enum_type(DueEvent, "due_event"))
    due_days: Mapped[int | None] = mapped_column(Integer)
    due_in_working_days: Mapped[bool] = mapped_column(Boolean, default=False)
    # The latest day that was agreed for a part that waits for an event.
    latest_on: Mapped[date | None] = mapped_column(Date)
    event_on: Mapped[date | None] = mapped_column(Date)
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    condition: Mapped[str | None] = mapped_column(sealed_text("instalment.condition"))

    term: Mapped[AgreementTerm] = relationship(back_populates="instalments")
    payments: Mapped[list["Payment"]] = relationship(
        cascade="all, delete-orphan", order_by="Payment.id"
    )

    @property
    def paid_fen(self) -> int:
        """What has been received of this instalment, in 分; a void entry counts for nothing."""
        return sum(payment.amount_fen for payment in self.payments if not payment.is_void)
