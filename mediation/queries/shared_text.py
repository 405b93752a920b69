"""Free text on its way to a page: the personal numbers that stand in the case are masked."""

import re

from mediation.domain.identifiers.masking import mask_bank, mask_identity, mask_phone
from mediation.models import Case, Party, Representative

# What is shorter would be found inside dates and sums.
SHORTEST_NUMBER = 6
# Most texts hold no number at all and need no look at five hundred people.
_NUMBER = re.compile(r"\d[\d-]{4}")


def cleaned(text: str, case: Case) -> str:
    """Mask the identity numbers, bank accounts and telephones."""
    if not _NUMBER.search(text):
        return text
    for number, masked in _replacements(case):
        text = text.replace(number, masked)
    return text


def _replacements(case: Case) -> list[tuple[str, str]]:
    people: list[Party | Representative] = [*case.parties]
    people += [each for party in case.parties for each in party.representatives]
    identities = [each.identity_number or "" for each in people]
    accounts = [party.bank_account or "" for party in case.parties]
    phones = [each.phone or "" for each in people]
    phones += [party.service_phone or "" for party in case.parties]
    found = [(number, mask_identity(number)) for number in identities]
    found += [(number, mask_bank(number)) for number in accounts]
    found += [(number, mask_phone(number)) for number in phones]
    return [(number, masked) for number, masked in found if len(number) >= SHORTEST_NUMBER]
