"""The statutory clocks of a case, kept by its dated events alone; nobody types a due date.

A row is never deleted and its dates never change. A clock that moved is voided with the reason,
keeps its old value and trace, and a new row takes over; pauses and extensions go along as
segments. Rows only change state: met when the act was done, lapsed when its day passed undone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import (
    MEDIATION_RULES,
    ClockFacts,
    ClockKey,
    Deadline,
    Happened,
    StartedClock,
    deadline_of,
    started_clocks,
)
from mediation.models import Case, Clock, ClockSegment
from mediation.queries.calendar import working_calendar
from mediation.queries.clock_events import EXTENSION, PAUSE, clock_facts, live_clocks
from mediation.queries.clock_rules import clock_rules

__all__ = ["EXTENSION", "PAUSE", "live_clocks"]
TITLE_LENGTH, REASON_LENGTH = 80, 200


@dataclass(frozen=True)
class Wanted:
    """A clock that the events of the case call for."""

    started: StartedClock
    deadline: Deadline

    @property
    def key(self) -> ClockKey:
        """The rule and the party."""
        return self.started.key

    @property
    def ended(self) -> Happened | None:
        """The event that met it, or None while it is undone."""
        return self.started.ended


def refresh(case: Case, *, today: date) -> None:
    """Bring the clocks of the case up to its events and to the day."""
    wanted = {item.key: item for item in _wanted(case, working_calendar(), today)}
    live = {row.key: row for row in live_clocks(case)}
    for key, row in live.items():
        if key not in wanted and row.state in {ClockState.RUNNING, ClockState.PAUSED}:
            _void(row, today, "起算事由已变化，待新的事由发生后重新起算")
    voided_by_hand = {
        (row.key, row.start_on) for row in case.clocks if row.voided_by_id is not None
    }
    for key, item in wanted.items():
        if (key, item.deadline.start) not in voided_by_hand:
            _keep(case, live.get(key), item, today)


def mediation_clock(case: Case) -> Clock | None:
    """The clock by whose end mediation must have ended (K04-K08, K14)."""
    return next((row for row in live_clocks(case) if row.rule in MEDIATION_RULES), None)


def mediation_deadline(case: Case, *, today: date) -> Deadline | None:
    """The mediation term with everything that shifted it; None before acceptance."""
    facts = clock_facts(case, today=today)
    started = _mediation_term(facts)
    calendar = working_calendar()
    return deadline_of(started, facts, calendar=calendar, today=today) if started else None


def mediation_start(case: Case, *, today: date) -> StartedClock | None:
    """The rule of the mediation term and the day it started."""
    return _mediation_term(clock_facts(case, today=today))


def _mediation_term(facts: ClockFacts) -> StartedClock | None:
    started = started_clocks(facts, clock_rules())
    return next((item for item in started if item.rule.code in MEDIATION_RULES), None)


def _wanted(case: Case, calendar: WorkingCalendar, today: date) -> Iterator[Wanted]:
    facts = clock_facts(case, today=today)
    for started in started_clocks(facts, clock_rules()):
        yield Wanted(started, deadline_of(started, facts, calendar=calendar, today=today))


def _keep(case: Case, row: Clock | None, item: Wanted, today: date) -> None:
    if row is None:
        row = _new_row(case, item)
    elif row.state is ClockState.MET and item.ended and item.ended.on == row.ended_on:
        return
    elif _moved(row, item.deadline):
        row = _replace(case, row, item, today)
    _set_state(row, item, today)


def _moved(row: Clock, deadline: Deadline) -> bool:
    # The end of a paused clock moves with every day; it is written when the pause is over.
    if deadline.paused:
        return row.start_on != deadline.start
    days = (deadline.start, deadline.safe_date, deadline.legal_date)
    return (row.start_on, row.safe_on, row.due_on) != days


def _replace(case: Case, row: Clock, item: Wanted, today: date) -> Clock:
    new = _new_row(case, item)
    new.segments = [
        ClockSegment(kind=old.kind, from_on=old.from_on, to_on=old.to_on, reason=old.reason)
        for old in row.segments
    ]
    if row.state is not ClockState.MET:
        _void(row, today, _why_moved(row, item.deadline))
    return new


def _why_moved(row: Clock, deadline: Deadline) -> str:
    if row.start_on != deadline.start:
        return f"{deadline.start.isoformat()} {deadline.start_event}，重新起算"
    if row.due_on == deadline.legal_date:
        return f"不计顺延的届满日由 {row.safe_on.isoformat()} 改为 {deadline.safe_date.isoformat()}"
    moved = f"届满日由 {row.due_on.isoformat()} 改为 {deadline.legal_date.isoformat()}"
    if row.rule_version != deadline.version:
        return f"期限规则改用 {deadline.version} 版，{moved}"
    return moved


def _new_row(case: Case, item: Wanted) -> Clock:
    deadline = item.deadline
    row = Clock(
        party_id=item.started.start.party_id,
        rule=deadline.code,
        rule_version=deadline.version,
        title=deadline.title[:TITLE_LENGTH],
        start_on=deadline.start,
        start_event=deadline.start_event,
        safe_on=deadline.safe_date,
        due_on=deadline.legal_date,
        is_provisional=deadline.provisional,
        trace=list(deadline.trace),
        state=ClockState.RUNNING,
    )
    case.clocks.append(row)
    return row


def _void(row: Clock, today: date, reason: str) -> None:
    row.state, row.ended_on, row.end_reason = ClockState.VOIDED, today, reason[:REASON_LENGTH]


def _set_state(row: Clock, item: Wanted, today: date) -> None:
    deadline, ended = item.deadline, item.ended
    row.trace, row.is_provisional = list(deadline.trace), deadline.provisional
    row.rule_version, row.title = deadline.version, deadline.title[:TITLE_LENGTH]
    if ended is not None:
        late = "（已逾期）" if ended.on > row.due_on else ""
        row.state, row.ended_on, row.end_reason = ClockState.MET, ended.on, f"{ended.label}{late}"
    elif deadline.paused:
        row.state, row.ended_on, row.end_reason = ClockState.PAUSED, None, None
    elif row.due_on < today:
        row.state, row.ended_on, row.end_reason = ClockState.LAPSED, row.due_on, "届满未办"
    else:
        row.state, row.ended_on, row.end_reason = ClockState.RUNNING, None, None


def keep_segment(row: Clock, kind: str, *, from_on: date, to_on: date, reason: str) -> None:
    """Write down a finished pause or a granted extension of a clock."""
    row.segments.append(ClockSegment(kind=kind, from_on=from_on, to_on=to_on, reason=reason))
