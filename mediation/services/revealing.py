"""Showing one personal number of a case in full, with a reason and a row in the trail."""

from dataclasses import dataclass
from datetime import datetime

from mediation.domain.errors import ActionNotAllowed, FieldProblem, InvalidInput, NotVisible
from mediation.domain.revealing import (
    RevealReason,
    SecretField,
    may_reveal,
    note_for_trail,
    why_note_fails,
)
from mediation.models import Case, Party, Representative, User
from mediation.queries.visibility import relations
from mediation.services.audit import audit, reference_of
from mediation.services.transaction import transaction

VERB = "person.revealed"
NOT_ALLOWED = "只有承办调解员和本机构的接待员、负责人可以查看完整号码。"


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


def secrets_of(case: Case) -> list[Secret]:
    """Every personal number that is written down in a case, people in their order."""
    people: list[tuple[str, Party | Representative]] = []
    for party in case.parties:
        people.append((f"party-{party.id}", party))
        people += [(f"representative-{each.id}", each) for each in party.representatives]
    return [
        Secret(person, row, field)
        for person, row in people
        for field in SecretField
        if getattr(row, field, None)
    ]


def secret_of(case: Case, person: str, field: str) -> Secret:
    """One number of a case; NotVisible when there is none."""
    for secret in secrets_of(case):
        if (secret.person, secret.field.value) == (person, field):
            return secret
    raise NotVisible


def require_right(case: Case, *, by: User) -> None:
    """Raise ActionNotAllowed unless this person may be shown numbers of the case."""
    if not may_reveal(by.roles, relations(by, case)):
        raise ActionNotAllowed(NOT_ALLOWED)


def reveal(
    case: Case, secret: Secret, reason: RevealReason, note: str, *, by: User, at: datetime
) -> str:
    """The whole number, once the trail has who saw which number why; never the number itself.

    ActionNotAllowed; InvalidInput when the reason lacks its words.
    """
    problem = why_note_fails(reason, note)
    if problem:
        raise InvalidInput(FieldProblem("note", problem))
    case_id, subject = case.id, reference_of(case)
    person, field = secret.person, secret.field
    with transaction():
        require_right(case, by=by)
        value = secret_of(case, person, field).value
        facts = {"person": person, "field": field.value, "reason": reason.value}
        words = note_for_trail(note)
        audit(
            VERB,
            by=by,
            at=at,
            subject=subject,
            case_id=case_id,
            data=facts | ({"note": words} if words else {}),
        )
    return value
