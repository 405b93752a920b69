"""One box for everything: numbers, names, tails, initials; only what the user may see."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    SQLColumnExpression,
    column,
    false,
    func,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.orm import joinedload

from mediation.domain.identifiers.folding import fold_number
from mediation.domain.identifiers.search_forms import is_tail
from mediation.domain.roles import Role
from mediation.domain.search_terms import Term, fts5_match, terms, tsquery, words
from mediation.domain.search_text import body_gram, without_brackets
from mediation.extensions import db
from mediation.models import Case, CaseSearch, Party, User
from mediation.models.blind_indexes import identity_index, phone_index, tail_gram
from mediation.queries.visibility import organisations_under, visible_to

# A count beyond this is shown as "1000+": counting on would cost more than it tells.
MOST_COUNTED = 1001
# Somebody who sees more bodies than these sees so much that a page fills soon enough.
MOST_BODIES = 40
_WHOLE_NUMBER = re.compile(r"\+?[0-9-]{7,20}|[0-9]{17}[0-9X]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_POSTINGS = table("case_search_fts", column("rowid", Integer))
_SQLITE_MATCH = "case_search_fts MATCH :looked_for"
# Spelt exactly as the index is, so that PostgreSQL recognises it.
_POSTGRESQL_MATCH = (
    "array_to_tsvector(string_to_array(case_search.grams, ' ')) @@ CAST(:looked_for AS tsquery)"
)


@dataclass(frozen=True)
class SearchResult:
    """One page of hits, newest first, and how many there are in all, at most MOST_COUNTED."""

    rows: tuple[Case, ...]
    count: int
    next_before: int | None


def find(user: User, query: str, limit: int = 25, before_id: int | None = None) -> SearchResult:
    """The cases that hold every word of the query, among those this user may see."""
    indexed, key = _indexed(query, _bodies_in_sight(user))
    if _by_whole_number(query) is None:
        found = indexed.join(Case, Case.id == key).with_only_columns(Case)
    else:
        found, key = select(Case).where(matching(query)), Case.id
    found = found.where(visible_to(user))
    # Ordered by the key of the postings, which come in that order: the first page of a common
    # word reads a page of them, not all.
    statement = found.order_by(key.desc()).limit(limit + 1)
    if before_id is not None:
        statement = statement.where(key < before_id)
    statement = statement.options(joinedload(Case.body), joinedload(Case.mediator))
    rows = tuple(db.session.scalars(statement))
    more = rows[limit - 1].id if len(rows) > limit else None
    return SearchResult(rows[:limit], _count(found), more)


def matching(query: str) -> ColumnElement[bool]:
    """The condition on `Case` that holds for the cases a query finds; it knows no rights.

    A query without any letter, digit or character finds nothing.
    """
    by_index = Case.id.in_(_indexed(query)[0])
    by_number = _by_whole_number(query)
    return by_index if by_number is None else or_(by_index, by_number)


def _indexed(
    query: str, bodies: Sequence[int] = ()
) -> tuple[Select[tuple[int]], SQLColumnExpression[int]]:
    """The keys of the cases that the index finds, and the column they stand in.

    `bodies` narrows the postings that are read; rights are asked again of every case.
    """
    # A NUL is no text for PostgreSQL.
    plain = without_brackets(query.replace("\x00", " "))
    looked_for = _selective(_with_tails(terms(plain)))
    if not looked_for:
        return select(CaseSearch.case_id).where(false()), CaseSearch.case_id
    # Grams say which characters stand side by side somewhere; LIKE says they are the word typed.
    rechecked = [_holds(word) for word in words(plain)]
    if db.session.get_bind().dialect.name == "sqlite":
        key = _POSTINGS.c.rowid
        wanted = _narrowed(fts5_match(looked_for), bodies, " AND ({})", '"{}"', " OR ")
        match = text(_SQLITE_MATCH).bindparams(looked_for=wanted)
        joined = select(key).join(CaseSearch, CaseSearch.case_id == key)
        return joined.where(match, *rechecked), key
    wanted = _narrowed(tsquery(looked_for), bodies, " & ({})", "'{}'", " | ")
    match = text(_POSTGRESQL_MATCH).bindparams(looked_for=wanted)
    return select(CaseSearch.case_id).where(match, *rechecked), CaseSearch.case_id


def _with_tails(looked_for: tuple[Term, ...]) -> tuple[Term, ...]:
    """Let four signs find the numbers that end with them: the index knows their digest alone."""
    return tuple(
        replace(term, or_else=tail_gram(term.text)) if is_tail(term.text) else term
        for term in looked_for
    )


def _holds(word: str) -> ColumnElement[bool]:
    """Whether a typed word stands in the text, or is the end of a number."""
    written = CaseSearch.text.like(f"%{_escaped(word)}%", escape="\\")
    if not is_tail(word):
        return written
    return or_(written, CaseSearch.grams.like(f"%{tail_gram(word)}%"))


def _narrowed(wanted: str, bodies: Sequence[int], joined: str, quoted: str, either: str) -> str:
    """The expression for the index with the bodies in sight, unless they are too many to help."""
    if not 0 < len(bodies) <= MOST_BODIES:
        return wanted
    grams = either.join(quoted.format(body_gram(body)) for body in bodies)
    return f"({wanted})" + joined.format(grams)


def _selective(looked_for: tuple[Term, ...]) -> tuple[Term, ...]:
    """The serial numbers among the terms, if any; LIKE still asks for everything else.

    Every case holds the signs around its number, 东工调字第; to join such lists takes longer than
    to read the few rows that a serial number leaves.
    """
    serials = tuple(
        term
        for term in looked_for
        if len(term.text) >= 3 and term.text.isdecimal() and not _YEAR.fullmatch(term.text)
    )
    return serials or looked_for


def _bodies_in_sight(user: User) -> list[int]:
    # Never fewer than those with cases this user may see; perhaps more.
    bodies: set[int] = set()
    if user.roles & {Role.REGISTRAR, Role.MEDIATOR}:
        bodies.add(user.organisation_id)
    if Role.SUPERVISOR in user.roles:
        bodies.update(organisations_under(user.organisation))
    if Role.MEDIATOR in user.roles:
        bodies.update(
            db.session.scalars(select(Case.body_id.distinct()).filter_by(mediator_id=user.id))
        )
    return sorted(bodies)


def _by_whole_number(typed: str) -> ColumnElement[bool] | None:
    """A telephone or identity number typed in full is found by its digest."""
    number = fold_number(without_brackets(typed))
    if not _WHOLE_NUMBER.fullmatch(number):
        return None
    parties = select(Party.case_id).where(
        or_(
            Party.phone_index == phone_index(number),
            Party.identity_index == identity_index(number),
        )
    )
    return Case.id.in_(parties)


def _count(found: Select[tuple[Case]]) -> int:
    capped = found.with_only_columns(Case.id).limit(MOST_COUNTED).subquery()
    return db.session.scalar(select(func.count()).select_from(capped)) or 0


def _escaped(word: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", word)
