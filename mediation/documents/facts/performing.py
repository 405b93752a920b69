"""Facts of the papers after an agreement: asking for it, enforcing it, telling that it was kept."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from mediation.documents.facts.parties import (
    ClaimFacts,
    PaperFacts,
    PartyFacts,
    RemedyFacts,
)

CONFIRMATION = "confirmation"  # 司法确认裁定
ARBITRATION = "arbitration"  # the commission's 调解书 or award
ORDER = "order"  # 支付令
NOTHING_PAID = Decimal("0.00")


@dataclass(frozen=True, kw_only=True)
class OwedFacts:
    """One sum of the agreement as it stands today."""

    number: int  # of the instalment, counted from 1
    payee: str = ""  # who receives it; empty when there is one payee only
    id_number: str = ""  # of the payee, to tell namesakes apart
    purpose: str = ""  # what it is paid for; empty when the agreement has one payment only
    due: date | None = None
    when: str = ""  # the time after an event, as in the agreement
    amount: Decimal
    paid: Decimal = NOTHING_PAID
    days_late: int | None = None

    @property
    def owed(self) -> Decimal:
        """What is still to be paid of it."""
        return self.amount - self.paid


@dataclass(frozen=True, kw_only=True)
class DemandLetterFacts(PaperFacts):
    """履行催告书 to the payer (人民调解法 31; 17号令 32)."""

    addressee: str
    addressed_as: str = "你单位"  # 你 for a person
    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str
    agreement_number: str
    signed_on: date
    effective_on: date | None = None
    owed: tuple[OwedFacts, ...]
    pay_by: date
    accounts: tuple[str, ...] = ()  # one line for each payee, numbers masked
    remedies: tuple[RemedyFacts, ...] = ()  # what the payee may do otherwise
    contact_name: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, kw_only=True)
class PaymentOrderApplicationFacts(PaperFacts):
    """支付令申请书 (民诉法 225; 调解仲裁法 16). `body` is the body that presided."""

    applicants: tuple[PartyFacts, ...]
    respondents: tuple[PartyFacts, ...]
    court: str
    cause: str
    agreement_number: str
    signed_on: date
    effective_on: date
    owed: tuple[OwedFacts, ...]
    service_note: str = ""  # why the order can be served, e.g. '被申请人在上述住所地正常经营'
    evidence: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProofFacts:
    """One piece of evidence, and what it is to prove."""

    name: str
    source: str = ""
    proves: str = ""
    form: str = ""  # 原件, 复印件, 电子件
    pages: int | None = None


@dataclass(frozen=True, kw_only=True)
class WitnessFacts:
    """One witness, with the domicile the law asks for (调解仲裁法 28)."""

    name: str
    address: str = ""
    phone: str = ""
    proves: str = ""


@dataclass(frozen=True, kw_only=True)
class JobFacts:
    """The job of one of several workers."""

    name: str
    started: str = ""
    post: str = ""
    wage: str = ""
    ended: str = ""


@dataclass(frozen=True, kw_only=True)
class BurdenFacts:
    """What one side keeps and must produce, and the rule that says so."""

    proof: str
    holder: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class ArbitrationApplicationFacts(PaperFacts):
    """劳动人事争议仲裁申请书 (调解仲裁法 28; 33号令 29), on a dispute or on a broken agreement."""

    applicants: tuple[PartyFacts, ...]
    respondents: tuple[PartyFacts, ...]
    third_parties: tuple[PartyFacts, ...] = ()
    commission: str  # empty: the one whose place the law names (调解仲裁法 21)
    claims: tuple[ClaimFacts, ...] = ()
    elements: tuple[tuple[str, str], ...] = ()  # 要素; what nobody knows is written by hand
    jobs: tuple[JobFacts, ...] = ()  # when several workers apply
    facts_and_reasons: str = ""
    mediation: str = ""  # how mediation went, with its dates
    owed: tuple[OwedFacts, ...] = ()  # when an agreement was not performed (调解仲裁法 15)
    settled_rest: bool = False  # what is not claimed here was agreed
    proofs: tuple[ProofFacts, ...] = ()
    burdens: tuple[BurdenFacts, ...] = ()
    witnesses: tuple[WitnessFacts, ...] = ()
    copies: int = 1  # one for each respondent and third party
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ComplaintFacts(PaperFacts):
    """民事起诉状 on an agreement that was not performed (民诉法 124; 解释（一） 13, 51)."""

    applicants: tuple[PartyFacts, ...]
    respondents: tuple[PartyFacts, ...]
    court: str
    cause: str
    claims: tuple[ClaimFacts, ...]
    elements: tuple[tuple[str, str], ...] = ()  # 要素 and what is known of each
    story: str = ""
    agreement_number: str
    signed_on: date
    effective_on: date
    owed: tuple[OwedFacts, ...]
    opened_by: str  # why no arbitration is needed first
    basis: str  # the article that says so
    proofs: tuple[ProofFacts, ...] = ()
    copies: int = 1
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EnforcementApplicationFacts(PaperFacts):
    """强制执行申请书 (民诉法 247, 250; 执行规定 18). `body` is the body that presided."""

    applicants: tuple[PartyFacts, ...]
    respondents: tuple[PartyFacts, ...]
    court: str
    cause: str
    basis: str = CONFIRMATION  # CONFIRMATION, ARBITRATION or ORDER: by which article it binds
    instrument_title: str  # e.g. '民事裁定书', '调解书', '支付令'
    instrument_number: str
    instrument_maker: str
    served_on: date | None = None
    effective_on: date | None = None
    agreement_number: str = ""
    owed: tuple[OwedFacts, ...]
    with_interest: bool = True  # 民诉法 264
    apply_by: date | None = None  # two years from the end of the last instalment (民诉法 250)
    facts: str = ""  # what happened since, in addition to the table
    property_clues: tuple[str, ...] = ()  # 财产调查规定 1
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CallbackRecordFacts(PaperFacts):
    """回访记录: what a party tells about the performance (人民调解法 31)."""

    party_name: str
    party_label: str
    agreement_number: str
    reason: str = ""
    way: str  # e.g. '电话', '上门', '来访'
    phone: str = ""
    place: str = ""
    visited_at: datetime | None = None
    visitors: tuple[str, ...] = ()
    performance: str = ""
    satisfaction: str = ""
    needs: str = ""
    handling: str = ""  # what the body will do about it


@dataclass(frozen=True, kw_only=True)
class PaymentReceiptFacts(PaperFacts):
    """收款确认单 for one payee, with a code that only the payee may use."""

    payee_name: str
    payee_label: str = "申请人"
    payer_name: str
    agreement_number: str
    owed: tuple[OwedFacts, ...]  # the payee's part of each instalment
    code: str = ""
    page_address: str = ""  # where the code is typed in
    code_good_until: datetime | None = None
    contact_phone: str = ""


@dataclass(frozen=True, kw_only=True)
class OverriddenFacts:
    """One red finding that was passed over, and why."""

    finding: str  # the name of the check
    detail: str
    article: str = ""
    reason: str
    asked_by: str = ""
    asked_at: datetime | None = None
    agreed_by: str = ""
    agreed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class OverrideRecordFacts(PaperFacts):
    """协议体检放行单: kept in the side volume, never given to the parties."""

    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str
    draft: str  # which draft was checked, e.g. '协议草稿第3稿'
    checked_at: datetime | None = None
    overridden: tuple[OverriddenFacts, ...]
