"""Facts of the papers that open a case: application, receipt, inquiry, acceptance, refusal."""

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


@dataclass(frozen=True, kw_only=True)
class RegistrationFormFacts(PaperFacts):
    """受理登记表 (司发通〔2010〕239号)."""

    registered_on: date | None = None
    accepted_on: date | None = None
    applicants: tuple[PartyFacts, ...] = ()
    respondents: tuple[PartyFacts, ...] = ()
    third_parties: tuple[PartyFacts, ...] = ()
    dispute_type: str = ""  # e.g. '劳动报酬'
    source: str = ""  # one of registration_form.SOURCES, or in other words
    source_note: str = ""  # who sent the case, by which letter
    claims: tuple[ClaimFacts, ...] = ()
    summary: str = ""
    decision: str = ""  # e.g. '符合受理条件，同意受理'
    registrar: str = ""


@dataclass(frozen=True, kw_only=True)
class SupplementNoticeFacts(PaperFacts):
    """补正告知书: all defects at once, and by when (33号令 29 by analogy)."""

    addressee: str
    matter: str = ""  # e.g. '王秀兰与城东悦来酒店有限公司劳动报酬争议'
    received_on: date | None = None
    defects: tuple[str, ...] = ()
    supplement_by: date | None = None
    supplement_to: str = ""  # how else than at the address of the body, e.g. an e-mail address
    contact_name: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, kw_only=True)
class InquiryLetterFacts(PaperFacts):
    """征询意见书 to the other side, with a slip to answer on (17号令 22)."""

    addressee: str
    addressed_as: str = "你单位"  # or 你
    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str
    received_on: date | None = None
    claims: tuple[ClaimFacts, ...] = ()
    summary: str = ""
    reply_by: date | None = None
    reply_ways: tuple[str, ...] = ()  # e.g. '交回或者寄回所附回执', '拨打联系电话'
    contact_name: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, kw_only=True)
class AcceptanceConfirmationFacts(PaperFacts):
    """接收确认单: the moment signed on it starts the time to mediate (特邀规定 27)."""

    from_body: str  # the court or commission that sent the case
    from_document: str = ""
    entrusted_as: str = "委派"  # 委派 before docketing, 委托 after it
    applicant_names: tuple[str, ...] = ()
    respondent_names: tuple[str, ...] = ()
    cause: str = ""
    enclosures: tuple[EnclosureFacts, ...] = ()
    received_at: datetime | None = None
    handed_over_by: str = ""
    mediator: str = ""
    term_days: int | None = None  # 30 委派; 15 or 7 委托
    due: date | None = None
    due_is_provisional: bool = False
