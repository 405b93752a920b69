"""Where the parties of cases get their letters: as they confirmed it, or else as they said."""

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.domain.revealing import SecretField
from mediation.models import AddressConfirmation, Case, Party
from mediation.queries.paper_service import confirmations_of_cases, in_force


@dataclass(frozen=True)
class PostalAddress:
    """A party with the name and the address that count for it today."""

    case: Case
    party: Party
    name: str
    address: str
    postcode: str
    is_confirmed: bool
    # Which of its telephones belongs to that address; None when there is none.
    phone_field: SecretField | None


def postal_addresses(cases: Sequence[Case]) -> list[PostalAddress]:
    """Every party of these cases in its order; the address is empty where none is known."""
    confirmations = confirmations_of_cases([case.id for case in cases])
    return [_address(case, party, confirmations) for case in cases for party in case.parties]


def _address(
    case: Case, party: Party, confirmations: Sequence[AddressConfirmation]
) -> PostalAddress:
    found = in_force(confirmations, party.id)
    if found is not None:
        name, phone = found.recipient, SecretField.SERVICE_PHONE if party.service_phone else None
        return PostalAddress(case, party, name, found.address, found.postcode, True, phone)
    was_confirmed = any(row.party_id == party.id for row in confirmations)
    # What was confirmed and taken back stays in the record of the party, and does not count.
    if party.service_address and not was_confirmed:
        phone = SecretField.SERVICE_PHONE if party.service_phone else _own_phone(party)
        name = party.service_name or party.name
        return PostalAddress(case, party, name, party.service_address, "", False, phone)
    address = party.address or ""
    return PostalAddress(case, party, party.name, address, "", False, _own_phone(party))


def _own_phone(party: Party) -> SecretField | None:
    return SecretField.PHONE if party.phone else None
