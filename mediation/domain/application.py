"""An application for mediation as it was typed: what the desk, the telephone or a court tells us.

The fields follow the court's element form for labour disputes (要素式起诉状) and 17号令 art. 21.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.claim_types import ClaimType
from mediation.domain.employer_facts import EmployerNature, Industry
from mediation.domain.entry_path import EntryPath
from mediation.domain.identifiers import IdentityKind
from mediation.domain.parties import Authority, PartyKind, RepresentativeKind, Side
from mediation.domain.respondent_roles import RespondentRole
from mediation.domain.sex import Sex
from mediation.domain.source_channels import SourceChannel
from mediation.domain.worker_tags import WorkerTag


@dataclass(frozen=True, kw_only=True)
class RepresentativeData:
    """Who acts for a party, and how far (民诉法 arts. 61-62)."""

    id: int | None = None
    name: str
    kind: RepresentativeKind
    authority: Authority
    powers: str = ""
    identity_number: str = ""
    workplace: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class EmploymentData:
    """The job in dispute; the wage is in yuan a month."""

    started_on: date | None = None
    ended_on: date | None = None
    post: str = ""
    workplace: str = ""
    monthly_wage: Decimal | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known about the job."""
        return self == EmploymentData()


@dataclass(frozen=True, kw_only=True)
class PartyData:
    """One party. `id` is the row it came from when a case is edited; None is a new party."""

    id: int | None = None
    side: Side
    kind: PartyKind
    respondent_role: RespondentRole | None = None
    employer_id: int | None = None
    name: str
    sex: Sex | None = None
    birth_on: date | None = None
    ethnicity: str = ""
    occupation: str = ""
    identity_kind: IdentityKind | None = None
    identity_number: str = ""
    credit_code: str = ""
    legal_representative: str = ""
    legal_representative_post: str = ""
    nature: EmployerNature | None = None
    industry: Industry | None = None
    phone: str = ""
    address: str = ""
    service_address: str = ""
    service_name: str = ""
    service_phone: str = ""
    accepts_e_service: bool = False
    bank_account: str = ""
    bank_name: str = ""
    tags: tuple[WorkerTag, ...] = ()
    representatives: tuple[RepresentativeData, ...] = ()
    employment: EmploymentData = EmploymentData()

    @property
    def is_worker(self) -> bool:
        """Whether the party is a person who works, rather than an employer."""
        return self.kind is PartyKind.WORKER


@dataclass(frozen=True, kw_only=True)
class ClaimData:
    """One thing that one applicant asks for; `applicant` counts the applicants from 0."""

    id: int | None = None
    applicant: int
    type: ClaimType
    period_from: date | None = None
    period_to: date | None = None
    facts: str = ""
    claimed: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Application:
    """Everything on the intake page."""

    entry_path: EntryPath
    source_channel: SourceChannel
    sender_name: str = ""
    sender_organisation_id: int | None = None
    sender_document_number: str = ""
    sender_document_on: date | None = None
    received_on: date
    file_received_on: date | None = None
    is_oral: bool = False
    arbitration_status: ArbitrationStatus
    arbitration_number: str = ""
    award_received_on: date | None = None
    infringed_on: date | None = None
    employment_ended_on: date | None = None
    injured_on: date | None = None
    facts: str = ""
    reasons: str = ""
    parties: tuple[PartyData, ...] = ()
    claims: tuple[ClaimData, ...] = ()

    @property
    def applicants(self) -> tuple[PartyData, ...]:
        """The applying side, in the order typed."""
        return tuple(party for party in self.parties if party.side is Side.APPLICANT)

    @property
    def respondents(self) -> tuple[PartyData, ...]:
        """The answering side and third parties, in the order typed."""
        return tuple(party for party in self.parties if party.side is not Side.APPLICANT)

    @property
    def workers(self) -> tuple[PartyData, ...]:
        """The people who work, on whichever side they are."""
        return tuple(party for party in self.parties if party.is_worker)

    @property
    def title(self) -> str:
        """Both sides in brief, for lists: 王秀兰等2人 与 城东悦来酒店有限公司."""
        return " 与 ".join(_in_brief(side) for side in (self.applicants, self.respondents))

    @property
    def claimed_total(self) -> Decimal:
        """What all applicants ask for together, in yuan."""
        return sum((claim.claimed for claim in self.claims if claim.claimed), Decimal("0.00"))

    @property
    def main_claim_type(self) -> ClaimType:
        """The type that most money is asked for, and among equals the one typed first."""
        return max(self.claims, key=lambda claim: _asked(self.claims, claim.type)).type


def _in_brief(side: Sequence[PartyData]) -> str:
    names = [party.name for party in side]
    return f"{names[0]}等{len(names)}人" if len(names) > 1 else "".join(names)


def foreign(application: Application) -> Application:
    """The application as another office tells it: keys of rows of ours are not taken from it."""
    parties = tuple(_foreign_party(party) for party in application.parties)
    claims = tuple(replace(claim, id=None) for claim in application.claims)
    return replace(application, sender_organisation_id=None, parties=parties, claims=claims)


def _foreign_party(party: PartyData) -> PartyData:
    people = tuple(replace(each, id=None) for each in party.representatives)
    return replace(party, id=None, employer_id=None, representatives=people)


def _asked(claims: Sequence[ClaimData], kind: ClaimType) -> Decimal:
    return sum(
        (claim.claimed for claim in claims if claim.claimed and claim.type is kind), Decimal(0)
    )
