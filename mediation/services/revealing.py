"""Showing one personal number of a case in full, with a reason and a row in the trail."""

from datetime import datetime
from typing import Any

from mediation.domain.errors import ActionNotAllowed, FieldProblem, InvalidInput, NotVisible
from mediation.domain.revealing import (
    RevealReason,
    SecretField,
    may_reveal,
    note_for_trail,
    why_note_fails,
)
from mediation.domain.share_answers import ViewKind
from mediation.domain.sharing import FieldGroup
from mediation.extensions import db
from mediation.models import Case, Share, ShareView, User
from mediation.queries import shares
from mediation.queries.personal_numbers import Secret, secret_of
from mediation.queries.visibility import relations
from mediation.services.audit import audit, reference_of
from mediation.services.transaction import transaction

TELEPHONES = frozenset({SecretField.PHONE, SecretField.SERVICE_PHONE})
VERB = "person.revealed"
NOT_ALLOWED = "只有承办调解员和本机构的接待员、负责人可以查看完整号码。"


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
    _check_note(reason, note)
    person, field = secret.person, secret.field
    with transaction():
        require_right(case, by=by)
        value = secret_of(case, person, field).value
        facts = _facts(person, field, reason, note)
        audit(VERB, by=by, at=at, subject=reference_of(case), case_id=case.id, data=facts)
    return value


def shared_secret(share: Share, person: str, field: str) -> Secret:
    """A telephone that a share opens; NotVisible for any other number."""
    if FieldGroup.CONTACTS not in share.field_groups or field not in TELEPHONES:
        raise NotVisible
    return secret_of(share.case, person, field)


def reveal_shared(
    share: Share, secret: Secret, reason: RevealReason, note: str, *, by: User, at: datetime
) -> str:
    """A whole telephone of a case shared with its contacts; a row on the share and in the trail.

    NotVisible when the share has ended; InvalidInput when the reason lacks its words.
    """
    _check_note(reason, note)
    person, field = secret.person, secret.field
    with transaction():
        found = shares.get_for(by, share.id, at.date())
        value = shared_secret(found, person, field).value
        looked = ViewKind.PHONE_REVEALED.value
        db.session.add(ShareView(share_id=found.id, user_id=by.id, what=looked, at=at))
        facts = {"share_id": found.id, **_facts(person, field, reason, note)}
        subject, case_id = reference_of(found.case), found.case_id
        audit(VERB, by=by, at=at, subject=subject, case_id=case_id, data=facts)
    return value


def _check_note(reason: RevealReason, note: str) -> None:
    problem = why_note_fails(reason, note)
    if problem:
        raise InvalidInput(FieldProblem("note", problem))


def _facts(person: str, field: SecretField, reason: RevealReason, note: str) -> dict[str, Any]:
    words = note_for_trail(note)
    facts = {"person": person, "field": field.value, "reason": reason.value}
    return facts | ({"note": words} if words else {})
