"""编号台账: of each series of a body in a year what was given, and what is missing and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, and_, cast, extract, literal, select
from sqlalchemy.orm import joinedload

from mediation.domain.disposal import DisposalState
from mediation.domain.errors import NotVisible
from mediation.domain.number_gaps import Explanation, Gap, gaps
from mediation.domain.numbering import (
    CASES,
    LETTER_WORDS,
    read_serial,
    series_label,
)
from mediation.domain.papers import RULES, Series
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import (
    Case,
    DisposalItem,
    DisposalList,
    Document,
    NumberGap,
    NumberSequence,
    Organisation,
    User,
)
from mediation.models.columns import SHANGHAI
from mediation.queries.number_patterns import example, patterns_known, sequence_of
from mediation.queries.visibility import organisations_under


@dataclass(frozen=True)
class LedgerRow:
    """One series of a year: from which number to which, how many, and what is missing."""

    series: str
    first: str
    last: str
    last_serial: int
    given: int
    gaps: tuple[Gap, ...]
    # Numbers in use that the pattern of the year does not explain.
    unread: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The Chinese name of the series."""
        return series_label(self.series)

    @property
    def missing(self) -> int:
        """How many numbers nothing bears."""
        return sum(gap.count for gap in self.gaps)

    @property
    def unexplained(self) -> int:
        """How many of them nobody has explained."""
        return sum(gap.count for gap in self.gaps if gap.explanation is None)


@dataclass(frozen=True)
class WithinRow:
    """A case whose papers have numbers left out."""

    case_number: str
    last_serial: int
    given: int


def bodies_for(user: User) -> list[Organisation]:
    """The bodies whose ledger somebody may read: the own one, and those below a supervisor's."""
    keys = {user.organisation_id} if user.roles & {Role.REGISTRAR, Role.SUPERVISOR} else set()
    if Role.SUPERVISOR in user.roles:
        keys |= set(organisations_under(user.organisation))
    statement = select(Organisation).where(
        Organisation.id.in_(keys), Organisation.legal_type.is_not(None)
    )
    return list(db.session.scalars(statement.order_by(Organisation.path, Organisation.id)))


def body_for(user: User, body_id: int) -> Organisation:
    """One of these bodies; NotVisible otherwise."""
    found = next((body for body in bodies_for(user) if body.id == body_id), None)
    if found is None:
        raise NotVisible
    return found


def years_of(body: Organisation) -> list[int]:
    """The years in which a body has numbered anything, newest first."""
    statement = select(NumberSequence.year).where(
        NumberSequence.body_id == body.id,
        NumberSequence.kind.in_([CASES, *map(sequence_of, LETTER_WORDS)]),
        NumberSequence.last > 0,
    )
    return sorted(set(db.session.scalars(statement)), reverse=True)


def ledger_of(body: Organisation, year: int) -> list[LedgerRow]:
    """Every series of a year that has begun, the cases first."""
    kinds = {sequence_of(series): series for series in (CASES, *LETTER_WORDS)}
    statement = select(NumberSequence.kind, NumberSequence.last).where(
        NumberSequence.body_id == body.id,
        NumberSequence.year == year,
        NumberSequence.kind.in_(kinds),
        NumberSequence.last > 0,
    )
    lasts = {kinds[kind]: last for kind, last in db.session.execute(statement).tuples()}
    explained, letters = _explained(body, year), _letters(body, year)
    rows = []
    for series in kinds.values():
        if series in lasts:
            numbers = _case_numbers(body, year) if series == CASES else letters.get(series, [])
            told = explained.get(series, {})
            rows.append(_row(body, series, year, lasts[series], numbers, told))
    return rows


def row_of(body: Organisation, series: str, year: int) -> LedgerRow:
    """One series of the ledger; NotVisible when it has not begun."""
    found = next((row for row in ledger_of(body, year) if row.series == series), None)
    if found is None:
        raise NotVisible
    return found


