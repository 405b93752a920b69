"""The people of a case as its page shows them: numbers masked, each with its way to be revealed."""

from typing import Any

from flask import url_for

from mediation.domain.revealing import SecretField, may_reveal
from mediation.models import Case, Party, Representative, User
from mediation.queries.personal_numbers import Secret, person_key, secrets_of
from mediation.queries.visibility import relations


def people_rows(case: Case, user: User) -> list[dict[str, Any]]:
    """One row a party."""
    allowed = may_reveal(user.roles, relations(user, case))
    shown = {
        (each.person, each.field): _shown(case, each, allowed=allowed) for each in secrets_of(case)
    }

    def of(row: Party | Representative) -> dict[str, Any]:
        return {field.value: shown.get((person_key(row), field)) for field in SecretField}

    return [
        {
            "party": party,
            "numbers": of(party),
            "representatives": [
                {"person": each, "numbers": of(each)} for each in party.representatives
            ],
        }
        for party in case.parties
    ]


def _shown(case: Case, secret: Secret, *, allowed: bool) -> dict[str, str]:
    address = {"case_id": case.id, "person": secret.person, "field": secret.field.value}
    return {
        "masked": secret.masked,
        "label": f"查看{secret.name}的{secret.field.label}",
        "url": url_for("cases.ask_reveal", **address) if allowed else "",
    }
