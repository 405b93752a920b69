"""Dates, sessions and the ending of a case as a share shows them."""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import Binds
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.referral_events import said
from mediation.domain.sessions import SessionMode, SessionOutcome, SessionState
from mediation.domain.sharing import FieldGroup
from mediation.domain.small_flows import ShareState
from mediation.domain.whose_clock import clock_tone, clock_words
from mediation.models import Case, Clock, MediationSession, ReferralEvent, Share
from mediation.queries.referrals import served_by
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
class SharedStep:
    """One step of the referral that a share serves, as the timeline shows it."""

    at: str
    what: str
    who: str
    detail: str


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


def shared_steps(share: Share) -> tuple[SharedStep, ...]:
    """How far the referral is that the share serves, newest first.

    What its own people wrote is shown; of what the office of the case wrote, only the facts.
    """
    row = served_by(share)
    if row is None:
        return ()
    return tuple(_step(event, share) for event in reversed(row.events))


def _step(event: ReferralEvent, share: Share) -> SharedStep:
    office = event.recorded_by.organisation
    own = office.id != share.case.body_id
    names = FieldGroup.PARTIES in share.field_groups
    who = event.party.name if event.party and names else ""
    note = event.note if own else ""
    detail = said(event.step, event.codes, event.number, event.amount_fen, who, note)
    return SharedStep(event.happened_on.isoformat(), event.step.label, office.name, detail)


def may_report(share: Share) -> bool:
    """Whether the receiver may say that the referral has come further."""
    row = served_by(share)
    return share.state is not ShareState.NEW and row is not None and row.is_followed
