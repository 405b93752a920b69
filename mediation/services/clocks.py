"""The statutory clocks of a case, kept by its dated facts alone; nobody types a due date.

A row is never deleted and its dates never change. A clock that moved is voided with the reason,
keeps its old value and trace, and a new row takes over; pauses and extensions go along as
segments. Rows only change state: met when the act was done, lapsed when its day passed undone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.domain.agreements import TermKind
from mediation.domain.calendar import WorkingCalendar
from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import (
    Deadline,
    Extension,
    Pause,
    StartedClock,
    compute,
    limitation,
    pay_limitation,
    rules_for,
)
from mediation.domain.pausing import PauseKind, stops_the_term
from mediation.models import Case, Clock, ClockSegment
from mediation.queries.calendar import working_calendar
from mediation.queries.clock_starts import (
    MEDIATION_RULES,
    Ending,
    clock_facts,
    effective_agreement,
    ending_of,
    interruptions,
    known_from,
    owes_pay_after_the_job,
)

ONE_DAY = timedelta(days=1)
PAUSE, EXTENSION = "pause", "extension"


@dataclass(frozen=True)
class Wanted:
    """A clock that the facts of the case call for, with what met it."""

    deadline: Deadline
    ending: Ending | None


def refresh(case: Case, *, today: date) -> None:
    """Bring the clocks of the case up to its facts and to the day."""
    calendar = working_calendar()
    wanted = {item.deadline.code: item for item in _wanted(case, calendar, today)}
    for row in live_clocks(case):
        if row.rule not in wanted and row.state in {ClockState.RUNNING, ClockState.PAUSED}:
            _void(row, today, "起算事由已变化，待新的事由发生后重新起算")
    for item in wanted.values():
        _keep(case, item, today)


def live_clocks(case: Case) -> list[Clock]:
    """The clocks that count: all but the voided ones, of each rule the newest."""
    newest = {row.rule: row for row in case.clocks if row.state is not ClockState.VOIDED}
    return list(newest.values())


def mediation_clock(case: Case) -> Clock | None:
    """The clock by whose end mediation must have ended (K04-K08, K14)."""
    return next((row for row in live_clocks(case) if row.rule in MEDIATION_RULES), None)


def mediation_deadline(case: Case, *, today: date) -> Deadline | None:
    """The mediation term with everything that shifted it; None before acceptance."""
    calendar = working_calendar()
    started = [item for item in _started(case) if item.rule.code in MEDIATION_RULES]
    return _deadline(case, started[0], calendar, today) if started else None


def mediation_start(case: Case) -> StartedClock | None:
    """The rule of the mediation term and the day it started."""
    return next((item for item in _started(case) if item.rule.code in MEDIATION_RULES), None)


def _started(case: Case) -> list[StartedClock]:
    return [item for item in rules_for(clock_facts(case)) if not _is_closed_route(case, item)]


def _is_closed_route(case: Case, item: StartedClock) -> bool:
    # 33号令 art. 75: an agreement that confirms an employment relation is not reviewed.
    if item.rule.code != "K15":
        return False
    agreement = effective_agreement(case)
    terms = agreement.terms if agreement else []
    return any(term.kind is TermKind.EMPLOYMENT_CONFIRM for term in terms)


def _wanted(case: Case, calendar: WorkingCalendar, today: date) -> Iterator[Wanted]:
    for item in _started(case):
        deadline = _deadline(case, item, calendar, today)
        yield Wanted(deadline, ending_of(case, deadline.code))
    for limit in _limitations(case, calendar, today):
        yield Wanted(limit, ending_of(case, limit.code))


def _deadline(case: Case, item: StartedClock, calendar: WorkingCalendar, today: date) -> Deadline:
    is_term = item.rule.code in MEDIATION_RULES
    until = case.extended_to if is_term and item.rule.extendable_by else None
    return compute(
        item.rule,
        start=item.start,
        calendar=calendar,
        today=today,
        pauses=_pauses(case, item.start, today) if is_term else (),
        extensions=(Extension(until=until),) if until else (),
    )


def _limitations(case: Case, calendar: WorkingCalendar, today: date) -> Iterator[Deadline]:
    events = interruptions(case, today)
    known = known_from(case)
    if known is not None:
        yield limitation(known_on=known, calendar=calendar, today=today, interruptions=events)
    if owes_pay_after_the_job(case):
        ended = case.employment_ended_on
        pay = pay_limitation(
            employment_ended_on=ended, calendar=calendar, today=today, interruptions=events
        )
        if pay is not None:
            yield pay


def _pauses(case: Case, start: date, today: date) -> tuple[Pause, ...]:
    row = mediation_clock(case)
    kept = [item for item in row.segments if item.kind == PAUSE] if row else []
    finished = [
        Pause(item.from_on, item.to_on, item.reason)
        for item in kept
        if item.to_on and item.to_on > start
    ]
    running = _running_pause(case)
    return tuple(finished + ([running] if running else []))


def _running_pause(case: Case) -> Pause | None:
    if case.state is not CaseState.PAUSED or case.paused_on is None or case.pause_kind is None:
        return None
    kind = PauseKind(case.pause_kind)
    stops = stops_the_term(kind, case.entry_path)
    return Pause(case.paused_on, None, kind.label) if stops else None


def _keep(case: Case, item: Wanted, today: date) -> None:
    deadline = item.deadline
    row = next((row for row in live_clocks(case) if row.rule == deadline.code), None)
    if row is None:
        row = _new_row(case, deadline)
    elif row.state is ClockState.MET and item.ending and item.ending[0] == row.ended_on:
        return
    elif _moved(row, deadline):
        row = _replace(case, row, deadline, today)
    _set_state(row, item, today)


def _moved(row: Clock, deadline: Deadline) -> bool:
    # The end of a paused clock moves with every day; it is written when the pause is over.
    if deadline.paused:
        return row.start_on != deadline.start
    days = (deadline.start, deadline.safe_date, deadline.legal_date)
    return (row.start_on, row.safe_on, row.due_on) != days


def _replace(case: Case, row: Clock, deadline: Deadline, today: date) -> Clock:
    new = _new_row(case, deadline)
    new.segments = [
        ClockSegment(kind=old.kind, from_on=old.from_on, to_on=old.to_on, reason=old.reason)
        for old in row.segments
    ]
    if row.state is not ClockState.MET:
        _void(row, today, _why_moved(row, deadline))
    return new


def _why_moved(row: Clock, deadline: Deadline) -> str:
    if row.start_on != deadline.start:
        return f"{deadline.start.isoformat()} {deadline.start_event}，重新起算"
    if row.due_on == deadline.legal_date:
        return f"不计顺延的届满日由 {row.safe_on.isoformat()} 改为 {deadline.safe_date.isoformat()}"
    return f"届满日由 {row.due_on.isoformat()} 改为 {deadline.legal_date.isoformat()}"


def _new_row(case: Case, deadline: Deadline) -> Clock:
    row = Clock(
        rule=deadline.code,
        rule_version=deadline.version,
        title=deadline.title,
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
    row.state, row.ended_on, row.end_reason = ClockState.VOIDED, today, reason


def _set_state(row: Clock, item: Wanted, today: date) -> None:
    row.trace, row.is_provisional = list(item.deadline.trace), item.deadline.provisional
    if item.ending is not None:
        ended_on, words = item.ending
        late = "（已逾期）" if ended_on > row.due_on else ""
        row.state, row.ended_on, row.end_reason = ClockState.MET, ended_on, f"{words}{late}"
    elif item.deadline.paused:
        row.state, row.ended_on, row.end_reason = ClockState.PAUSED, None, None
    elif row.due_on < today:
        row.state, row.ended_on, row.end_reason = ClockState.LAPSED, row.due_on, "届满未办"
    else:
        row.state, row.ended_on, row.end_reason = ClockState.RUNNING, None, None


def keep_segment(case: Case, kind: str, *, from_on: date, to_on: date, reason: str) -> None:
    """Write down a finished pause or an agreed extension on the mediation clock."""
    row = mediation_clock(case)
    if row is not None:
        row.segments.append(ClockSegment(kind=kind, from_on=from_on, to_on=to_on, reason=reason))
