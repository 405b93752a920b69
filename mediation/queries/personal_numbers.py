"""The personal numbers that are written down in a case, each by its person and its kind."""

from dataclasses import dataclass

from mediation.domain.errors import NotVisible
from mediation.domain.revealing import SecretField
from mediation.models import Case, Party, Representative


@dataclass(frozen=True)
class Secret:
    """A number of somebody in a case; `person` is its key in addresses: party-7."""

    person: str
    row: Party | Representative
    field: SecretField

    @property
    def name(self) -> str:
        """Whose number it is."""
        return self.row.name

    @property
    def value(self) -> str:
        """The whole number."""
        return getattr(self.row, self.field) or ""

    @property
    def masked(self) -> str:
        """The number as every page shows it."""
        return self.field.masked(self.value)


def person_key(row: Party | Representative) -> str:
    """What addresses call a person: party-7, representative-3."""
    return f"{'party' if isinstance(row, Party) else 'representative'}-{row.id}"


def secrets_of(case: Case) -> list[Secret]:
    """Every personal number that is written down in a case, people in their order."""
    people: list[Party | Representative] = []
    for party in case.parties:
        people += [party, *party.representatives]
    return [
        Secret(person_key(row), row, field)
        for row in people
        for field in SecretField
        if getattr(row, field, None)
    ]


def secret_of(case: Case, person: str, field: str) -> Secret:
    """One number of a case; NotVisible when there is none."""
    for secret in secrets_of(case):
        if (secret.person, secret.field.value) == (person, field):
            return secret
    raise NotVisible
