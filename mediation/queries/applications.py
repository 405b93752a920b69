"""The application as the rows of a case tell it: for a form, for a comparison."""

from enum import StrEnum
from typing import Any, TypeVar

from mediation.domain.application import (
    Application,
    ClaimData,
    EmploymentData,
    PartyData,
    RepresentativeData,
)
from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.claim_types import ClaimType
from mediation.domain.employer_facts import EmployerNature, Industry
from mediation.domain.identifiers import IdentityKind
from mediation.domain.money import from_fen
from mediation.domain.parties import Authority, RepresentativeKind
from mediation.domain.respondent_roles import RespondentRole
from mediation.domain.sex import Sex
from mediation.domain.source_channels import SourceChannel
from mediation.domain.worker_tags import WorkerTag
from mediation.models import Case, Claim, Employment, Party, Representative

Code = TypeVar("Code", bound=StrEnum)

CASE_TEXTS = ("sender_name", "sender_document_number", "arbitration_number", "facts", "reasons")
CASE_VALUES = (
    *("entry_path", "sender_organisation_id", "sender_document_on", "received_on"),
    *("file_received_on", "is_oral", "award_received_on", "infringed_on", "employment_ended_on"),
    "injured_on",
)
PARTY_TEXTS = (
    *("name", "ethnicity", "occupation", "identity_number", "credit_code"),
    *("legal_representative", "legal_representative_post", "phone", "address"),
    *("service_address", "service_name", "service_phone", "bank_account", "bank_name"),
)
PARTY_VALUES = ("id", "side", "kind", "employer_id", "birth_on", "accepts_e_service")


def application_of(case: Case) -> Application:
    """Everything on the intake page of this case, rows with their ids."""
    applicants = [party.id for party in case.applicants]
    return Application(
        **_texts(case, CASE_TEXTS),
        **_values(case, CASE_VALUES),
        source_channel=SourceChannel(case.source_channel),
        arbitration_status=ArbitrationStatus(case.arbitration_status),
        parties=tuple(_party(party) for party in case.parties),
        claims=tuple(_claim(claim, applicants.index(claim.party_id)) for claim in case.claims),
    )


def _texts(row: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) or "" for name in names}


def _values(row: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _code(kind: type[Code], value: str | None) -> Code | None:
    return kind(value) if value else None


def _party(party: Party) -> PartyData:
    return PartyData(
        **_texts(party, PARTY_TEXTS),
        **_values(party, PARTY_VALUES),
        sex=_code(Sex, party.sex),
        identity_kind=_code(IdentityKind, party.identity_kind),
        respondent_role=_code(RespondentRole, party.respondent_role),
        nature=_code(EmployerNature, party.employer.nature if party.employer else None),
        industry=_code(Industry, party.employer.industry if party.employer else None),
        tags=tuple(WorkerTag(tag) for tag in party.tags or ()),
        representatives=tuple(_representative(each) for each in party.representatives),
        employment=_employment(party.employment),
    )


def _representative(person: Representative) -> RepresentativeData:
    return RepresentativeData(
        id=person.id,
        kind=RepresentativeKind(person.kind),
        authority=Authority(person.authority),
        **_texts(person, ("name", "powers", "identity_number", "workplace", "phone")),
    )


def _employment(job: Employment | None) -> EmploymentData:
    if job is None:
        return EmploymentData()
    wage = None if job.monthly_wage_fen is None else from_fen(job.monthly_wage_fen)
    return EmploymentData(
        **_texts(job, ("post", "workplace")),
        **_values(job, ("started_on", "ended_on")),
        monthly_wage=wage,
    )


def _claim(claim: Claim, applicant: int) -> ClaimData:
    return ClaimData(
        id=claim.id,
        applicant=applicant,
        type=ClaimType(claim.type),
        period_from=claim.period_from,
        period_to=claim.period_to,
        facts=claim.facts,
        claimed=None if claim.claimed_fen is None else from_fen(claim.claimed_fen),
    )
