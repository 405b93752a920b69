"""One rule of an office: what it overrides, where, from when to when, on what basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class RuleKind(StrEnum):
    """Which shipped table the rule lies over."""

    CLOCK = "clock"
    EXIT = "exit"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {"clock": "期限", "exit": "协议的出路"}[self.value]


@dataclass(frozen=True)
class OfficeRow:
    """A rule of the office as the tables take it.

    `region` is the beginning of a division code, empty for the whole country. `content` holds the
    overridden fields alone; an empty one ends the region's own rule, so that the next wider counts.
    """

    kind: RuleKind
    code: str
    region: str
    valid_from: date
    valid_to: date | None
    content: Mapping[str, Any]
    law: str
    article: str

    @property
    def place(self) -> tuple[RuleKind, str, str]:
        """What a newer version has in common with the older: kind, code and region."""
        return self.kind, self.code, self.region

    @property
    def is_return(self) -> bool:
        """Whether it only ends the region's own rule."""
        return not self.content
