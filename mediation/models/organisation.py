"""The tree of unions, mediation bodies, courts, bureaus; and the numbers a body gives out."""

from sqlalchemy import Boolean, CheckConstraint, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.organisations import LegalType, OrganisationKind, UnionLevel
from mediation.extensions import Base
from mediation.models.columns import enum_type, key, reference


class Organisation(Base):
    """A union, mediation body, court, HR bureau, arbitration commission or justice bureau."""

    __tablename__ = "organisation"
    __table_args__ = (
        # Only a body with a legal type can mediate, and it needs a short name for its numbers.
        CheckConstraint("legal_type IS NULL OR short_name IS NOT NULL", name="body_short_name"),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    kind: Mapped[OrganisationKind] = mapped_column(enum_type(OrganisationKind, "kind"))
    level: Mapped[UnionLevel | None] = mapped_column(enum_type(UnionLevel, "level"))
    legal_type: Mapped[LegalType | None] = mapped_column(enum_type(LegalType, "legal_type"))
    name: Mapped[str] = mapped_column(String(100), unique=True)
    short_name: Mapped[str | None] = mapped_column(String(20))
    division_code: Mapped[str | None] = mapped_column(String(12))
    address: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(40))
    parent_id: Mapped[int | None] = reference("organisation.id")
    # "/1/4/": the keys from the root to this organisation, so that "below" is one comparison.
    path: Mapped[str] = mapped_column(String(200), index=True, default="/")
    is_active: Mapped[bool] = mapped_column(Boolean, default=True)

    parent: Mapped["Organisation | None"] = relationship(remote_side=[id])

    __mapper_args__ = {"version_id_col": version}

    @property
    def can_mediate(self) -> bool:
        """Whether cases can be registered here."""
        return self.legal_type is not None and self.is_active

    def __repr__(self) -> str:
        return f"<Organisation {self.id} {self.name}>"


class NumberSequence(Base):
    """The last number given, per body, kind of number and year."""

    __tablename__ = "number_sequence"
    __table_args__ = (UniqueConstraint("body_id", "kind", "year"),)

    id: Mapped[int] = key()
    body_id: Mapped[int] = reference("organisation.id", index=False)
    kind: Mapped[str] = mapped_column(String(40))
    year: Mapped[int] = mapped_column(Integer)
    last: Mapped[int] = mapped_column(Integer, default=0)
