"""The parties and their claims as a share shows them."""

from dataclasses import dataclass
from datetime import date

from mediation.domain.claim_types import ClaimType
from mediation.domain.identifiers.masking import mask_identity, mask_phone
from mediation.domain.parties import RepresentativeKind
from mediation.domain.revealing import SecretField
from mediation.domain.sharing import FieldGroup
from mediation.domain.worker_tags import WorkerTag
from mediation.models import Case, Claim, Party, Representative
from mediation.queries.personal_numbers import person_key
from mediation.queries.shared_text import cleaned


@dataclass(frozen=True)
class SharedRepresentative:
    """Who acts for a party; `key` names the row where a telephone is asked for."""

    key: str
    name: str
    kind: str
    phone: str


@dataclass(frozen=True)
class SharedParty:
    """A party; the address and the telephone for service only with the contacts."""

    key: str
    side: str
    name: str
    identity: str
    credit_code: str
    legal_representative: str
    phone: str
    phone_field: str
    service_name: str
    service_address: str
    # Only with their own groups: the account, and what needs care.
    bank: str
    care: tuple[str, ...]
    representatives: tuple[SharedRepresentative, ...]


@dataclass(frozen=True)
class SharedClaim:
    """One thing asked for; the words of the applicant only with the facts."""

    applicant: str
    kind: str
    period_from: date | None
    period_to: date | None
    claimed_fen: int | None
    words: str


def shared_parties(case: Case, shows: frozenset[FieldGroup]) -> tuple[SharedParty, ...]:
    """The parties in the order typed."""
    return tuple(_party(party, shows) for party in case.parties)


def _party(party: Party, shows: frozenset[FieldGroup]) -> SharedParty:
    contacts = FieldGroup.CONTACTS in shows
    number = party.identity_number or ""
    serves = contacts and bool(party.service_phone)
    field = SecretField.SERVICE_PHONE if serves else SecretField.PHONE
    return SharedParty(
        key=person_key(party),
        side=party.side.label,
        name=party.name,
        identity=number if FieldGroup.IDENTITY in shows else mask_identity(number),
        credit_code=party.credit_code or "",
        legal_representative=party.legal_representative or "",
        phone=mask_phone(getattr(party, field) or ""),
        phone_field=field.value,
        service_name=(party.service_name or "") if contacts else "",
        service_address=(party.service_address or party.address or "") if contacts else "",
        bank=_bank(party) if FieldGroup.BANK in shows else "",
        care=_care(party) if FieldGroup.HEALTH in shows else (),
        representatives=tuple(_representative(each) for each in party.representatives),
    )


def _bank(party: Party) -> str:
    return " ".join(filter(None, (party.bank_name, party.bank_account)))


def _care(party: Party) -> tuple[str, ...]:
    kept = party.tags or ()
    return tuple(tag.label for tag in WorkerTag if tag.is_care and tag.value in kept)


def _representative(representative: Representative) -> SharedRepresentative:
    return SharedRepresentative(
        key=person_key(representative),
        name=representative.name,
        kind=RepresentativeKind(representative.kind).label,
        phone=mask_phone(representative.phone or ""),
    )


def shared_claims(case: Case, shows: frozenset[FieldGroup]) -> tuple[SharedClaim, ...]:
    """The claims in their order."""
    return tuple(_claim(claim, case, shows) for claim in case.claims)


def _claim(claim: Claim, case: Case, shows: frozenset[FieldGroup]) -> SharedClaim:
    words = claim.facts if FieldGroup.FACTS in shows else ""
    return SharedClaim(
        applicant=claim.party.name if FieldGroup.PARTIES in shows else "",
        kind=ClaimType(claim.type).label,
        period_from=claim.period_from,
        period_to=claim.period_to,
        claimed_fen=claim.claimed_fen,
        words=cleaned(words, case),
    )
