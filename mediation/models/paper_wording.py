"""What an office changes about its papers without a release: wording, numbers; and its prints."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.paper_wordings import WordingEdition
from mediation.domain.papers import PaperKind
from mediation.extensions import Base
from mediation.models.columns import Instant, key, reference
from mediation.models.document import Document
from mediation.models.office_version import OfficeVersion, two_persons
from mediation.models.organisation import Organisation
from mediation.models.user import User


class PaperWording(OfficeVersion, Base):
    """One edition of one passage of one kind of paper, for a region or for one body.

    Nobody's case is in it: facts stand in it as named fields. A newer one ends it; papers keep the
    words they were made with.
    """

    __tablename__ = "paper_wording"
    __table_args__ = (Index(None, "state", "kind", "passage"), *two_persons())
    trail_word, noun = "wording", "文书用语"

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    # The one body that says it so; nobody when the whole region does.
    body_id: Mapped[int | None] = reference("organisation.id")
    kind: Mapped[str] = mapped_column(String(40))
    passage: Mapped[str] = mapped_column(String(40))
    edition: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(String(4000))

    body: Mapped[Organisation | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def name(self) -> str:
        """The paper that it words; a kind that a release has taken away keeps its code."""
        return PaperKind(self.kind).label if self.kind in set(PaperKind) else self.kind

    @property
    def place_words(self) -> str:
        """The body or the region where it counts."""
        return self.row.place_words

    @property
    def trail_facts(self) -> dict[str, Any]:
        """What the trail keeps of it."""
        facts: dict[str, Any] = {"kind": self.kind, "passage": self.passage}
        facts |= {"edition": self.edition, "region": self.region, "body": self.body_id}
        return facts | {"from": self.valid_from.isoformat()}

    @property
    def row(self) -> WordingEdition:
        """The edition as the domain takes it."""
        return WordingEdition(
            kind=self.kind,
            passage=self.passage,
            text=self.text,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            region=self.region,
            body_id=self.body_id,
            body_name=self.body.name if self.body else "",
            division=(self.body.division_code or "") if self.body else self.region,
            number=self.edition,
            key=self.id,
        )


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
    # Nobody: what stood in the record of the organisation before series had patterns of their own.
    set_by_id: Mapped[int | None] = reference("user.id", index=False)
    set_at: Mapped[datetime] = mapped_column(Instant)

    body: Mapped[Organisation] = relationship()
    set_by: Mapped[User | None] = relationship()

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

    explained_by: Mapped[User] = relationship()


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
