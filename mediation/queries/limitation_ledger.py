"""The interruptions of limitation, one by one: when, how proved, and what each did (17号令 31)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from mediation.domain.clocks import ClockEvent, Happened, effects_on, started_clocks
from mediation.models import Case, DatedEvent
from mediation.queries.calendar import working_calendar
from mediation.queries.clock_events import carried_events, clock_facts
from mediation.queries.clock_rules import clock_rules
from mediation.queries.ledger import happened_of, live_lines

NOT_STARTED = "还没有登记仲裁时效的起算日，暂不影响计算。"


@dataclass(frozen=True)
class Occurrence:
    """One time that a trigger happened; `line` is None when the case itself tells it."""

    happened: Happened
    line: DatedEvent | None
    effects: tuple[str, ...]


@dataclass(frozen=True)
class Trigger:
    """One of the events that interrupt a limitation, and every time that it happened."""

    event: ClockEvent
    occurrences: tuple[Occurrence, ...]


def triggers(case: Case, *, today: date) -> list[Trigger]:
    """All twelve, whether anything is known of them or not."""
    effects = _effects(case, today)
    carried = [(item, None) for item in carried_events(case, today=today)]
    known = [*carried, *((happened_of(row), row) for row in live_lines(case))]
    return [
        Trigger(
            event,
            tuple(
                Occurrence(item, line, tuple(effects.get(item, (NOT_STARTED,))))
                for item, line in sorted(known, key=lambda pair: pair[0].on)
                if item.event is event
            ),
        )
        for event in ClockEvent
        if event.interrupts
    ]


def _effects(case: Case, today: date) -> dict[Happened, list[str]]:
    facts, calendar = clock_facts(case, today=today), working_calendar()
    found: dict[Happened, list[str]] = defaultdict(list)
    for started in started_clocks(facts, clock_rules()):
        for effect in effects_on(started, facts, calendar=calendar, today=today):
            found[effect.happened].append(effect.words)
    return found
