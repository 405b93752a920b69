"""Who has to sign an agreement, as the pages of signing name and address them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mediation.domain.agreement.effect import counting
from mediation.domain.agreement.words import SigningCapacity, SigningWay
from mediation.domain.errors import NotVisible
from mediation.domain.sessions import SessionState
from mediation.models import Agreement, Case, Party, User
from mediation.queries.agreement_facts import signature_facts, signing_parties

MEDIATOR, SEAL = "mediator", "seal"
PARTY = "party-"


@dataclass(frozen=True)
class Signatory:
    """One person or body that has to sign: how a row of the form and an address name it."""

    key: str
    label: str
    party: Party | None = None
    usual_signer: str = ""
    has_written: bool = False

    @property
    def person(self) -> str:
        """What stands in the address of the pad; empty for the seal, which no pen replaces."""
        if self.key == SEAL:
            return ""
        return f"{PARTY}{self.key}" if self.party else self.key


def waiting(agreement: Agreement, user: User) -> list[Signatory]:
    """Everybody who has not signed with effect yet, then the mediator, then the seal."""
    given = signature_facts(agreement)
    signed = {item.party_id for item in counting(given)}
    done = {item.capacity for item in counting(given)}
    by_pen = {(item.capacity, item.party_id) for item in given if item.way is SigningWay.PEN}
    written = {party_id for _, party_id in by_pen}
    case = agreement.case
    found = [
        Signatory(
            str(party.id),
            f"{party.side.label} {party.name}",
            party,
            usual_signer(party),
            party.id in written,
        )
        for party in signing_parties(agreement)
        if party.id not in signed
    ]
    if SigningCapacity.MEDIATOR not in done:
        name = case.mediator.name if case.mediator else user.name
        has_written = (SigningCapacity.MEDIATOR, None) in by_pen
        found.append(Signatory(MEDIATOR, "调解员", None, name, has_written))
    if SigningCapacity.BODY_SEAL not in done:
        found.append(Signatory(SEAL, "调解组织盖章", None, case.body.name))
    return found


def usual_signer(party: Party) -> str:
    """Who signs for a party: the person, or the legal representative of an employer."""
    return party.legal_representative or party.name if party.employer_id else party.name


def at_the_pad(agreement: Agreement, person: str, user: User) -> Signatory:
    """The one whom the address of the pad names; NotVisible for nobody who may still write."""
    for each in waiting(agreement, user):
        if each.person and each.person == person and not each.has_written:
            return each
    raise NotVisible


def possible_signers(signatory: Signatory) -> list[str]:
    """The names under which this one can sign: its own, then those who may settle for it."""
    speakers = signatory.party.representatives if signatory.party else []
    names = [signatory.usual_signer, *(person.name for person in speakers)]
    return list(dict.fromkeys(names))


def capacity_of(case: Case, key: str, signer: str) -> tuple[SigningCapacity, int | None]:
    """In what capacity somebody of this row signs, and for which party."""
    if not (key.isdecimal() and len(key) < 10):
        return (SigningCapacity.BODY_SEAL if key == SEAL else SigningCapacity.MEDIATOR), None
    party = next((each for each in case.parties if each.id == int(key)), None)
    speakers = {person.name for person in party.representatives} if party else set()
    is_speaker = signer.strip() in speakers
    return (SigningCapacity.REPRESENTATIVE if is_speaker else SigningCapacity.PARTY), int(key)


def usual_place(case: Case) -> str:
    """Where people usually sign: where the last session was held."""
    held = [session.place for session in case.sessions if session.state is SessionState.HELD]
    return held[-1] if held else ""


def rows(agreement: Agreement, user: User, now: datetime) -> list[dict[str, Any]]:
    """The rows of the form, as it takes them."""
    place = usual_place(agreement.case)
    return [
        {"key": each.key, "signer": each.usual_signer, "signed_on": now.date(), "place": place}
        for each in waiting(agreement, user)
    ]
