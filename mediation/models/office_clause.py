"""条款库: the clauses of the office, in editions, each with the article behind it."""

from typing import Any

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.agreement.clauses import Clause, beginning_of
from mediation.domain.agreement.words import TermKind
from mediation.domain.office_clauses import Edition
from mediation.extensions import Base
from mediation.models.columns import JsonObject, enum_type, key, reference
from mediation.models.employer import Employer
from mediation.models.office_version import OfficeVersion, two_persons


class OfficeClause(OfficeVersion, Base):
    """One edition of one clause, for everybody, a region or one employer; a newer one ends it.

    Nobody's case is in it: the text has gaps where particulars go.
    """

    __tablename__ = "office_clause"
    __table_args__ = (Index(None, "state", "kind", "code"), *two_persons())
    trail_word, noun = "clause", "条款"

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    # A shipped clause over which it lies keeps its code; "T3" is the third one of the office's own.
    code: Mapped[str] = mapped_column(String(20))
    edition: Mapped[int] = mapped_column(Integer)
    kind: Mapped[TermKind] = mapped_column(enum_type(TermKind, "kind"))
    title: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(String(2000), default="")
    # Particulars to begin with, as `domain.agreement.particulars_json` writes them.
    particulars: Mapped[dict[str, Any] | None] = mapped_column(JsonObject)
    article: Mapped[str] = mapped_column(String(200), default="")
    employer_id: Mapped[int | None] = reference("employer.id")
    # Whether a new draft in its region or with its employer begins with it.
    is_preset: Mapped[bool] = mapped_column(default=False)

    employer: Mapped[Employer | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def name(self) -> str:
        """Its title."""
        return self.title

    @property
    def place_words(self) -> str:
        """The employer or the region where it counts."""
        return self.row.place_words

    @property
    def trail_facts(self) -> dict[str, Any]:
        """What the trail keeps of it."""
        facts: dict[str, Any] = {"code": self.code, "edition": self.edition, "region": self.region}
        return facts | {"employer": self.employer_id, "from": self.valid_from.isoformat()}

    @property
    def row(self) -> Edition:
        """The edition as the domain takes it."""
        return Edition(
            clause=Clause(
                code=self.code,
                kind=self.kind,
                title=self.title,
                article=self.article,
                text=self.text,
                particulars=beginning_of(self.kind, self.particulars),
            ),
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            region=self.region,
            employer_id=self.employer_id,
            employer_name=self.employer.name if self.employer else "",
            is_preset=self.is_preset,
            number=self.edition,
            key=self.id,
        )
