"""The statutory dates of many cases at once: what stands behind the day that a list shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from mediation.domain.clock_states import ClockState
from mediation.domain.urgency import Urgency
from mediation.domain.whose_clock import Whose, clock_tone, clock_words
from mediation.extensions import db
from mediation.models import Clock, Party
from mediation.queries.rule_book import RuleBook

SHOWN_AS_NEAR = frozenset({Urgency.RED, Urgency.AMBER})


@dataclass(frozen=True)
class Window:
    """A party's window that closes soon, with its colour and its words."""

    date: Any
    tone: Urgency
    words: str


@dataclass(frozen=True)
class DatesBehind:
    """The statutory date that a case's next day is, if it is one, and a party's nearest window."""

    legal: Any = None
    window: Window | None = None


NONE_BEHIND = DatesBehind()


def dates_behind(rows: Iterable[Any], today: date) -> Mapping[int, DatesBehind]:
    """By case, in one statement; the rows carry `id` and `next_on`."""
    next_days = {row.id: row.next_on for row in rows}
    book = RuleBook()
    clocks: dict[int, list[Any]] = {}
    for clock in _running(list(next_days)):
        clocks.setdefault(clock.case_id, []).append(clock)
    return {
        case_id: _behind(found, next_days[case_id], book, today)
        for case_id, found in clocks.items()
    }


def _behind(clocks: list[Any], next_on: date | None, book: RuleBook, today: date) -> DatesBehind:
    legal = _legal(clocks, next_on, book)
    others = [each for each in clocks if each is not legal]
    return DatesBehind(legal, _nearest_window(others, book, today))


def _running(case_ids: list[int]) -> Iterable[Any]:
    statement = (
        select(
            Clock.case_id,
            Clock.rule,
            Clock.state,
            Clock.title,
            Clock.safe_on,
            Clock.due_on,
            Clock.is_provisional,
            Clock.trace,
            Party.name.label("party_name"),
        )
        .outerjoin(Party, Party.id == Clock.party_id)
        .where(
            Clock.case_id.in_(case_ids),
            Clock.state.in_((ClockState.RUNNING, ClockState.LAPSED)),
        )
        .order_by(Clock.due_on, Clock.id)
    )
    return db.session.execute(statement)


def _legal(clocks: list[Any], next_on: date | None, book: RuleBook) -> Any:
    # A right that opens on the day is not what the case waits for.
    same = [each for each in clocks if each.due_on == next_on and not book.opens_right(each.rule)]
    return min(same, key=lambda each: book.whose(each.rule) is not Whose.OURS, default=None)


def _nearest_window(clocks: list[Any], book: RuleBook, today: date) -> Window | None:
    for each in clocks:
        binds = book.binds(each.rule)
        tone = clock_tone(each.state, binds, each.due_on, today)
        if book.is_window(each.rule) and tone in SHOWN_AS_NEAR:
            return Window(each, tone, clock_words(each.state, binds, each.due_on, today))
    return None
