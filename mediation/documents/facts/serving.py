"""Facts of the papers of service: 送达回证 and 送达地址确认书."""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.documents.facts.parties import PaperFacts


@dataclass(frozen=True, kw_only=True)
class ServedPaperFacts:
    """One paper that is served."""

    title: str
    number: str = ""
    copies: int = 1


@dataclass(frozen=True, kw_only=True)
class ServiceReceiptFacts(PaperFacts):
    """送达回证; what is not known yet is printed as a line to fill in by hand (33号令 20)."""

    cause: str
    addressee: str
    addressee_label: str = ""
    place: str = ""
    papers: tuple[ServedPaperFacts, ...]
    issuers: tuple[str, ...] = ()  # who issued the papers
    method: str = ""
    servers: tuple[str, ...] = ()
    received_on: date | None = None
    received_at: datetime | None = None
    received_by: str = ""
    relation: str = ""
    not_served: str = ""  # 拒收、退回、查无此人, with what happened
    witness: str = ""
    has_pictures: bool = False
    deemed: str = ""  # why it counts as served although nobody signed
    remarks: str = ""


@dataclass(frozen=True, kw_only=True)
class AddressConfirmationFacts(PaperFacts):
    """送达地址确认书; printed empty, it is filled in by hand (民诉解释 136-137; 在线规则 17)."""

    cause: str
    party_name: str
    party_label: str
    recipient: str = ""
    relation: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    accepts_electronic: bool | None = None
    electronic: tuple[str, ...] = ()
    confirmed_on: date | None = None
