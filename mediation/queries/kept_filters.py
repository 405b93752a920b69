"""Filters of the list of cases as they wait in a job: written as JSON and read again."""

from datetime import date
from typing import Any

from mediation.domain.agreement.standing import Standing
from mediation.domain.case_flow import CaseState
from mediation.queries.case_list import Due, Filters, View

_KINDS: dict[str, Any] = {
    "view": View,
    "state": CaseState,
    "due": Due,
    "standing": Standing,
    "received_from": date.fromisoformat,
    "received_to": date.fromisoformat,
}


def filters_to_json(filters: Filters) -> dict[str, Any]:
    """Every filter that narrows something, as plain values."""
    found = {name: getattr(filters, name) for name in Filters.__dataclass_fields__}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in found.items()
        if value not in (None, "", False) or (name == "waiting" and value is False)
    }


def filters_from_json(values: dict[str, Any]) -> Filters:
    """The filters that `filters_to_json` wrote."""
    return Filters(
        **{name: _KINDS.get(name, lambda same: same)(value) for name, value in values.items()}
    )


def without_words(filters: Filters) -> dict[str, Any]:
    """The same for the trail: what somebody searched for may be a name and is left out."""
    found = filters_to_json(filters)
    return {name: True if name == "text" else value for name, value in found.items()}
