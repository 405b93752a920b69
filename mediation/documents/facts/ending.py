"""Facts of the papers that end a mediation or send it on."""

from dataclasses import dataclass
from datetime import date

from mediation.documents.facts.parties import (
    EnclosureFacts,
    PaperFacts,
    PartyFacts,
    RemedyFacts,
)


@dataclass(frozen=True, kw_only=True)
class ClosingNoticeFacts(PaperFacts):
    """调解终结书: why it ended and what may be done by when (17号令 30; 人民调解法 26)."""

    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str
    accepted_on: date
    ended_on: date
    reason: str
    issues: tuple[str, ...] = ()
    remedies: tuple[RemedyFacts, ...] = ()
    mediators: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReferralLetterFacts(PaperFacts):
    """移送函 with a reply slip."""

    to_body: str
    parties: tuple[PartyFacts, ...]
    cause: str
    reason: str
    summary: str = ""
    enclosures: tuple[EnclosureFacts, ...] = ()
    limitation_date: date | None = None
    limitation_is_provisional: bool = False
    limitation_note: str = ""  # what the date is, e.g. '仲裁时效届满日'
    reply_by: date | None = None
    contact_name: str = ""
    contact_phone: str = ""
    contact_address: str = ""


@dataclass(frozen=True, kw_only=True)
class HelpLetterFacts(PaperFacts):
    """转办函: asks another office to help people who agreed that it learns of them."""

    to_body: str
    help_label: str
    people: tuple[PartyFacts, ...]
    employer_names: tuple[str, ...]
    cause: str
    reason: str
    basis: str
    summary: str = ""
    enclosures: tuple[EnclosureFacts, ...] = ()
    reply_by: date | None = None
    contact_name: str = ""
    contact_phone: str = ""
    contact_address: str = ""


@dataclass(frozen=True, kw_only=True)
class FailureFacts:
    """The four things a failure report must hold (在线调解规则 21)."""

    basic_facts: str
    why_failed: str
    costly_conduct: str = ""
    other_hints: str = ""


@dataclass(frozen=True, kw_only=True)
class ReturnLetterFacts(PaperFacts):
    """委派调解结果反馈函 to the court (特邀规定 26; 在线调解规则 21)."""

    to_court: str
    court_document: str
    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str
    received_on: date
    ended_on: date
    settled: bool
    outcome: str
    entrusted_as: str = "委派"  # 委派 before docketing, 委托 after it
    agreement_number: str = ""
    failure: FailureFacts | None = None
    undisputed: tuple[str, ...] = ()
    days_used: int | None = None
    days_excluded: int = 0  # appraisal (在线调解规则 26)
    service_address_confirmed: bool = False
    enclosures: tuple[EnclosureFacts, ...] = ()
    mediators: tuple[str, ...] = ()
    contact_name: str = ""
    contact_phone: str = ""
