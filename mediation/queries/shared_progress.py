"""Dates, sessions and the ending of a case as a share shows them."""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.domain.clock_states import ClockState
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.sessions import SessionMode, SessionOutcome, SessionState
from mediation.domain.urgency import days_left, urgency_of
from mediation.models import Case, MediationSession
from mediation.queries.shared_text import cleaned

SHOWN_CLOCKS = (ClockState.RUNNING, ClockState.PAUSED, ClockState.MET)


@dataclass(frozen=True)
class SharedDate:
    """A statutory date; the words and the colour only while it runs."""

    title: str
    due_on: date
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
    shown = [clock for clock in case.clocks if clock.state in SHOWN_CLOCKS]
    return tuple(
        SharedDate(
            title=clock.title,
            due_on=clock.due_on,
            state=clock.state.label,
            words=days_left(clock.due_on, today) if clock.state is ClockState.RUNNING else "",
            tone=urgency_of(clock.due_on, today).value,
        )
        for clock in sorted(shown, key=lambda clock: clock.due_on)
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
