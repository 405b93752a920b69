"""Facts of the papers by which a party lets others act: agents, leaders, receivers of its data."""

from dataclasses import dataclass
from datetime import date

from mediation.documents.facts.parties import PaperFacts, PartyFacts, RepresentativeFacts


@dataclass(frozen=True, kw_only=True)
class AgentFacts(RepresentativeFacts):
    """An agent and why this person may be one."""

    kind: str = ""  # of power_of_attorney.AGENTS


@dataclass(frozen=True, kw_only=True)
class PowerOfAttorneyFacts(PaperFacts):
    """授权委托书: who acts for a party in which matters (调解仲裁法 24; 民诉法 61-62)."""

    principal: PartyFacts
    opposed_names: tuple[str, ...] = ()
    cause: str = ""
    agents: tuple[AgentFacts, ...] = ()  # one or two; none leaves lines to write on
    matters: tuple[str, ...] = ()  # of power_of_attorney.MATTERS
    other_matters: str = ""
    is_special: bool | None = None  # None: neither 一般 nor 特别 is ticked
    until: date | None = None
    until_event: str = ""  # e.g. '本案调解终结之日'
    signed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class RepresentativeCertificateFacts(PaperFacts):
    """法定代表人身份证明书, with the seal of the employer."""

    organisation: PartyFacts
    id_type: str = ""
    id_number: str = ""
    phone: str = ""
    opposed_names: tuple[str, ...] = ()
    cause: str = ""
    certified_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReceiverFacts:
    """One other office that receives personal data (个人信息保护法 23)."""

    name: str
    contact: str = ""
    purpose: str = ""
    way: str = ""
    kinds: str = ""
    agreed: bool | None = None  # None: to be ticked by hand


@dataclass(frozen=True, kw_only=True)
class SensitiveFacts:
    """One kind of sensitive data (个人信息保护法 28-30)."""

    kind: str  # e.g. '银行账户'
    necessity: str = ""
    effect: str = ""
    agreed: bool | None = None


@dataclass(frozen=True, kw_only=True)
class ConsentFormFacts(PaperFacts):
    """个人信息处理告知同意书 (个人信息保护法 17, 23, 29-30)."""

    person_name: str
    person_label: str = ""
    cause: str = ""
    purpose: str = ""
    way: str = ""
    kinds: str = ""
    retention: str = ""
    receivers: tuple[ReceiverFacts, ...] = ()
    sensitive: tuple[SensitiveFacts, ...] = ()
    agreed: bool | None = None
    contact_name: str = ""
    contact_phone: str = ""
