"""Facts of 调解协议书 and of the papers that make it enforceable."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.documents.facts.parties import ClaimFacts, PaperFacts, PartyFacts
from mediation.documents.facts.signing import SignedFacts, SourceFacts

PAYMENT = "payment"
TEXT = "text"
BY_ACT = "act14"
BY_INVITATION = "invited"
ONLINE = "online"
PEOPLES_MEDIATION = "peoples_mediation"


@dataclass(frozen=True, kw_only=True)
class InstalmentFacts:
    """One instalment, due on or before a day, within a time after an event, or both."""

    number: int
    due: date | None = None
    when: str = ""  # e.g. '法院裁定确认本协议之日起5个工作日内'
    amount: Decimal
    condition: str = ""


@dataclass(frozen=True, kw_only=True)
class ShareFacts:
    """What one payee receives of one payment."""

    name: str
    id_number: str = ""
    amount: Decimal
    account: str = ""  # holder, bank and number in one line


@dataclass(frozen=True, kw_only=True)
class TermFacts:
    """One clause: a payment with its particulars, or a text printed as it stands."""

    kind: str = TEXT  # PAYMENT or TEXT
    text: str = ""  # TEXT: the clause; PAYMENT: a sentence to add to it
    payer: str = ""  # with its side, e.g. '被申请人城东悦来酒店有限公司'
    payee: str = ""
    purpose: str = ""  # e.g. '2026年6月至9月工资'
    amount: Decimal | None = None
    tax: str = ""  # 税前 or 税后
    method: str = ""  # e.g. '银行转账', '现金'
    account: str = ""  # holder, bank and number in one line
    due: date | None = None  # when paid at once
    instalments: tuple[InstalmentFacts, ...] = ()
    shares: tuple[ShareFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CopyFacts:
    """Who holds how many originals."""

    holder: str
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class AgreementFacts(PaperFacts):
    """调解协议书 (17号令 26; 人民调解法 29; 特邀规定 24)."""

    applicants: tuple[PartyFacts, ...]
    respondents: tuple[PartyFacts, ...]
    third_parties: tuple[PartyFacts, ...] = ()
    cause: str
    applied_on: date | None = None
    accepted_on: date | None = None
    entrusted_by: str = ""
    entrusted_document: str = ""
    entrusted_as: str = "委派"  # 委派 before docketing, 委托 after it
    claims: tuple[ClaimFacts, ...] = ()
    main_facts: str = ""
    issues: str = ""
    responsibility: str = ""
    terms: tuple[TermFacts, ...] = ()
    partial: bool = False  # only some of the matters were settled
    remaining: str = ""  # what this agreement leaves open
    effect_rule: str = BY_ACT
    review_commission: str = ""  # named: the clause on 仲裁审查 is printed
    confirmation_court: str = ""  # named: the clause on 司法确认 is printed
    payment_order: bool = False  # 调解仲裁法 16
    copies: tuple[CopyFacts, ...] = ()
    mediators: tuple[str, ...] = ()
    recorder: str = ""
    signed_on: date | None = None
    effective_on: date | None = None
    # Filled in the signed copy.
    signed: tuple[SignedFacts, ...] = ()
    signed_from: SourceFacts | None = None
    signed_by_hand_too: bool = False  # what was written on a screen is an image and no more


@dataclass(frozen=True, kw_only=True)
class PresidingCertificateFacts(PaperFacts):
    """主持调解的证明, which the court asks for (民诉解释 354)."""

    addressee: str
    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str
    agreement_number: str
    signed_on: date
    effective_on: date | None = None
    accepted_on: date | None = None
    entrusted_by: str = ""
    entrusted_as: str = "委派"
    mediators: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ConfirmationApplicationFacts(PaperFacts):
    """司法确认申请书, joint (民诉法 205). `body` is the body that presided."""

    applicants: tuple[PartyFacts, ...]  # both sides apply
    court: str
    cause: str
    agreement_number: str
    signed_on: date
    effective_on: date
    file_by: date | None = None
    content: str = ""  # what was agreed, in short
    clauses: tuple[int, ...] = ()  # those that go along, when some stay behind
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReviewApplicationFacts(PaperFacts):
    """仲裁审查申请书, joint (33号令 74). `body` is the body that presided."""

    applicants: tuple[PartyFacts, ...]  # both sides apply
    commission: str
    cause: str
    agreement_number: str
    signed_on: date
    effective_on: date
    file_by: date | None = None
    content: str = ""
    clauses: tuple[int, ...] = ()
    attachments: tuple[str, ...] = ()
