"""A red finding of the check that two persons let pass, with the reason, for one draft."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.small_flows import OverrideState
from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key, reference, sealed_text
from mediation.models.user import User


class AgreementOverride(Base):
    """The wish to sign in spite of one finding; it counts for that finding, word for word, alone.

    It is of the side volume: no party and no liaison ever reads it.
    """

    __tablename__ = "agreement_override"
    __table_args__ = (
        Index(None, "agreement_id", "id"),
        CheckConstraint("decided_by_id <> asked_by_id", name="two_people"),
        CheckConstraint(
            "state NOT IN ('granted', 'refused') OR decided_by_id IS NOT NULL", name="decided"
        ),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    agreement_id: Mapped[int] = reference("agreement.id", index=False, cascade=True)
    code: Mapped[str] = mapped_column(String(60))
    # The hash of the finding as it was read; another wording is another finding.
    finding_hash: Mapped[str] = mapped_column(String(64))
    finding: Mapped[str] = mapped_column(sealed_text("agreement_override.finding"))
    reason: Mapped[str] = mapped_column(sealed_text("agreement_override.reason"))
    state: Mapped[OverrideState] = mapped_column(enum_type(OverrideState, "state"))
    asked_by_id: Mapped[int] = reference("user.id", index=False)
    asked_at: Mapped[datetime] = mapped_column(Instant)
    decided_by_id: Mapped[int | None] = reference("user.id", index=False)
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    decision_note: Mapped[str | None] = mapped_column(
        sealed_text("agreement_override.decision_note")
    )

    asked_by: Mapped[User] = relationship(foreign_keys=[asked_by_id], lazy="joined", innerjoin=True)
    decided_by: Mapped[User | None] = relationship(foreign_keys=[decided_by_id], lazy="joined")

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_standing(self) -> bool:
        """Whether it waits or counts, so that nobody need ask again."""
        return self.state in {OverrideState.ASKED, OverrideState.GRANTED}

    def may_be_withdrawn_by(self, user: User) -> bool:
        """Whether this person asked, and it still waits or counts."""
        return self.is_standing and self.asked_by_id == user.id

    def waits_for(self, user: User) -> bool:
        """Whether this person could be the second one."""
        return self.state is OverrideState.ASKED and self.asked_by_id != user.id
