"""条款库: the clauses of the office, in versions, each with the article behind it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.agreement.words import TermKind
from mediation.domain.office_rules import RuleState
from mediation.extensions import Base
from mediation.models.columns import Instant, JsonObject, enum_type, key, reference
from mediation.models.employer import Employer
from mediation.models.user import User


class OfficeClause(Base):
    """One version of one clause, for everybody, a region or one employer; a newer one ends it.

    Nobody's case is in it: the text has gaps where particulars go.
    """

    __tablename__ = "office_clause"
    __table_args__ = (
        Index(None, "state", "kind", "code"),
        CheckConstraint("decided_by_id <> asked_by_id", name="two_people"),
        CheckConstraint(
            "state NOT IN ('approved', 'ended') OR decided_by_id IS NOT NULL", name="decided"
        ),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    # Versions of one clause share a code: "T3" is the third clause that was ever written.
    code: Mapped[str] = mapped_column(String(20))
    edition: Mapped[int] = mapped_column(Integer)
    kind: Mapped[TermKind] = mapped_column(enum_type(TermKind, "kind"))
    title: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(String(2000), default="")
    # Particulars to begin with, as `domain.agreement.particulars_json` writes them.
    particulars: Mapped[dict[str, Any] | None] = mapped_column(JsonObject)
    article: Mapped[str] = mapped_column(String(200), default="")
    region: Mapped[str] = mapped_column(String(6), default="")
    employer_id: Mapped[int | None] = reference("employer.id")
    # Whether a new draft in its region or with its employer begins with it.
    is_preset: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(String(300), default="")
    state: Mapped[RuleState] = mapped_column(enum_type(RuleState, "state"))
    asked_by_id: Mapped[int] = reference("user.id", index=False)
    asked_at: Mapped[datetime] = mapped_column(Instant)
    decided_by_id: Mapped[int | None] = reference("user.id", index=False)
    decided_at: Mapped[datetime | None] = mapped_column(Instant)

    employer: Mapped[Employer | None] = relationship()
    asked_by: Mapped[User] = relationship(foreign_keys=[asked_by_id], lazy="joined", innerjoin=True)
    decided_by: Mapped[User | None] = relationship(foreign_keys=[decided_by_id], lazy="joined")

    __mapper_args__ = {"version_id_col": version}
