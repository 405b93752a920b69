"""Facts of the record of a session. Offers are vault notes and never come here (特邀 art. 22)."""

from mediation.documents.facts import AttendeeFacts, SessionRecordFacts, StatementFacts
from mediation.domain.errors import NotVisible
from mediation.domain.session_record import IN_PERSON
from mediation.domain.sessions import SessionMode
from mediation.models import Attendance, Case, MediationSession, SessionRecord
from mediation.services.paper_facts import people
from mediation.services.paper_facts.order import PaperOrder


def session_record(order: PaperOrder) -> SessionRecordFacts:
    """调解笔录 of the session that the order names."""
    session = _session(order.case, order.subject_id)
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
        issues=_lines(record.issues),
        undisputed=_lines(record.undisputed_facts),
        result=record.result,
    )


def recorded_sessions(case: Case) -> list[MediationSession]:
    """The sessions that have a record, newest first."""
    return [session for session in reversed(case.sessions) if session.record is not None]


def _session(case: Case, session_id: int) -> MediationSession:
    for session in recorded_sessions(case):
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


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
