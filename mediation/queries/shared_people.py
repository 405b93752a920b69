"""The parties and their claims as a share shows them."""

from dataclasses import dataclass
from datetime import date

from mediation.domain.claim_types import ClaimType
from mediation.domain.identifiers.masking import mask_identity, mask_phone
from mediation.domain.parties import RepresentativeKind
from mediation.domain.sharing import FieldGroup
from mediation.models import Case, Claim, Party, Representative
from mediation.queries.shared_text import cleaned


@dataclass(frozen=True)
class SharedRepresentative:
    """Who acts for a party."""

    name: str
    kind: str
    phone: str


@dataclass(frozen=True)
class SharedParty:
    """A party; address and full telephone only with the contacts."""

    side: str
    name: str
    identity: str
    credit_code: str
    legal_representative: str
    phone: str
    service_name: str
    service_address: str
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


def shared_parties(case: Case, contacts: bool) -> tuple[SharedParty, ...]:
    """The parties in the order typed."""
    return tuple(_party(party, contacts) for party in case.parties)


def _party(party: Party, contacts: bool) -> SharedParty:
    phone = (party.service_phone or party.phone) if contacts else party.phone
    return SharedParty(
        side=party.side.label,
        name=party.name,
        identity=mask_identity(party.identity_number or ""),
        credit_code=party.credit_code or "",
        legal_representative=party.legal_representative or "",
        phone=_phone(phone, contacts),
        service_name=(party.service_name or "") if contacts else "",
        service_address=(party.service_address or party.address or "") if contacts else "",
        representatives=tuple(_representative(each, contacts) for each in party.representatives),
    )


def _representative(representative: Representative, contacts: bool) -> SharedRepresentative:
    return SharedRepresentative(
        name=representative.name,
        kind=RepresentativeKind(representative.kind).label,
        phone=_phone(representative.phone, contacts),
    )


def _phone(number: str | None, contacts: bool) -> str:
    return number or "" if contacts else mask_phone(number or "")


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
        words=cleaned(words, case, contacts=FieldGroup.CONTACTS in shows),
    )
