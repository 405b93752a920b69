"""The statutory dates of a case on its axis: where each began, and how it ended or will end."""

from collections.abc import Iterator
from datetime import date

from mediation.domain.clock_states import ClockState
from mediation.domain.explained_date import why_provisional
from mediation.domain.timeline_kinds import TimelineKind
from mediation.domain.whose_clock import clock_tone, clock_words
from mediation.models import Case, Clock
from mediation.queries.rule_book import RuleBook
from mediation.queries.shared_text import cleaned
from mediation.queries.timeline_entry import Entry


def clock_entries(case: Case, *, today: date) -> Iterator[Entry]:
    """Two entries a clock; values that were replaced have one, with the reason."""
    book = RuleBook()
    begun: set[tuple[str, int | None, date]] = set()
    for clock in sorted(case.clocks, key=lambda row: row.id):
        name = f"{clock.party.name}：{clock.title}" if clock.party else clock.title
        beginning = (*clock.key, clock.start_on)
        # A clock that moved began where its first value did.
        if beginning not in begun:
            begun.add(beginning)
            who = book.binds(clock.rule).label
            yield _entry(clock.start_on, f"{name}起算", f"{clock.start_event}；{who}")
        yield _end(clock, name, cleaned(clock.end_reason or "", case), book, today)


def _end(clock: Clock, name: str, reason: str, book: RuleBook, today: date) -> Entry:
    if clock.state is ClockState.VOIDED:
        told = f"原届满日 {clock.due_on.isoformat()}；{reason}"
        return _entry(clock.ended_on or clock.due_on, f"{name}作废", told)
    if clock.state is ClockState.MET:
        told = f"{reason}；届满日 {clock.due_on.isoformat()}"
        return _entry(clock.ended_on or clock.due_on, f"{name}完成", told)
    binds = book.binds(clock.rule)
    words = [clock_words(clock.state, binds, clock.due_on, today)]
    if clock.safe_on != clock.due_on:
        words.append(f"不顺延 {clock.safe_on.isoformat()}")
    if clock.is_provisional:
        words.append(f"暂定：{why_provisional(clock.trace)}")
    return Entry(
        clock.due_on,
        TimelineKind.CLOCK,
        f"{name}届满",
        "；".join(words),
        tone=clock_tone(clock.state, binds, clock.due_on, today),
    )


def _entry(day: date, title: str, detail: str) -> Entry:
    return Entry(day, TimelineKind.CLOCK, title, detail)
