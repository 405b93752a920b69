"""What the pages of the library show, prepared so that the templates only print."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from mediation.domain.agreement.words import TermKind
from mediation.domain.errors import NotVisible
from mediation.domain.four_eyes import ApprovalState
from mediation.domain.office_clauses import (
    SHIPPED,
    Edition,
    differences,
    in_force,
    matches,
    predecessor,
    standing,
)
from mediation.models import OfficeClause, User
from mediation.queries import office_clauses, office_rules
from mediation.web.choices import chosen
from mediation.web.clauses.forms import MOST_WORDS, SearchForm
from mediation.web.four_eyes import keeping, where_it_stands


def index_page(form: SearchForm, user: User, today: date) -> dict[str, Any]:
    """The clauses that count today, by kind and narrowed by words, and what waits."""
    kind, words = chosen(form.kind), (form.words.data or "")[:MOST_WORDS]
    found = [
        edition
        for edition in standing(office_clauses.editions(), today)
        if kind in {"", edition.clause.kind.value} and matches(edition, words)
    ]
    uses = office_clauses.uses([edition.key for edition in found if edition.key is not None])
    return {
        "form": form,
        "is_filtered": bool(kind or words),
        "total": len(found),
        "groups": [
            (term_kind, list(rows))
            for term_kind, rows in groupby(found, key=lambda each: each.clause.kind)
        ],
        "uses": uses,
        "kinds": list(TermKind),
        "waiting": office_clauses.listed(waiting=True),
        "decided": office_clauses.listed(waiting=False),
        **keeping(OfficeClause, user),
    }


def clause_page(code: str, user: User, today: date) -> dict[str, Any]:
    """One clause: every edition in every place, each with what it changed."""
    rows = office_clauses.of_code(code)
    shipped = [edition for edition in SHIPPED if edition.clause.code == code]
    counting = [*shipped, *(row.row for row in rows if row.state.counts)]
    if not rows and not shipped:
        raise NotVisible
    newest = rows[0].row.clause if rows and not shipped else shipped[0].clause
    uses = office_clauses.uses([row.id for row in rows])
    return {
        "clause": newest,
        "shipped": shipped,
        "editions": [_edition(row, counting, uses, today) for row in rows],
        **keeping(OfficeClause, user),
    }


def _edition(
    row: OfficeClause, counting: Sequence[Edition], uses: dict[int, int], today: date
) -> dict[str, Any]:
    edition = row.row
    before = predecessor(edition, counting)
    return {
        "row": row,
        "edition": edition,
        "changes": differences(edition, before) if before else (),
        "uses": uses.get(row.id, 0),
        "is_current": row.state.counts and edition.counts_on(today) and not edition.is_end,
    }


def edition_page(row: OfficeClause, user: User, today: date) -> dict[str, Any]:
    """One edition: what it changes, how often it was taken, what this person may do."""
    is_live = row.state is ApprovalState.APPROVED and not row.row.is_end
    return {
        **_edition(row, office_clauses.editions(), office_clauses.uses([row.id]), today),
        **where_it_stands(row, user),
        "may_retire": is_live and office_rules.may_keep(user),
    }


def followed(code: str, clause_id: int | None, today: date) -> Edition:
    """The edition that a form begins with: the one named, or what counts everywhere."""
    if clause_id is not None:
        row = office_clauses.get(clause_id)
        if row.code != code or row.row.is_end:
            raise NotVisible
        return row.row
    known = [each for each in office_clauses.editions() if each.clause.code == code]
    found = in_force(known, today)
    if not found:
        raise NotVisible
    return found[0]
