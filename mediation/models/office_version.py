"""What the rules and the clauses of an office have in common: a place, days, and two persons."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Date, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from mediation.domain.four_eyes import ApprovalState
from mediation.models.columns import Instant, enum_type, reference
from mediation.models.user import User


def two_persons() -> tuple[CheckConstraint, ...]:
    """Nobody decides about their own proposal, and nothing counts undecided."""
    return (
        CheckConstraint("decided_by_id <> asked_by_id", name="two_people"),
        CheckConstraint(
            "state NOT IN ('approved', 'ended') OR decided_by_id IS NOT NULL", name="decided"
        ),
    )


class OfficeVersion:
    """One version, proposed by one person and decided by another. It is never deleted."""

    # What it is called: in the codes of the trail, and in sentences.
    trail_word: ClassVar[str]
    noun: ClassVar[str]

    id: Mapped[int]
    region: Mapped[str] = mapped_column(String(6), default="")
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(String(300), default="")
    state: Mapped[ApprovalState] = mapped_column(enum_type(ApprovalState, "state"))
    asked_by_id: Mapped[int] = reference("user.id", index=False)
    asked_at: Mapped[datetime] = mapped_column(Instant)
    decided_by_id: Mapped[int | None] = reference("user.id", index=False)
    decided_at: Mapped[datetime | None] = mapped_column(Instant)

    @declared_attr
    def asked_by(cls: Any) -> Mapped[User]:
        """Who proposed it."""
        return relationship(User, foreign_keys=[cls.asked_by_id], lazy="joined", innerjoin=True)

    @declared_attr
    def decided_by(cls: Any) -> Mapped[User | None]:
        """Who decided about it."""
        return relationship(User, foreign_keys=[cls.decided_by_id], lazy="joined")

    @property
    def name(self) -> str:
        """What the notice to those who may decide calls it."""
        raise NotImplementedError

    @property
    def place_words(self) -> str:
        """Where it counts, in words."""
        raise NotImplementedError

    @property
    def trail_facts(self) -> dict[str, Any]:
        """What the trail keeps of it."""
        raise NotImplementedError
