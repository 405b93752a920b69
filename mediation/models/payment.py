"""What came under an agreement, whether the payees say so, and what they told when called back."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Date, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.agreement.words import PaymentWay
from mediation.domain.small_flows import ReceiptState
from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key, reference, sealed_text
from mediation.models.party import Party
from mediation.models.user import User


class Payment(Base):
    """Money that came, or what was taken in its place, with its proof. A wrong entry is voided."""

    __tablename__ = "payment"
    __table_args__ = (
        CheckConstraint(
            "(voided_at IS NULL) = (voided_by_id IS NULL)"
            " AND (voided_at IS NULL) = (void_reason IS NULL)",
            name="voided",
        ),
    )

    id: Mapped[int] = key()
    instalment_id: Mapped[int] = reference("instalment.id", cascade=True)
    paid_on: Mapped[date] = mapped_column(Date)
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    way: Mapped[PaymentWay] = mapped_column(enum_type(PaymentWay, "way"), default=PaymentWay.MONEY)
    # Whom it was for; nobody when it was for all payees in the proportion of their shares.
    payee_id: Mapped[int | None] = reference("party.id", index=False)
    # Who paid in place of the payer: a main contractor, a labour company, a fund.
    paid_by: Mapped[str | None] = mapped_column(sealed_text("payment.paid_by"))
    voucher: Mapped[str] = mapped_column(sealed_text("payment.voucher"))
    recorded_by_id: Mapped[int] = reference("user.id", index=False)
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    voided_by_id: Mapped[int | None] = reference("user.id", index=False)
    voided_at: Mapped[datetime | None] = mapped_column(Instant)
    void_reason: Mapped[str | None] = mapped_column(sealed_text("payment.void_reason"))

    payee: Mapped[Party | None] = relationship()
    recorded_by: Mapped[User] = relationship(foreign_keys=[recorded_by_id])

    @property
    def is_void(self) -> bool:
        """Whether somebody said that this entry was wrong."""
        return self.voided_at is not None


class PaymentReceipt(Base):
    """What one payee says about one instalment: asked by a code on paper, answered or not."""

    __tablename__ = "payment_receipt"
    __table_args__ = (
        Index(None, "instalment_id", "payee_id"),
        CheckConstraint("(state = 'asked') = (answered_at IS NULL)", name="answered"),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    instalment_id: Mapped[int] = reference("instalment.id", index=False, cascade=True)
    payee_id: Mapped[int] = reference("party.id", index=False)
    # What this payee gets of the instalment.
    amount_fen: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[ReceiptState] = mapped_column(enum_type(ReceiptState, "state"))
    # The keyed digest of the code; the code itself stands on the payee's paper alone.
    code_index: Mapped[str | None] = mapped_column(String(64), unique=True)
    code_expires_at: Mapped[datetime | None] = mapped_column(Instant)
    asked_by_id: Mapped[int] = reference("user.id", index=False)
    asked_at: Mapped[datetime] = mapped_column(Instant)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    # Whoever took the answer at the desk; nobody when the payee answered by the code.
    answered_by_id: Mapped[int | None] = reference("user.id", index=False)
    note: Mapped[str | None] = mapped_column(sealed_text("payment_receipt.note"))

    payee: Mapped[Party] = relationship()

    __mapper_args__ = {"version_id_col": version}


class Callback(Base):
    """A 回访: who was asked when, whether reached, what they told (人民调解法 art. 31)."""

    __tablename__ = "callback"
    __table_args__ = (Index(None, "agreement_id", "id"),)

    id: Mapped[int] = key()
    agreement_id: Mapped[int] = reference("agreement.id", index=False, cascade=True)
    party_id: Mapped[int] = reference("party.id", index=False)
    called_on: Mapped[date] = mapped_column(Date)
    way: Mapped[str] = mapped_column(String(40))
    was_reached: Mapped[bool] = mapped_column(Boolean)
    # What the party says of the performance, and how content it is; nothing when not reached.
    performance: Mapped[str | None] = mapped_column(String(40))
    satisfaction: Mapped[str | None] = mapped_column(String(40))
    note: Mapped[str] = mapped_column(sealed_text("callback.note"), default="")
    again_on: Mapped[date | None] = mapped_column(Date)
    recorded_by_id: Mapped[int] = reference("user.id", index=False)
    recorded_at: Mapped[datetime] = mapped_column(Instant)

    party: Mapped[Party] = relationship()
    recorded_by: Mapped[User] = relationship()
