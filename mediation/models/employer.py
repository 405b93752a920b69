"""Employers: records of their own, shared by all their cases and never retyped."""

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.extensions import Base
from mediation.models.columns import key, sealed_text


class Employer(Base):
    """A 用人单位 as registered."""

    __tablename__ = "employer"

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    name: Mapped[str] = mapped_column(String(100))
    # Brackets folded, spaces and case removed: two spellings of one company share a key.
    name_key: Mapped[str] = mapped_column(String(100), index=True)
    credit_code: Mapped[str | None] = mapped_column(String(18), unique=True)
    nature: Mapped[str | None] = mapped_column(String(40))
    industry: Mapped[str | None] = mapped_column(String(4))
    legal_representative: Mapped[str | None] = mapped_column(String(50))
    legal_representative_post: Mapped[str | None] = mapped_column(String(40))
    address: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(sealed_text("employer.phone"))

    __mapper_args__ = {"version_id_col": version}
