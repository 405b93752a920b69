"""Rules of the office: its versions and regional rows over the shipped tables, by two persons."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Date, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.office_rules import OfficeRow, RuleKind, RuleState
from mediation.extensions import Base
from mediation.models.columns import Instant, JsonObject, enum_type, key, reference
from mediation.models.user import User


class OfficeRule(Base):
    """One version of one rule for one region. It is never deleted; a newer one ends it."""

    __tablename__ = "office_rule"
    __table_args__ = (
        Index(None, "state", "kind", "code"),
        CheckConstraint("decided_by_id <> asked_by_id", name="two_people"),
        CheckConstraint(
            "state NOT IN ('approved', 'ended') OR decided_by_id IS NOT NULL", name="decided"
        ),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    kind: Mapped[RuleKind] = mapped_column(enum_type(RuleKind, "kind"))
    code: Mapped[str] = mapped_column(String(40))
    region: Mapped[str] = mapped_column(String(6))
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    content: Mapped[dict[str, Any]] = mapped_column(JsonObject)
    law: Mapped[str] = mapped_column(String(100))
    article: Mapped[str] = mapped_column(String(100))
    reason: Mapped[str] = mapped_column(String(300))
    state: Mapped[RuleState] = mapped_column(enum_type(RuleState, "state"))
    asked_by_id: Mapped[int] = reference("user.id", index=False)
    asked_at: Mapped[datetime] = mapped_column(Instant)
    decided_by_id: Mapped[int | None] = reference("user.id", index=False)
    decided_at: Mapped[datetime | None] = mapped_column(Instant)

    asked_by: Mapped[User] = relationship(foreign_keys=[asked_by_id], lazy="joined", innerjoin=True)
    decided_by: Mapped[User | None] = relationship(foreign_keys=[decided_by_id], lazy="joined")

    __mapper_args__ = {"version_id_col": version}

    @property
    def row(self) -> OfficeRow:
        """The rule as the tables of the domain take it."""
        return OfficeRow(
            kind=self.kind,
            code=self.code,
            region=self.region,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            content=self.content,
            law=self.law,
            article=self.article,
        )
