"""Which periods have started for a case and what ended them, from its dated events alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks.compute import compute
from mediation.domain.clocks.deadline import Deadline, Extension, Pause
from mediation.domain.clocks.events import ClockEvent, Happened
from mediation.domain.clocks.lookup import find_rule
from mediation.domain.clocks.national import RULES
from mediation.domain.clocks.rule import ClockRule
from mediation.domain.entry_path import EntryPath

ClockKey = tuple[str, int | None]


@dataclass(frozen=True)
class ClockFacts:
    """What decides the clocks of one case.

    `region` is the division code of the body; `shut` names rules whose route is closed to this
    case; `shut_for` those that are not this party's (a worker sues on a final award, the employer
    asks to set it aside); `extensions` are those granted, by clock.
    """

    entry_path: EntryPath
    events: tuple[Happened, ...] = ()
    region: str = ""
    shut: frozenset[str] = frozenset()
    shut_for: frozenset[ClockKey] = frozenset()
    extensions: Mapping[ClockKey, tuple[Extension, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class StartedClock:
    """A period that runs, or has run, since a day; `ended` is the event that met it."""

    rule: ClockRule
    start: Happened
    ended: Happened | None = None

    @property
    def key(self) -> ClockKey:
        """What tells the clocks of a case apart: the rule and the party it concerns."""
        return self.rule.code, self.start.party_id


def started_clocks(
    facts: ClockFacts, rules: Sequence[ClockRule] = RULES
) -> tuple[StartedClock, ...]:
    """Every period that has started, by code; of several events the newest counts."""
    found: dict[ClockKey, StartedClock] = {}
    for start in sorted(facts.events, key=lambda item: item.on):
        for code in _codes_started_by(start.event, rules):
            rule = _rule_for(code, start, facts, rules)
            if rule is not None:
                found[(code, start.party_id)] = StartedClock(
                    rule, start, _end_of(rule, start, facts)
                )
    return tuple(found[key] for key in sorted(found, key=lambda key: (key[0], key[1] or 0)))


def deadline_of(
    started: StartedClock, facts: ClockFacts, *, calendar: WorkingCalendar, today: date
) -> Deadline:
    """The deadline of a started period with the pauses, extensions and interruptions it knows."""
    rule, start = started.rule, started.start
    concerned = [item for item in facts.events if item.concerns(start.party_id)]
    extensions = facts.extensions.get(started.key, ()) if rule.extendable_by else ()
    return compute(
        rule,
        start=start.on,
        calendar=calendar,
        today=today,
        pauses=[_pause(item) for item in concerned if item.event in rule.paused_by],
        extensions=extensions,
        interruptions=[item for item in concerned if item.event in rule.interrupted_by],
    )


def _codes_started_by(event: ClockEvent, rules: Sequence[ClockRule]) -> list[str]:
    return sorted({rule.code for rule in rules if rule.starts is event})


def _rule_for(
    code: str, start: Happened, facts: ClockFacts, rules: Sequence[ClockRule]
) -> ClockRule | None:
    """The row in force for this start, unless the region counts otherwise or not at all."""
    if code in facts.shut or (code, start.party_id) in facts.shut_for:
        return None
    try:
        rule = find_rule(
            code, on=start.on, entry_path=facts.entry_path, region=facts.region, rules=rules
        )
    except LookupError:
        return None
    return rule if rule.is_used and rule.starts is start.event else None


def _end_of(rule: ClockRule, start: Happened, facts: ClockFacts) -> Happened | None:
    ends = [
        item
        for item in facts.events
        if item.event in rule.stops and item.on >= start.on and item.concerns(start.party_id)
    ]
    return min(ends, key=lambda item: item.on, default=None)


def _pause(stretch: Happened) -> Pause:
    return Pause(stretch.on, stretch.until, stretch.label)
