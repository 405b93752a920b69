"""Local figures that calculations stand on: wages, averages, sums, each with its source."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Boolean, CheckConstraint, Date, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.claims.figure_entry import Figure
from mediation.domain.claims.parameters import ParameterKind
from mediation.extensions import Base
from mediation.models.columns import Instant, key, reference
from mediation.models.user import User


class LocalFigure(Base):
    """One version of one figure of a region. Never changed: a wrong one is withdrawn with why."""

    __tablename__ = "parameter"
    __table_args__ = (
        Index(None, "kind", "region_code", "valid_from"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by_id IS NULL)", name="withdrawn"),
    )

    id: Mapped[int] = key()
    # The beginning of a division code: "" the country, "42" a province, "4201" a city.
    region_code: Mapped[str] = mapped_column(String(12), default="")
    region_name: Mapped[str] = mapped_column(String(40))
    # A code of `ParameterKind`.
    kind: Mapped[str] = mapped_column(String(40))
    # Tells apart what a kind holds several of, such as a grade of injury.
    qualifier: Mapped[str] = mapped_column(String(20), default="")
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    # A decimal as it was published; never a float.
    value: Mapped[str] = mapped_column(String(30))
    source: Mapped[str] = mapped_column(String(300))
    is_sample: Mapped[bool] = mapped_column(Boolean, default=False)
    entered_by_id: Mapped[int] = reference("user.id", index=False)
    entered_at: Mapped[datetime] = mapped_column(Instant)
    withdrawn_by_id: Mapped[int | None] = reference("user.id", index=False)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Instant)
    withdrawal_reason: Mapped[str | None] = mapped_column(String(300))

    entered_by: Mapped[User] = relationship(foreign_keys=[entered_by_id])

    @property
    def figure(self) -> Figure:
        """This version as the rules take it."""
        return Figure(
            region_code=self.region_code,
            region_name=self.region_name,
            kind=ParameterKind(self.kind),
            qualifier=self.qualifier,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            value=Decimal(self.value),
            source=self.source,
            figure_id=self.id,
        )