def left_out_within(body: Organisation, year: int) -> list[WithinRow]:
    """The cases of a year, still there, whose papers do not bear every number that was given."""
    of_case = and_(
        NumberSequence.body_id == Case.body_id,
        NumberSequence.kind == literal("paper:") + cast(Case.id, String),
    )
    gone = select(DisposalItem.case_id).where(
        DisposalItem.destroyed_at.is_not(None), DisposalItem.case_id.is_not(None)
    )
    statement = (
        select(Case.id, Case.number, NumberSequence.last)
        .join(NumberSequence, of_case)
        .where(
            Case.body_id == body.id,
            extract("year", Case.accepted_on) == year,
            Case.id.not_in(gone),
        )
        .order_by(Case.id)
    )
    kinds = [kind.value for kind, rule in RULES.items() if rule.series is Series.WITHIN_THE_CASE]
    papers = select(Document.case_id, Document.number).where(
        Document.body_id == body.id, Document.kind.in_(kinds)
    )
    numbers: dict[int, set[str | None]] = {}
    for case_id, number in db.session.execute(papers):
        numbers.setdefault(case_id, set()).add(number)
    rows = [
        WithinRow(number or "", last, len(numbers.get(case_id, set())))
        for case_id, number, last in db.session.execute(statement)
    ]
    return [row for row in rows if row.given != row.last_serial]


def destroyed_cases(body: Organisation, year: int) -> list[DisposalItem]:
    """The cases of a year that were destroyed, with the list that ordered it."""
    statement = (
        select(DisposalItem)
        .join(DisposalItem.list)
        .join(Case, Case.id == DisposalItem.case_id)
        .where(
            DisposalList.body_id == body.id,
            DisposalList.state == DisposalState.EXECUTED,
            DisposalItem.destroyed_at.is_not(None),
            extract("year", Case.accepted_on) == year,
        )
        .options(joinedload(DisposalItem.list, innerjoin=True))
        .order_by(DisposalItem.id)
    )
    return list(db.session.scalars(statement))


def _row(
    body: Organisation,
    series: str,
    year: int,
    last: int,
    numbers: Iterable[str],
    told: dict[int, Explanation],
) -> LedgerRow:
    patterns = patterns_known(body, series, year)
    given, unread = set[int](), []
    for number in numbers:
        serial = read_serial(patterns, number, year=year, word=series)
        if serial is None:
            unread.append(number)
        else:
            given.add(serial)
    first, newest = (
        example(patterns[0], series, body, year=year, serial=each) for each in (1, last)
    )
    missing, odd = gaps(last, given, told), tuple(sorted(unread))
    return LedgerRow(series, first, newest, last, len(given), missing, odd)


def _explained(body: Organisation, year: int) -> dict[str, dict[int, Explanation]]:
    statement = (
        select(NumberGap)
        .filter_by(body_id=body.id, year=year)
        .options(joinedload(NumberGap.explained_by, innerjoin=True))
    )
    found: dict[str, dict[int, Explanation]] = {}
    for gap in db.session.scalars(statement):
        on = gap.explained_at.date().isoformat()
        told = Explanation(gap.reason, gap.explained_by.name, on)
        found.setdefault(gap.series, {})[gap.serial] = told
    return found


def _case_numbers(body: Organisation, year: int) -> list[str]:
    statement = select(Case.number).where(
        Case.body_id == body.id, extract("year", Case.accepted_on) == year
    )
    return [number for number in db.session.scalars(statement) if number]


def _letters(body: Organisation, year: int) -> dict[str, list[str]]:
    """The numbers of the letters of a year by their word."""
    begins, ends = (datetime(each, 1, 1, tzinfo=SHANGHAI) for each in (year, year + 1))
    statement = select(Document.kind, Document.number).where(
        Document.body_id == body.id,
        Document.issued_at >= begins,
        Document.issued_at < ends,
        Document.number.is_not(None),
    )
    words = {kind.value: rule.word for kind, rule in RULES.items() if rule.series is Series.LETTER}
    found: dict[str, list[str]] = {}
    for kind, number in db.session.execute(statement):
        if kind in words:
            found.setdefault(words[kind], []).append(number)
    return found
