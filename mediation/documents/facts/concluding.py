"""Facts of an agreement that was only spoken, and of what the office decides when a case ends."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.documents.facts.parties import PaperFacts, PartyFacts


@dataclass(frozen=True, kw_only=True)
class OralAgreementFacts(PaperFacts):
    """口头协议登记表; what is not known is filled in by hand (人民调解法 28)."""

    applicants: tuple[PartyFacts, ...]
    respondents: tuple[PartyFacts, ...]
    cause: str
    claims: str = ""
    agreed_on: date | None = None
    content: str = ""
    performance: str = ""
    mediators: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ClosingApprovalFacts(PaperFacts):
    """结案审批表: outcome, sums, days and who approves; of the side volume."""

    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str
    source: str = ""
    accepted_on: date
    ended_on: date
    due: date | None = None
    due_is_provisional: bool = False
    days_used: int
    outcome: str
    agreement_number: str = ""
    claimed: Decimal | None = None
    agreed: Decimal | None = None
    paid: Decimal | None = None
    mediators: tuple[str, ...] = ()
    opinion: str = ""
