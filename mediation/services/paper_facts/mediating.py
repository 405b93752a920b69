"""Facts of the notice and the record of a session. Offers, being vault notes, never come here."""

from mediation.documents.facts import (
    AttendeeFacts,
    SessionNoticeFacts,
    SessionRecordFacts,
    StatementFacts,
)
from mediation.domain.errors import NotVisible
from mediation.domain.papers import Extra
from mediation.domain.session_record import IN_PERSON
from mediation.domain.sessions import SessionMode, SessionState
from mediation.models import Attendance, Case, MediationSession, SessionRecord
from mediation.services.paper_facts import people
from mediation.services.paper_facts.order import PaperOrder


def session_notice(order: PaperOrder) -> SessionNoticeFacts:
    """调解通知书 to the party and for the session that the order names: "session:3:7"."""
    case = order.case
    _, session_id, party_id = order.subject.split(":")
    session = session_of(planned_sessions(case), int(session_id))
    party = people.party_of(case, int(party_id))
    by_video = session.mode == SessionMode.VIDEO
    return SessionNoticeFacts(
        **people.frame(order),
        **people.both_names(case),
        **people.contact(case),
        addressee=party.name,
        addressed_as=people.addressed_as(party),
        session_number=session.number,
        session_at=session.planned_at,
        place="" if by_video else session.place,
        video_link=session.place if by_video else "",
        mediators=(session.mediator.name,),
        papers_to_bring=order.lines(Extra.TO_BRING),
    )


def session_record(order: PaperOrder) -> SessionRecordFacts:
    """调解笔录 of the session that the order names."""
    session = session_of(recorded_sessions(order.case), order.subject_id)
    record = session.record
    assert record is not None, "only recorded sessions are offered"
    return SessionRecordFacts(
        **people.frame(order),
        cause=people.cause(order.case),
        session_number=session.number,
        started_at=session.began_at or session.planned_at,
        ended_at=session.ended_at,
        place=session.place,
        mode=SessionMode(session.mode).label,
        mediators=(session.mediator.name,),
        recorder=record.recorder,
        attendees=tuple(_attendee(each) for each in session.attendances if each.is_present),
        absent=tuple(each.party.name for each in session.attendances if not each.is_present),
        rights_told=bool(record.rights_answer),
        recusal_asked=bool(record.rights_answer),
        recusal_answer=record.rights_answer,
        statements=_statements(record),
        issues=written_lines(record.issues),
        undisputed=written_lines(record.undisputed_facts),
        result=record.result,
    )


def planned_sessions(case: Case) -> list[MediationSession]:
    """The sessions that are still to come, the next first."""
    waiting = [session for session in case.sessions if session.state is SessionState.PLANNED]
    return sorted(waiting, key=lambda session: session.planned_at)


def recorded_sessions(case: Case) -> list[MediationSession]:
    """The sessions that have a record, newest first."""
    return [session for session in reversed(case.sessions) if session.record is not None]


def session_of(sessions: list[MediationSession], session_id: int) -> MediationSession:
    """The session with this key; NotVisible otherwise."""
    for session in sessions:
        if session.id == session_id:
            return session
    raise NotVisible


def _attendee(row: Attendance) -> AttendeeFacts:
    sent = row.attended_by and row.attended_by not in {row.party.name, IN_PERSON}
    if sent:
        capacity = f"代表{row.party.side.label}{row.party.name}"
        return AttendeeFacts(name=row.attended_by or "", capacity=capacity)
    return AttendeeFacts(name=row.party.name, capacity=row.party.side.label)


def _statements(record: SessionRecord) -> tuple[StatementFacts, ...]:
    said = (("申请人", record.applicant_statement), ("被申请人", record.respondent_statement))
    return tuple(StatementFacts(speaker=who, text=text) for who, text in said if text)


def written_lines(text: str) -> tuple[str, ...]:
    """The lines of what was written down, trimmed, without the empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
