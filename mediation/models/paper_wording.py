"""What an office changes about its papers without a release: wording, numbers; and its prints."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.office_rules import RuleState
from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key, reference
from mediation.models.document import Document
from mediation.models.organisation import Organisation
from mediation.models.user import User


class PaperWording(Base):
    """One version of one passage of one kind of paper, for a body and everybody below it.

    Nobody's case is in it: facts stand in it as named fields. A newer one ends it; papers keep the
    words they were made with.
    """

    __tablename__ = "paper_wording"
    __table_args__ = (
        Index(None, "state", "kind", "passage"),
        CheckConstraint("decided_by_id <> asked_by_id", name="two_people"),
        CheckConstraint(
            "state NOT IN ('approved', 'ended') OR decided_by_id IS NOT NULL", name="decided"
        ),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    body_id: Mapped[int] = reference("organisation.id")
    kind: Mapped[str] = mapped_column(String(40))
    passage: Mapped[str] = mapped_column(String(40))
    edition: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(String(4000))
    reason: Mapped[str] = mapped_column(String(300))
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    state: Mapped[RuleState] = mapped_column(enum_type(RuleState, "state"))
    asked_by_id: Mapped[int] = reference("user.id", index=False)
    asked_at: Mapped[datetime] = mapped_column(Instant)
    decided_by_id: Mapped[int | None] = reference("user.id", index=False)
    decided_at: Mapped[datetime | None] = mapped_column(Instant)

    body: Mapped[Organisation] = relationship()
    asked_by: Mapped[User] = relationship(foreign_keys=[asked_by_id], lazy="joined", innerjoin=True)
    decided_by: Mapped[User | None] = relationship(foreign_keys=[decided_by_id], lazy="joined")

    __mapper_args__ = {"version_id_col": version}


class NumberPattern(Base):
    """How a body numbers one series of its papers from a year on; older numbers stay."""

    __tablename__ = "number_pattern"
    __table_args__ = (UniqueConstraint("body_id", "series", "from_year"),)

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    body_id: Mapped[int] = reference("organisation.id", index=False)
    # The word of a letter ("函"), "case" for the cases, "paper" for papers within a case.
    series: Mapped[str] = mapped_column(String(20))
    from_year: Mapped[int] = mapped_column(Integer)
    pattern: Mapped[str] = mapped_column(String(80))
    set_by_id: Mapped[int] = reference("user.id", index=False)
    set_at: Mapped[datetime] = mapped_column(Instant)

    __mapper_args__ = {"version_id_col": version}


class NumberGap(Base):
    """Why a number of a series was never given: said by somebody, kept for ever."""

    __tablename__ = "number_gap"
    __table_args__ = (UniqueConstraint("body_id", "series", "year", "serial"),)

    id: Mapped[int] = key()
    body_id: Mapped[int] = reference("organisation.id", index=False)
    series: Mapped[str] = mapped_column(String(40))
    year: Mapped[int] = mapped_column(Integer)
    serial: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(String(300))
    explained_by_id: Mapped[int] = reference("user.id", index=False)
    explained_at: Mapped[datetime] = mapped_column(Instant)


class PaperPrint(Base):
    """One print of an issued paper: the second and later ones are reprints and say so."""

    __tablename__ = "paper_print"
    __table_args__ = (Index(None, "document_id", "id"),)

    id: Mapped[int] = key()
    document_id: Mapped[int] = reference("document.id", index=False, cascade=True)
    # Several papers that were printed together share the key of their batch.
    batch: Mapped[str | None] = mapped_column(String(32), index=True)
    copies: Mapped[int] = mapped_column(Integer, default=1)
    printed_by_id: Mapped[int] = reference("user.id", index=False)
    printed_at: Mapped[datetime] = mapped_column(Instant)

    document: Mapped[Document] = relationship()
    printed_by: Mapped[User] = relationship()
