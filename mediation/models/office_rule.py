"""Rules of the office: its versions and regional rows over the shipped tables, by two persons."""

from typing import Any

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.domain.four_eyes import region_words
from mediation.domain.office_rules import (
    OfficeRow,
    RuleKind,
    national_clock,
    national_exit,
    title_of,
)
from mediation.extensions import Base
from mediation.models.columns import JsonObject, enum_type, key
from mediation.models.office_version import OfficeVersion, two_persons


class OfficeRule(OfficeVersion, Base):
    """One version of one rule for one region. It is never deleted; a newer one ends it."""

    __tablename__ = "office_rule"
    __table_args__ = (Index(None, "state", "kind", "code"), *two_persons())
    trail_word, noun = "rule", "期限规则"

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    kind: Mapped[RuleKind] = mapped_column(enum_type(RuleKind, "kind"))
    code: Mapped[str] = mapped_column(String(40))
    content: Mapped[dict[str, Any]] = mapped_column(JsonObject)
    law: Mapped[str] = mapped_column(String(100))
    article: Mapped[str] = mapped_column(String(100))

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

    @property
    def name(self) -> str:
        """The title of the shipped rule that it lies over."""
        national = national_clock if self.kind is RuleKind.CLOCK else national_exit
        shipped = national(self.code, self.valid_from)
        return title_of(shipped) if shipped else self.code

    @property
    def place_words(self) -> str:
        """The region where it counts."""
        return region_words(self.region)

    @property
    def trail_facts(self) -> dict[str, Any]:
        """What the trail keeps of it."""
        facts: dict[str, Any] = {"kind": self.kind.value, "code": self.code, "region": self.region}
        return facts | {"from": self.valid_from.isoformat(), "content": self.content}
