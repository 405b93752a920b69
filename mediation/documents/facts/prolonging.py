"""Facts of 延期调解申请同意书: how long the term of mediation is put off, and how far it may be."""

from dataclasses import dataclass
from datetime import date

from mediation.documents.facts.parties import PaperFacts, PartyFacts


@dataclass(frozen=True, kw_only=True)
class ExtensionConsentFacts(PaperFacts):
    """延期调解申请同意书, signed by both sides before the term is over (17号令 29; 特邀 27)."""

    applicants: tuple[PartyFacts, ...]
    respondents: tuple[PartyFacts, ...]
    cause: str
    started_on: date
    due: date
    extended_to: date
    term: str  # what the term is called, e.g. '调解期限 15 日'
    basis: str = ""
    cap: str = ""  # e.g. '累计最多延长 15 日'; empty where no rule sets one
    because: str = ""
    mediators: tuple[str, ...] = ()
