"""How bodies number: the pattern of a series in a year, and every numbering there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.numbering import (
    CASES,
    FIRST_YEAR,
    SERIES,
    WITHIN_A_CASE,
    Numbering,
    format_number,
    series_label,
    usual_pattern,
)
from mediation.extensions import db
from mediation.models import NumberPattern, NumberSequence, Organisation


@dataclass(frozen=True)
class SeriesRow:
    """One series of a body on its page: the pattern of this year, an example, what comes later."""

    series: str
    pattern: str
    from_year: int | None
    example: str
    last: int
    later: tuple[NumberPattern, ...]
    edition: int

    @property
    def label(self) -> str:
        """The Chinese name of the series."""
        return series_label(self.series)


def sequence_of(series: str) -> str:
    """What the sequence of a series is called; papers within a case have one for each case."""
    return series if series == CASES else f"letter:{series}"


def pattern_of(body: Organisation, series: str, year: int) -> str:
    """The pattern by which a body numbers a series in a year."""
    statement = (
        select(NumberPattern.pattern)
        .where(
            NumberPattern.body_id == body.id,
            NumberPattern.series == series,
            NumberPattern.from_year <= year,
        )
        .order_by(NumberPattern.from_year.desc())
        .limit(1)
    )
    return db.session.scalar(statement) or usual_pattern(series)


def patterns_known(body: Organisation, series: str, year: int) -> tuple[str, ...]:
    """What may have written the numbers of a year: the pattern of the year, then the usual one."""
    return tuple(dict.fromkeys((pattern_of(body, series, year), usual_pattern(series))))


def patterns_of(body: Organisation) -> list[NumberPattern]:
    """Every pattern that a body has set, by series and year."""
    statement = (
        select(NumberPattern)
        .filter_by(body_id=body.id)
        .options(joinedload(NumberPattern.set_by))
        .order_by(NumberPattern.series, NumberPattern.from_year)
    )
    return list(db.session.scalars(statement))


def edition_of(rows: Sequence[NumberPattern], series: str) -> int:
    """What changes whenever somebody sets a pattern of the series."""
    return sum(row.version for row in rows if row.series == series)


def series_of(body: Organisation, year: int) -> list[SeriesRow]:
    """Every series of a body, with the number that it would give next."""
    rows = patterns_of(body)
    statement = select(NumberSequence.kind, NumberSequence.last).filter_by(
        body_id=body.id, year=year
    )
    lasts = dict(db.session.execute(statement).tuples().all())
    cases = _in_force(rows, CASES, year)
    number = example(cases[0], CASES, body, year=year, serial=lasts.get(CASES, 0) + 1)
    found = []
    for series in SERIES:
        pattern, since = _in_force(rows, series, year)
        last = 0 if series == WITHIN_A_CASE else lasts.get(sequence_of(series), 0)
        later = tuple(row for row in rows if row.series == series and row.from_year > year)
        drawn = example(pattern, series, body, year=year, serial=last + 1, case=number)
        found.append(
            SeriesRow(series, pattern, since, drawn, last, later, edition_of(rows, series))
        )
    return found


def example(
    pattern: str, series: str, body: Organisation, *, year: int, serial: int, case: str = ""
) -> str:
    """A number as it would be written."""
    return format_number(
        pattern,
        serial=serial,
        year=year,
        short_name=body.short_name or "",
        word=series,
        case=case,
    )


def numberings() -> dict[int, list[Numbering]]:
    """How every body numbers every series, year by year, by the key of the body."""
    statement = select(Organisation).where(Organisation.short_name.is_not(None))
    bodies = db.session.scalars(statement.order_by(Organisation.id)).all()
    rows = list(db.session.scalars(select(NumberPattern).order_by(NumberPattern.from_year)))
    return {
        body.id: numberings_of(body, [row for row in rows if row.body_id == body.id])
        for body in bodies
    }


def numberings_of(body: Organisation, rows: list[NumberPattern]) -> list[Numbering]:
    """How one body numbers, from the patterns that it has set, by year."""
    plain = [each for series in SERIES[:-1] for each in _of_series(body, series, rows)]
    cases = [each for each in plain if each.series == CASES]
    within = [
        Numbering(
            body=each.body,
            short_name=each.short_name,
            series=WITHIN_A_CASE,
            pattern=each.pattern,
            first=max(each.first, case.first),
            last=min(each.ends, case.ends),
            case_pattern=case.pattern,
        )
        for each in _of_series(body, WITHIN_A_CASE, rows)
        for case in cases
        if max(each.first, case.first) <= min(each.ends, case.ends)
    ]
    return plain + within


def _of_series(body: Organisation, series: str, rows: list[NumberPattern]) -> list[Numbering]:
    """One series from the first year on: the usual pattern until the body set one."""
    steps = [(row.from_year, row.pattern) for row in rows if row.series == series]
    if not steps or steps[0][0] > FIRST_YEAR:
        steps.insert(0, (FIRST_YEAR, usual_pattern(series)))
    ends: list[int | None] = [*(year - 1 for year, _ in steps[1:]), None]
    return [
        Numbering(body.name, body.short_name or "", series, pattern, first, last)
        for (first, pattern), last in zip(steps, ends, strict=True)
    ]


def _in_force(rows: list[NumberPattern], series: str, year: int) -> tuple[str, int | None]:
    """The pattern of a year and since when; no year when nothing was set."""
    steps = [row for row in rows if row.series == series and row.from_year <= year]
    return (steps[-1].pattern, steps[-1].from_year) if steps else (usual_pattern(series), None)
