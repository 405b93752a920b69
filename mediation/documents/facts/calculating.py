"""Facts of the papers about sums: what was agreed and how it is made up, and what the law says."""

from dataclasses import dataclass
from decimal import Decimal

from mediation.documents.facts.parties import PaperFacts


@dataclass(frozen=True, kw_only=True)
class AgreedSumFacts:
    """One item that both sides agreed on; `formula` is empty for a sum that was negotiated."""

    applicant_name: str
    kind: str
    amount: Decimal
    formula: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CalculationAnnexFacts(PaperFacts):
    """计算附件: goes with the agreement, and says nothing but what was agreed."""

    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    agreement_number: str
    items: tuple[AgreedSumFacts, ...]


@dataclass(frozen=True, kw_only=True)
class ComparedClaimFacts:
    """One claim with its four numbers; None is not known."""

    applicant_name: str
    kind: str
    claimed: Decimal | None = None
    statutory: Decimal | None = None
    proposed: Decimal | None = None
    gap: Decimal | None = None  # the proposal less what the law supports


@dataclass(frozen=True, kw_only=True)
class ReasonFacts:
    """How one head was computed."""

    title: str
    steps: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StatutoryComparisonFacts(PaperFacts):
    """法定对照单: private to one party, for the talk behind closed doors."""

    party_name: str
    party_label: str
    claims: tuple[ComparedClaimFacts, ...]
    total: ComparedClaimFacts
    reasons: tuple[ReasonFacts, ...] = ()
