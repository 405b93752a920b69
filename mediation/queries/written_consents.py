"""The consent to go on mediating that was printed for both sides to sign."""

from dataclasses import dataclass
from datetime import date

from mediation.domain.papers import PaperKind
from mediation.models import Case
from mediation.queries import papers


@dataclass(frozen=True)
class WrittenConsent:
    """The newest 延期调解申请同意书 of a case: its number, and to which day it puts off the end."""

    title: str
    number: str
    until: date

    @property
    def words(self) -> str:
        """How a page names it."""
        return f"《{self.title}》{self.number}"


def written_consent(case: Case) -> WrittenConsent | None:
    """The consent that was issued last, if any was."""
    paper = papers.newest(case.id, PaperKind.EXTENSION_CONSENT.value)
    if paper is None:
        return None
    until = date.fromisoformat(paper.facts["extended_to"])
    return WrittenConsent(paper.title, paper.number or "", until)
