"""One box for everything: numbers, names, tails, initials; only what the user may see."""

import re
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select, text
from sqlalchemy.orm import joinedload

from mediation.domain.identifiers.folding import fold_number
from mediation.domain.search_terms import fts5_match, terms, tsquery, words
from mediation.domain.search_text import without_brackets
from mediation.extensions import db
from mediation.models import Case, CaseSearch, Party, User
from mediation.queries.visibility import visible_to

# A count beyond this is shown as "1000+": counting on would cost more than it tells.
MOST_COUNTED = 1001
_WHOLE_NUMBER = re.compile(r"\+?[0-9-]{7,20}|[0-9]{17}[0-9X]")
_MATCHES = {
    "sqlite": (
        "case_search.case_id IN (SELECT rowid FROM case_search_fts "
        "WHERE case_search_fts MATCH :looked_for)"
    ),
    # Spelt exactly as the index is, so that PostgreSQL recognises it.
    "postgresql": (
        "array_to_tsvector(string_to_array(case_search.grams, ' ')) @@ CAST(:looked_for AS tsquery)"
    ),
}
_RENDERERS = {"sqlite": fts5_match, "postgresql": tsquery}


@dataclass(frozen=True)
class SearchResult:
    """One page of hits, newest first, and how many there are in all, at most MOST_COUNTED."""

    rows: tuple[Case, ...]
    count: int
    next_before: int | None


def find(user: User, query: str, limit: int = 25, before_id: int | None = None) -> SearchResult:
    """The cases that hold every word of the query, among those this user may see."""
    found = select(Case).where(matching(query), visible_to(user))
    statement = found.order_by(Case.id.desc()).limit(limit + 1)
    if before_id is not None:
        statement = statement.where(Case.id < before_id)
    statement = statement.options(joinedload(Case.body), joinedload(Case.mediator))
    rows = tuple(db.session.scalars(statement))
    more = rows[limit - 1].id if len(rows) > limit else None
    return SearchResult(rows[:limit], _count(found), more)


def matching(query: str) -> ColumnElement[bool]:
    """The condition on `Case` that holds for the cases a query finds; it knows no rights.

    A query without any letter, digit or character finds nothing.
    """
    # A NUL is no text for PostgreSQL.
    plain = without_brackets(query.replace("\x00", " "))
    looked_for = terms(plain)
    if not looked_for:
        return false()
    dialect = db.session.get_bind().dialect.name
    in_index = text(_MATCHES[dialect]).bindparams(looked_for=_RENDERERS[dialect](looked_for))
    # Grams say which characters stand side by side somewhere; LIKE says they are the word typed.
    rechecked = [CaseSearch.text.like(f"%{_escaped(word)}%", escape="\\") for word in words(plain)]
    by_index = Case.id.in_(select(CaseSearch.case_id).where(in_index, *rechecked))
    by_number = _by_whole_number(plain)
    return by_index if by_number is None else or_(by_index, by_number)


def _by_whole_number(typed: str) -> ColumnElement[bool] | None:
    """A telephone or identity number typed in full: only its tail is in the index."""
    number = fold_number(typed)
    if not _WHOLE_NUMBER.fullmatch(number):
        return None
    digits = "".join(sign for sign in number if sign.isalnum())
    phone = func.replace(func.replace(Party.phone, "-", ""), "+", "")
    parties = select(Party.case_id).where(
        or_(
            and_(Party.phone_last4 == digits[-4:], phone == digits),
            and_(Party.identity_last4 == digits[-4:], Party.identity_number == digits),
        )
    )
    return Case.id.in_(parties)


def _count(found: Select[tuple[Case]]) -> int:
    capped = found.with_only_columns(Case.id).limit(MOST_COUNTED).subquery()
    return db.session.scalar(select(func.count()).select_from(capped)) or 0


def _escaped(word: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", word)
