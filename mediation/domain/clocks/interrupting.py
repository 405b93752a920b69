"""What each interruption did to a limitation, one sentence an event (调解仲裁法 art. 27)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks.deadline import Deadline
from mediation.domain.clocks.events import Happened
from mediation.domain.clocks.selection import ClockFacts, StartedClock, deadline_of


@dataclass(frozen=True)
class Effect:
    """An event of the ledger and what it did to one limitation."""

    happened: Happened
    words: str


def effects_on(
    started: StartedClock, facts: ClockFacts, *, calendar: WorkingCalendar, today: date
) -> Iterator[Effect]:
    """Every interruption that this limitation could meet, oldest first, with what became of it."""
    known = [item for item in facts.events if item.event in started.rule.interrupted_by]
    concerned = [item for item in known if item.concerns(started.start.party_id)]
    for item in sorted(concerned, key=lambda each: each.on):
        before = _deadline_with(
            [each for each in known if each.on < item.on], started, facts, calendar, today
        )
        after = _deadline_with(
            [each for each in known if each.on <= item.on], started, facts, calendar, today
        )
        yield Effect(item, _effect(item, started, before, after))


def _deadline_with(
    counted: list[Happened],
    started: StartedClock,
    facts: ClockFacts,
    calendar: WorkingCalendar,
    today: date,
) -> Deadline:
    others = (item for item in facts.events if item.event not in started.rule.interrupted_by)
    return deadline_of(
        started, replace(facts, events=(*others, *counted)), calendar=calendar, today=today
    )


def _effect(item: Happened, started: StartedClock, before: Deadline, after: Deadline) -> str:
    title = started.rule.title
    if item.on <= started.start.on:
        return f"早于{title}的起算日 {started.start.on.isoformat()}，不影响计算。"
    if item.on > before.legal_date:
        return f"{title}已于 {before.legal_date.isoformat()} 届满，不再中断。"
    moved = f"届满日由 {before.legal_date.isoformat()} 改为 {after.legal_date.isoformat()}"
    return f"{title}中断，自次日重新计算，{moved}。"
