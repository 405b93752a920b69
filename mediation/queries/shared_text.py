"""Free text on its way to a liaison: the personal numbers that stand in the case are masked."""

from mediation.domain.identifiers.masking import mask_bank, mask_identity, mask_phone
from mediation.models import Case, Party, Representative


def cleaned(text: str, case: Case) -> str:
    """Mask the identity numbers, bank accounts and telephones."""
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
    return [(number, masked) for number, masked in found if number]
