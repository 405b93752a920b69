"""An order for one paper: which case, about what, by whom and when, and what was added by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mediation.documents.facts import EnclosureFacts
from mediation.domain.enclosures import read_enclosures
from mediation.domain.papers import Extra
from mediation.models import Case, Document, User


@dataclass(frozen=True)
class PaperOrder:
    """What a collector of facts may look at besides the case."""

    case: Case
    by: User
    at: datetime
    subject: str = ""
    number: str = ""
    extra: Mapping[str, Any] | None = None
    # The paper that this one corrects, whose words it keeps; words that nobody has approved yet.
    worded_as: Document | None = None
    proposed_words: Mapping[str, str] | None = None

    @property
    def subject_id(self) -> int:
        """The key in "session:3"."""
        return int(self.subject.partition(":")[2])

    def text(self, name: Extra) -> str:
        """A typed text, trimmed."""
        return str((self.extra or {}).get(name.value) or "").strip()

    def lines(self, name: Extra) -> tuple[str, ...]:
        """A typed list, one item a line."""
        return tuple(line.strip() for line in self.text(name).splitlines() if line.strip())

    def flag(self, name: Extra) -> bool:
        """A ticked box."""
        return bool((self.extra or {}).get(name.value))

    def day(self, name: Extra) -> date | None:
        """A typed date."""
        found = (self.extra or {}).get(name.value)
        return found if isinstance(found, date) else None

    @property
    def enclosures(self) -> tuple[EnclosureFacts, ...]:
        """The typed list of papers."""
        listed = read_enclosures(self.text(Extra.ENCLOSURES))
        return tuple(EnclosureFacts(name=e.name, copies=e.copies, pages=e.pages) for e in listed)
