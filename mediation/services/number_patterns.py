"""How a body numbers from a year on, and going on after a register that was kept on paper."""

from datetime import datetime

from mediation.documents import missing_glyphs
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.numbering import (
    CASES,
    SERIES,
    WITHIN_A_CASE,
    first_twin,
    pattern_problem,
    series_label,
)
from mediation.extensions import db
from mediation.models import NumberGap, NumberPattern, Organisation, User
from mediation.queries import number_patterns as queries
from mediation.services.audit import audit
from mediation.services.inserting import insert_missing
from mediation.services.numbering import locked_sequence
from mediation.services.row_changes import set_changed
from mediation.services.transaction import transaction

FARTHEST = 5
MOST_BEFORE = 9999
CHANGED = "别人刚刚改过这一种编号的格式，请核对上面的现行格式后再保存。"


def set_pattern(
    body: Organisation,
    series: str,
    *,
    from_year: int,
    pattern: str,
    seen: int,
    by: User,
    at: datetime,
) -> NumberPattern:
    """Number a series otherwise from a year on, in which no number was given yet.

    `seen` is the edition of the series that was on the page (`queries.edition_of`).
    """
    with transaction():
        _require_series(body, series)
        _require_free_year(body, series, from_year, at.year)
        _require_sound(series, pattern)
        rows = queries.patterns_of(body)
        if queries.edition_of(rows, series) != seen:
            raise InvalidInput(FieldProblem("pattern", CHANGED))
        row = next((r for r in rows if (r.series, r.from_year) == (series, from_year)), None)
        told = {"pattern": pattern, "set_by_id": by.id, "set_at": at}
        if row is None:
            row = NumberPattern(body_id=body.id, series=series, from_year=from_year, **told)
            rows.append(row)
            db.session.add(row)
        else:
            set_changed(row, **told)
        db.session.flush()
        _require_apart(body, sorted(rows, key=lambda each: each.from_year), row)
        facts = {"body": body.id, "series": series, "from_year": from_year, "pattern": pattern}
        audit("numbers.pattern_set", by=by, at=at, subject=body.name, data=facts)
    return row


def begin_after(
    body: Organisation, series: str, *, last: int, reason: str, by: User, at: datetime
) -> None:
    """Go on after the last number of an earlier register; what stands there is explained so."""
    with transaction():
        _require_series(body, series)
        if series == WITHIN_A_CASE:
            raise ActionNotPossible("案内文书的编号跟着案件，不能接续登记簿。")
        if not 1 <= last <= MOST_BEFORE:
            raise InvalidInput(FieldProblem("last", f"请填写 1 到 {MOST_BEFORE} 的整数。"))
        if not reason.strip():
            raise InvalidInput(FieldProblem("reason", "请写明以前的编号登记在哪里。"))
        row = locked_sequence(body, queries.sequence_of(series), at.year)
        if row.last:
            sentence = f"本年已经编到第 {row.last} 号，不能再接续登记簿。"
            raise InvalidInput(FieldProblem("last", sentence))
        row.last = last
        told = {"reason": reason.strip(), "explained_by_id": by.id, "explained_at": at}
        key = {"body_id": body.id, "series": series, "year": at.year}
        insert_missing(NumberGap, [{**key, "serial": n, **told} for n in range(1, last + 1)])
        facts = {"body": body.id, "series": series, "year": at.year, "last": last}
        audit("numbers.begun_after", by=by, at=at, subject=body.name, data=facts)


def _require_series(body: Organisation, series: str) -> None:
    if series not in SERIES:
        raise ActionNotPossible("没有这一种编号。")
    if not body.short_name:
        raise ActionNotPossible("这个机构没有编号简称，不编号。")


def _require_free_year(body: Organisation, series: str, year: int, this_year: int) -> None:
    """A year has one pattern: whoever wants another one begins with a year without numbers."""
    if not this_year <= year <= this_year + FARTHEST:
        sentence = f"请填写 {this_year} 到 {this_year + FARTHEST} 年；以前的编号不能改。"
        raise InvalidInput(FieldProblem("from_year", sentence))
    kind = CASES if series == WITHIN_A_CASE else queries.sequence_of(series)
    if locked_sequence(body, kind, year).last:
        what = series_label(CASES if series == WITHIN_A_CASE else series)
        sentence = f"{year} 年已经有{what}编号，一年只用一种格式，请从 {year + 1} 年起使用。"
        raise InvalidInput(FieldProblem("from_year", sentence))


def _require_sound(series: str, pattern: str) -> None:
    problem = pattern_problem(series, pattern)
    missing = missing_glyphs(pattern)
    if problem is None and missing:
        problem = f"“{pattern}”里有字体不能打印的字，请换一个字。"
    if problem:
        raise InvalidInput(FieldProblem("pattern", problem))


def _require_apart(body: Organisation, rows: list[NumberPattern], new: NumberPattern) -> None:
    """No two series, years or bodies may come to the same number."""
    every = queries.numberings()
    every.pop(body.id, None)
    others = [each for numberings in every.values() for each in numberings]
    mine = queries.numberings_of(body, rows)
    # The number of a case stands in those of its papers.
    changed = {new.series, WITHIN_A_CASE} if new.series == CASES else {new.series}
    for numbering in mine:
        if numbering.series not in changed or numbering.ends < new.from_year:
            continue
        twin = first_twin(numbering, [*(each for each in mine if each != numbering), *others])
        if twin is not None:
            sentence = f"会与{twin.words}出现相同的编号，请在格式里加上能区分的文字。"
            raise InvalidInput(FieldProblem("pattern", sentence))
