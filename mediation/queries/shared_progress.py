"""Dates, sessions and the ending of a case as a share shows them."""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import Binds
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.sessions import SessionMode, SessionOutcome, SessionState
from mediation.domain.whose_clock import clock_tone, clock_words
from mediation.models import Case, Clock, MediationSession
from mediation.queries.rule_book import RuleBook
from mediation.queries.shared_text import cleaned

SHOWN_CLOCKS = (ClockState.RUNNING, ClockState.PAUSED, ClockState.MET)


@dataclass(frozen=True)
class SharedDate:
    """A statutory date with its reasons; the words and the colour only while it runs."""

    title: str
    safe_on: date
    due_on: date
    is_provisional: bool
    trace: tuple[str, ...]
    state: str
    words: str
    tone: str


@dataclass(frozen=True)
class SharedSession:
    """A session, without what was said there (特邀 22: concessions stay in the room)."""

    number: int
    at: datetime
    mode: str
    state: str
    outcome: str
    undisputed_facts: str


@dataclass(frozen=True)
class SharedEnding:
    """Why and when mediation ended."""

    state: str
    reason: str
    on: date | None


def shared_dates(case: Case, today: date) -> tuple[SharedDate, ...]:
    """The dates that still say something, nearest first."""
    book = RuleBook()
    shown = [clock for clock in case.clocks if clock.state in SHOWN_CLOCKS]
    return tuple(
        _date(clock, book.binds(clock.rule), today)
        for clock in sorted(shown, key=lambda clock: clock.due_on)
    )


def _date(clock: Clock, binds: Binds, today: date) -> SharedDate:
    runs = clock.state is ClockState.RUNNING
    return SharedDate(
        title=clock.title,
        safe_on=clock.safe_on,
        due_on=clock.due_on,
        is_provisional=clock.is_provisional,
        # Laws, days and coded words: nothing that anybody wrote.
        trace=tuple(clock.trace),
        state=clock.state.label,
        words=clock_words(clock.state, binds, clock.due_on, today) if runs else "",
        tone=clock_tone(clock.state, binds, clock.due_on, today).value,
    )


def shared_sessions(case: Case) -> tuple[SharedSession, ...]:
    """The sessions, cancelled ones left out."""
    return tuple(
        _session(session, case)
        for session in case.sessions
        if session.state is not SessionState.CANCELLED
    )


def _session(session: MediationSession, case: Case) -> SharedSession:
    undisputed = session.record.undisputed_facts if session.record else ""
    return SharedSession(
        number=session.number,
        at=session.began_at or session.planned_at,
        mode=SessionMode(session.mode).label,
        state=session.state.label,
        outcome=SessionOutcome(session.outcome).label if session.outcome else "",
        undisputed_facts=cleaned(undisputed, case),
    )


def shared_ending(case: Case) -> SharedEnding:
    """Where the case stands, with the coded reason; the mediator's own words stay inside."""
    reason = EndingReason(case.ending_reason).label if case.ending_reason else ""
    return SharedEnding(case.state.label, reason, case.ended_on or case.settled_on)
