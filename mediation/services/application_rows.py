"""Writing a checked application into the rows of a case."""

from dataclasses import fields
from decimal import Decimal

from mediation.domain.application import (
    Application,
    EmploymentData,
    PartyData,
    RepresentativeData,
)
from mediation.domain.money import to_fen
from mediation.domain.names import employer_name_key, name_key
from mediation.domain.parties import COLLECTIVE_FROM, Side, dispute_title
from mediation.models import Case, Claim, Employer, Employment, Party, Representative
from mediation.services import employers

COLLECTIVE_FLAG = "collective"
ROWS_OF_THEIR_OWN = {"parties", "claims"}
CASE_COLUMNS = tuple(
    each.name for each in fields(Application) if each.name not in ROWS_OF_THEIR_OWN
)
NOT_COLUMNS = {
    *("id", "employer_id", "nature", "industry", "tags", "representatives", "employment"),
}
PARTY_COLUMNS = tuple(each.name for each in fields(PartyData) if each.name not in NOT_COLUMNS)
REPRESENTATIVE_COLUMNS = tuple(
    each.name for each in fields(RepresentativeData) if each.name != "id"
)
EMPLOYMENT_COLUMNS = ("started_on", "ended_on", "post", "workplace")
CLAIM_COLUMNS = ("type", "period_from", "period_to", "facts")
TAKEN_FROM_RECORD = ("credit_code", "legal_representative", "legal_representative_post", "address")
# Columns that hold an empty text rather than nothing.
NEVER_NULL = {"facts", "reasons"}


def fill(case: Case, application: Application) -> None:
    """Write a checked application into the rows of a case; rows keep their identity by id."""
    # Looked for first: a query later would flush rows that are only half filled.
    records = [_record_of(party) for party in application.parties]
    _copy(application, case, CASE_COLUMNS)
    parties = _fill_parties(case, application, records)
    _fill_claims(case, application, [each for each in parties if each.side is Side.APPLICANT])
    case.title = title_of(application)
    case.main_claim_type = application.main_claim_type.value
    case.applicant_count = len(application.applicants)
    case.claimed_fen = to_fen(application.claimed_total)
    other_flags = [flag for flag in case.flags or [] if flag != COLLECTIVE_FLAG]
    case.flags = [*other_flags, COLLECTIVE_FLAG] if _is_collective(application) else other_flags


def title_of(application: Application) -> str:
    """What the dispute is called by its two sides."""
    respondents = [each for each in application.respondents if each.side is Side.RESPONDENT]
    return dispute_title(
        [party.name for party in application.applicants], [party.name for party in respondents]
    )


def _is_collective(application: Application) -> bool:
    workers = [party for party in application.applicants if party.is_worker]
    return len(workers) >= COLLECTIVE_FROM


def _copy(source: object, row: object, names: tuple[str, ...]) -> None:
    for name in names:
        value = getattr(source, name)
        setattr(row, name, None if value == "" and name not in NEVER_NULL else value)


def _record_of(party: PartyData) -> Employer | None:
    """The shared record of a party that is an employer."""
    if party.is_worker:
        return None
    facts = employers.EmployerFacts(
        name=party.name,
        credit_code=party.credit_code,
        legal_representative=party.legal_representative,
        legal_representative_post=party.legal_representative_post,
        address=party.address,
        phone=party.phone,
        nature=party.nature,
        industry=party.industry,
    )
    return employers.find_or_create(facts, employer_id=party.employer_id)


def _fill_parties(
    case: Case, application: Application, records: list[Employer | None]
) -> list[Party]:
    known = {party.id: party for party in case.parties}
    parties = [known.get(data.id or 0) or Party() for data in application.parties]
    rows = zip(parties, application.parties, records, strict=True)
    for position, (party, data, record) in enumerate(rows):
        _fill_party(party, data)
        _join_employer(party, record)
        party.position = position
    case.parties = parties
    return parties


def _fill_party(party: Party, data: PartyData) -> None:
    _copy(data, party, PARTY_COLUMNS)
    party.name_key = name_key(data.name) if data.is_worker else employer_name_key(data.name)
    party.tags = [tag.value for tag in data.tags]
    known = {row.id: row for row in party.representatives}
    rows = [known.get(each.id or 0) or Representative() for each in data.representatives]
    for row, each in zip(rows, data.representatives, strict=True):
        _copy(each, row, REPRESENTATIVE_COLUMNS)
    party.representatives = rows
    _fill_employment(party, data.employment)


def _fill_employment(party: Party, job: EmploymentData) -> None:
    if job.is_empty:
        party.employment = None
        return
    party.employment = party.employment or Employment()
    _copy(job, party.employment, EMPLOYMENT_COLUMNS)
    party.employment.monthly_wage_fen = _fen(job.monthly_wage)


def _join_employer(party: Party, record: Employer | None) -> None:
    """Join the record of the company, and take from it what was not typed."""
    party.employer = record
    for name in TAKEN_FROM_RECORD if record else ():
        if not getattr(party, name):
            setattr(party, name, getattr(record, name))


def _fill_claims(case: Case, application: Application, applicants: list[Party]) -> None:
    known = {claim.id: claim for claim in case.claims}
    claims = [known.get(data.id or 0) or Claim() for data in application.claims]
    for position, (claim, data) in enumerate(zip(claims, application.claims, strict=True)):
        _copy(data, claim, CLAIM_COLUMNS)
        claim.position = position
        claim.party = applicants[data.applicant]
        claim.claimed_fen = _fen(data.claimed)
    case.claims = claims


def _fen(amount: Decimal | None) -> int | None:
    return None if amount is None else to_fen(amount)
