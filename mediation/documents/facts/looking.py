"""Facts of what is told about a case to and among offices: who looked, and what they wrote."""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.documents.facts.parties import PaperFacts


@dataclass(frozen=True, kw_only=True)
class SharedWithFacts:
    """One office that was given part of a case."""

    receiver: str
    purpose: str
    basis: str
    given: str
    since: date
    until: date
    is_revoked: bool = False


@dataclass(frozen=True, kw_only=True)
class LookFacts:
    """One look in plain words."""

    at: datetime
    who: str
    because: str
    did: str


@dataclass(frozen=True, kw_only=True)
class LooksRecordFacts(PaperFacts):
    """案件查看记录: for the party who asks; kept in the side volume."""

    party_name: str
    addressed_as: str
    requester: str  # who asked for the party and how that was verified; empty for an employer
    cause: str
    listed_at: datetime
    shared: tuple[SharedWithFacts, ...] = ()
    looks: tuple[LookFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ExchangedFacts:
    """One message between two offices, as it was written."""

    at: datetime
    office: str
    author: str
    about: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ExchangeRecordFacts(PaperFacts):
    """联动单位往来记录: the messages that were chosen for the main volume."""

    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str
    messages: tuple[ExchangedFacts, ...]
