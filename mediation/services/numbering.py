"""Numbers without gaps or twins: one row per body, kind and year, moved on in the transaction."""

from sqlalchemy import select, update

from mediation.domain.numbering import CASES, WITHIN_A_CASE, format_number
from mediation.extensions import db
from mediation.models import Case, NumberSequence, Organisation
from mediation.queries.number_patterns import pattern_of, sequence_of
from mediation.services.inserting import insert_unless_there


def next_serial(body: Organisation, kind: str, year: int) -> int:
    """Take the next serial; a transaction that fails gives it back, so none is skipped."""
    key = _opened(body, kind, year)
    statement = (
        update(NumberSequence)
        .filter_by(**key)
        .values(last=NumberSequence.last + 1)
        .returning(NumberSequence.last)
    )
    return db.session.execute(statement).scalar_one()


def locked_sequence(body: Organisation, kind: str, year: int) -> NumberSequence:
    """The row of a sequence; nobody takes a number of it until this transaction ends."""
    key = _opened(body, kind, year)
    statement = select(NumberSequence).filter_by(**key).with_for_update()
    return db.session.scalars(statement.execution_options(populate_existing=True)).one()


def next_case_number(body: Organisation, year: int) -> str:
    """The number of the next accepted case."""
    return _next_number(body, CASES, year)


def next_letter_number(body: Organisation, word: str, year: int) -> str:
    """The number of the next letter of this word."""
    return _next_number(body, word, year)


def next_number_within(case: Case) -> str:
    """The number of the next paper within a case, in the manner of the year of the case."""
    assert case.number is not None, "the table of papers asks for an accepted case"
    assert case.accepted_on is not None, "a case with a number was accepted"
    serial, year = next_serial(case.body, f"paper:{case.id}", 0), case.accepted_on.year
    pattern = pattern_of(case.body, WITHIN_A_CASE, year)
    return format_number(pattern, serial=serial, year=year, case=case.number)


def _next_number(body: Organisation, series: str, year: int) -> str:
    # The serial first: who changes the pattern waits for it, and its pattern is read under it.
    serial = next_serial(body, sequence_of(series), year)
    short = body.short_name or ""
    pattern = pattern_of(body, series, year)
    return format_number(pattern, serial=serial, year=year, short_name=short, word=series)


def _opened(body: Organisation, kind: str, year: int) -> dict[str, object]:
    """The key of a sequence, whose row is there by now."""
    key = {"body_id": body.id, "kind": kind, "year": year}
    insert_unless_there(NumberSequence, {**key, "last": 0})
    return key
