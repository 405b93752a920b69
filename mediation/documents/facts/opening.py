"""Facts of the papers that open a case: application, receipt, acceptance, refusal."""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.documents.facts.parties import (
    ClaimFacts,
    EnclosureFacts,
    PaperFacts,
    PartyFacts,
    RemedyFacts,
)


@dataclass(frozen=True, kw_only=True)
class ApplicationFacts(PaperFacts):
    """调解申请书, or 口头申请笔录 when `oral` (调解仲裁法 12; 17号令 21)."""

    applicants: tuple[PartyFacts, ...]
    respondents: tuple[PartyFacts, ...]
    third_parties: tuple[PartyFacts, ...] = ()
    claims: tuple[ClaimFacts, ...] = ()
    facts_and_reasons: str = ""
    evidence: tuple[EnclosureFacts, ...] = ()
    arbitration_status: str = ""  # e.g. '未申请仲裁'
    applied_on: date | None = None
    oral: bool = False
    taken_at: datetime | None = None  # oral: when it was taken down
    taken_place: str = ""
    taken_by: str = ""
    read_back: bool = False


@dataclass(frozen=True, kw_only=True)
class ReceiptFacts(PaperFacts):
    """收件回执, with all defects named at once (33号令 29 by analogy)."""

    received_from: str
    received_at: datetime
    received_by: str
    matter: str = ""  # e.g. '王秀兰与城东悦来酒店有限公司劳动报酬争议'
    enclosures: tuple[EnclosureFacts, ...] = ()
    defects: tuple[str, ...] = ()
    supplement_by: date | None = None


@dataclass(frozen=True, kw_only=True)
class AcceptanceNoticeFacts(PaperFacts):
    """受理通知书 to one addressee (17号令 22)."""

    addressee: str
    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str  # e.g. '拖欠劳动报酬'
    accepted_on: date
    received_on: date | None = None
    entrusted_by: str = ""  # the court or commission that sent the case
    entrusted_document: str = ""
    entrusted_as: str = "委派"  # 委派 before docketing, 委托 after it
    mediators: tuple[str, ...] = ()
    session_at: datetime | None = None
    session_place: str = ""
    papers_to_bring: tuple[str, ...] = ()
    mediate_until: date | None = None
    mediate_until_is_provisional: bool = False
    may_arbitrate_from: date | None = None  # 调解仲裁法 14(3)
    may_arbitrate_is_provisional: bool = False
    contact_name: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, kw_only=True)
class RefusalNoticeFacts(PaperFacts):
    """不予受理通知书: written, with the reason and where else to go (17号令 22)."""

    addressee: str
    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str
    received_on: date
    reason: str
    legal_basis: str = ""
    remedies: tuple[RemedyFacts, ...] = ()
    contact_name: str = ""
    contact_phone: str = ""
