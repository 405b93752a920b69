"""The statutory clocks of a case, kept by its dated events alone; nobody types a due date.

A row is never deleted and its dates never change. A clock that moved is voided with the reason,
keeps its old value and trace, and a new row takes over; pauses and extensions go along as
segments. Rows only change state: met when the act was done, lapsed when its day passed undone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mediation.domain.clock_moves import Kept, why_moved
from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import (
    MEDIATION_RULES,
    ClockEvent,
    ClockFacts,
    ClockKey,
    Deadline,
    Happened,
    StartedClock,
    deadline_of,
    started_clocks,
)
from mediation.models import Case, Clock, ClockSegment, DatedEvent, User
from mediation.queries.clock_events import EXTENSION, PAUSE, clock_facts
from mediation.queries.clock_rows import live_clocks
from mediation.queries.office import Office, office
from mediation.services.row_changes import set_changed

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


def refresh(case: Case, *, today: date, known: Office | None = None) -> None:
    """Bring the clocks of the case up to its events and to the day."""
    wanted = {item.key: item for item in _wanted(case, known or office(), today)}
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


def void_started_by(case: Case, line: DatedEvent, *, today: date) -> None:
    """Void the clocks that rest on a line of the ledger that no longer counts, done or not."""
    event = ClockEvent(line.event)
    starts = {item.key: item.started.start.on for item in _wanted(case, office(), today)}
    codes = {rule.code for rule in office().rules if rule.starts is event}
    for row in live_clocks(case):
        if row.rule not in codes or row.party_id != line.party_id:
            continue
        rested_on_it = row.start_on == line.happened_on != starts.get(row.key)
        if rested_on_it or row.key not in starts:
            _void(row, today, f"登记的“{event.label}”已作废：{line.void_reason}")


def void_by_hand(row: Clock, *, reason: str, by: User, today: date) -> None:
    """Say that a clock does not count; the same start does not bring it back."""
    _void(row, today, f"{by.name}作废：{reason}")
    row.voided_by_id = by.id


def counted_today(row: Clock, case: Case, *, today: date) -> Wanted | None:
    """The rule, start and deadline behind a clock, counted today."""
    found = _wanted(case, office(), today)
    return next((item for item in found if item.key == row.key), None)


def mediation_clock(case: Case) -> Clock | None:
    """The clock by whose end mediation must have ended (K04-K08, K14)."""
    return next((row for row in live_clocks(case) if row.rule in MEDIATION_RULES), None)


def mediation_deadline(case: Case, *, today: date) -> Deadline | None:
    """The mediation term with everything that shifted it; None before acceptance."""
    facts = clock_facts(case, today=today)
    started = _mediation_term(facts)
    calendar = office().calendar
    return deadline_of(started, facts, calendar=calendar, today=today) if started else None


def mediation_start(case: Case, *, today: date) -> StartedClock | None:
    """The rule of the mediation term and the day it started."""
    return _mediation_term(clock_facts(case, today=today))


def _mediation_term(facts: ClockFacts) -> StartedClock | None:
    started = started_clocks(facts, office().rules)
    return next((item for item in started if item.rule.code in MEDIATION_RULES), None)


def _wanted(case: Case, known: Office, today: date) -> Iterator[Wanted]:
    facts = clock_facts(case, today=today)
    for started in started_clocks(facts, known.rules):
        yield Wanted(started, deadline_of(started, facts, calendar=known.calendar, today=today))


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
    before = Kept(row.rule_version, row.safe_on, row.due_on, tuple(row.trace))
    return why_moved(before, deadline)


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
    deadline = item.deadline
    state, ended_on, end_reason = _state(row, item, today)
    set_changed(
        row,
        trace=list(deadline.trace),
        is_provisional=deadline.provisional,
        rule_version=deadline.version,
        title=deadline.title[:TITLE_LENGTH],
        state=state,
        ended_on=ended_on,
        end_reason=end_reason,
    )


def _state(row: Clock, item: Wanted, today: date) -> tuple[ClockState, date | None, str | None]:
    ended = item.ended
    if ended is not None:
        late = "（已逾期）" if ended.on > row.due_on else ""
        return ClockState.MET, ended.on, f"{ended.label}{late}"
    if item.deadline.paused:
        return ClockState.PAUSED, None, None
    if row.due_on < today:
        return ClockState.LAPSED, row.due_on, "届满未办"
    return ClockState.RUNNING, None, None


def keep_segment(row: Clock, kind: str, *, from_on: date, to_on: date, reason: str) -> None:
    """Write down a finished pause or a granted extension of a clock."""
    row.segments.append(ClockSegment(kind=kind, from_on=from_on, to_on=to_on, reason=reason))
