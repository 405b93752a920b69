"""A draft as the form of the workbench shows it, and as a browser would post it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mediation.domain.agreement.draft import (
    AgreementDraft,
    AgreementParty,
    DueAfter,
    TermDraft,
)
from mediation.domain.identifiers import mask_accounts
from mediation.domain.money import figures
from mediation.models import Case
from mediation.queries.agreement_facts import parties_of
from mediation.web.agreements.forms import WORKING


def values_of(draft: AgreementDraft, case: Case, version: int | None) -> dict[str, Any]:
    """The draft as the form shows it."""
    parties = parties_of(case)
    return {
        "version": version,
        "extent": draft.extent.value,
        "disputed_facts": draft.disputed_facts,
        "remaining": draft.remaining,
        "copies": draft.copies,
        "terms": [term_values(term, parties) for term in draft.terms],
    }


def term_values(term: TermDraft, parties: Sequence[AgreementParty]) -> dict[str, Any]:
    """One term; a payment has a line for every party, whether it is paid or not."""
    return {
        "kind": term.kind.value,
        "structured": "yes" if term.particulars is not None else "",
        "particulars": term.particulars,
        "clause_id": term.clause_id,
        "text": term.text,
        "payer": term.payer_id or 0,
        "purpose": term.purpose,
        "claim_type": term.claim_type or "",
        "amount": term.amount,
        "tax": term.tax.value if term.tax else "",
        "method": term.method.value if term.method else "",
        **due_values(term.due_on, term.due_after),
        "shares": _share_values(term, parties) if term.is_payment else [],
        "instalments": [
            {
                **due_values(each.due_on, each.due_after),
                "amount": each.amount,
                "condition": each.condition,
            }
            for each in term.instalments
        ],
    }


def due_values(due_on: date | None, after: DueAfter | None) -> dict[str, Any]:
    """When something is due."""
    if after is None:
        return {"due_on": due_on, "due_event": None, "due_days": None, "due_unit": ""}
    return {
        "due_on": due_on,
        "due_event": after.event,
        "due_days": after.days,
        "due_unit": WORKING if after.in_working_days else "",
    }


def _share_values(term: TermDraft, parties: Sequence[AgreementParty]) -> list[dict[str, Any]]:
    given = {share.payee_id: share for share in term.shares}
    return [
        {
            "payee": party.id,
            "amount": given[party.id].amount if party.id in given else None,
            "account": mask_accounts(
                given[party.id].account if party.id in given else party.account
            ),
        }
        for party in parties
    ]


def as_posted(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """The fields that a browser would send for a value of the form; nothing for an empty one."""
    inner = _inner(value)
    if inner is not None:
        for key, each in inner:
            yield from as_posted(f"{name}-{key}", each)
    elif isinstance(value, tuple):
        yield from ((name, str(each)) for each in value)
    elif value is not None and value is not False:
        yield name, _written(value)


def _written(value: Any) -> str:
    """A single answer; a box that is ticked sends what such boxes send."""
    if isinstance(value, Decimal):
        return figures(value)
    return "y" if value is True else str(value)


def _inner(value: Any) -> Iterable[tuple[object, Any]] | None:
    """What is in a group or in a list of rows; None for a single answer."""
    if isinstance(value, Mapping):
        return value.items()
    if isinstance(value, list):
        return enumerate(value)
    if is_dataclass(value):
        return [(field.name, getattr(value, field.name)) for field in fields(value)]
    return None
