"""Facts of the papers of a collective dispute: whom the workers elect, what each consents to."""

from dataclasses import dataclass
from decimal import Decimal

from mediation.documents.facts.parties import PaperFacts, PartyFacts


@dataclass(frozen=True, kw_only=True)
class WorkerSumFacts:
    """One worker of the list with the sum it is about, if one is known."""

    worker: PartyFacts
    amount: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class RepresentativeElectionFacts(PaperFacts):
    """代表人推选书 with 劳动者名册 (调解仲裁法 7; 33号令 62-63)."""

    workers: tuple[WorkerSumFacts, ...]
    respondent_names: tuple[str, ...]
    cause: str
    elected: tuple[PartyFacts, ...] = ()  # three to five; none leaves lines to write on


@dataclass(frozen=True, kw_only=True)
class SettlementConsentFacts(PaperFacts):
    """调解方案同意书: each worker consents, or not, to what the elected workers agreed on."""

    workers: tuple[WorkerSumFacts, ...]
    respondent_names: tuple[str, ...]
    cause: str
    elected_names: tuple[str, ...] = ()
    clauses: tuple[str, ...]
