"""Mediation itself: telling the rights, sessions and their records."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from mediation.documents.fonts import missing_glyphs
from mediation.domain.case_flow import Action
from mediation.domain.errors import FieldProblem, InvalidInput, NotVisible
from mediation.domain.parties import Side
from mediation.domain.session_record import Presence, WrittenRecord, problems_of
from mediation.domain.sessions import Disclosure, SessionMode, SessionOutcome, SessionState
from mediation.extensions import db
from mediation.models import Attendance, Case, MediationSession, SessionRecord, User
from mediation.services import clocks, planning
from mediation.services.moving import move, require
from mediation.services.step_input import happened, in_brief, written_out
from mediation.services.transaction import transaction

RECORD_TEXTS = (
    *("recorder", "rights_answer", "applicant_statement", "respondent_statement"),
    *("issues", "undisputed_facts", "result"),
)


def begin(
    case: Case,
    *,
    rights_told_on: date,
    disclosure: Disclosure,
    disclosure_note: str,
    by: User,
    at: datetime,
) -> None:
    """Tell rights and duties and disclose, before any meeting (特邀 arts. 14-15)."""
    with transaction():
        day = happened(
            "rights_told_on",
            rights_told_on,
            today=at.date(),
            since=case.accepted_on,
            since_what="受理之日",
        )
        if disclosure is Disclosure.CONFLICT:
            sentence = "有回避事由，不能由这位调解员开始调解：请先办理指派，更换调解员。"
            raise InvalidInput(FieldProblem("disclosure", sentence))
        if disclosure is Disclosure.DISCLOSED_ACCEPTED:
            written_out("disclosure_note", disclosure_note, "请写明披露了什么、当事人如何表示。")
        move(
            case,
            Action.BEGIN_MEDIATION,
            by=by,
            at=at,
            note=disclosure.label,
            rights_told_on=day,
            disclosure=disclosure.value,
            disclosure_note=disclosure_note.strip() or None,
        )


def plan_session(
    case: Case, *, planned_at: datetime, place: str, mode: SessionMode, by: User, at: datetime
) -> MediationSession:
    """Fix a session within the mediation term; one held ad hoc is planned when it is recorded."""
    with transaction():
        require(case, Action.PLAN_SESSION, by=by, at=at)
        _check_planned(case, planned_at, place)
        line = f"{planned_at:%Y-%m-%d %H:%M} {place.strip()}（{mode.label}）"
        move(case, Action.PLAN_SESSION, by=by, at=at, note=line)
        session = MediationSession(
            number=len(case.sessions) + 1,
            mediator_id=case.mediator_id or by.id,
            planned_at=planned_at,
            place=place.strip(),
            mode=mode.value,
            state=SessionState.PLANNED,
        )
        case.sessions.append(session)
        db.session.flush()
        planning.replan(case, by=by, at=at)
    return session


def _check_planned(case: Case, planned_at: datetime, place: str) -> None:
    written_out("place", place, "请填写地点；视频、电话调解请写明方式或房间号。")
    day = planned_at.date()
    if case.rights_told_on and day < case.rights_told_on:
        sentence = f"调解会不能早于告知权利义务之日（{case.rights_told_on.isoformat()}）。"
        raise InvalidInput(FieldProblem("planned_on", sentence))
    clock = clocks.mediation_clock(case)
    if clock is not None and day > clock.due_on:
        sentence = f"调解期限至 {clock.due_on.isoformat()}，请选择之前的日期，或先办理延长。"
        raise InvalidInput(FieldProblem("planned_on", sentence))
    if _is_taken(case, planned_at):
        sentence = "调解员在这个时间已有另一场调解会，请另选时间。"
        raise InvalidInput(FieldProblem("planned_time", sentence))


def _is_taken(case: Case, planned_at: datetime) -> bool:
    rows = db.session.query(MediationSession).filter_by(
        mediator_id=case.mediator_id, planned_at=planned_at, state=SessionState.PLANNED
    )
    return rows.first() is not None


def open_session_of(case: Case, session_id: int) -> MediationSession:
    """The planned session of this case with that key; NotVisible for any other."""
    for session in case.sessions:
        if session.id == session_id and session.state is SessionState.PLANNED:
            return session
    raise NotVisible


def record_session(
    case: Case, *, session_id: int, record: WrittenRecord, by: User, at: datetime
) -> MediationSession:
    """Keep the record of a session that was held (17号令 art. 32; 在线规则 art. 22)."""
    with transaction():
        require(case, Action.RECORD_SESSION, by=by, at=at)
        session = open_session_of(case, session_id)
        sides = {party.id: party.side for party in case.parties}
        record = replace(record, presences=_of_parties(record.presences, sides))
        problems = (*problems_of(record, sides, now=at), *_unprintable(record))
        if problems:
            raise InvalidInput(*problems)
        line = f"第 {session.number} 场：{record.outcome.label}"
        data = {"session_id": session.id}
        move(case, Action.RECORD_SESSION, by=by, at=at, note=line, data=data)
        _keep(session, record)
        planning.replan(case, by=by, at=at)
    return session


def _of_parties(presences: Sequence[Presence], sides: Mapping[int, Side]) -> tuple[Presence, ...]:
    # One seat a party; a party removed while the record was typed has none.
    seats = {item.party_id: item for item in presences if item.party_id in sides}
    return tuple(seats.values())


def _unprintable(record: WrittenRecord) -> list[FieldProblem]:
    """Every character that the paper could not print, said while the people are still there."""
    return [
        FieldProblem(name, missing.sentence)
        for name in RECORD_TEXTS
        for missing in missing_glyphs(getattr(record, name))
    ]


def _keep(session: MediationSession, record: WrittenRecord) -> None:
    session.state = SessionState.HELD
    session.outcome = record.outcome.value
    session.began_at, session.ended_at = record.began_at, record.ended_at
    session.attendances = [
        Attendance(
            party_id=item.party_id,
            is_present=item.is_present,
            attended_by=item.attended_by.strip() or None,
        )
        for item in record.presences
    ]
    session.record = SessionRecord(
        recorder=record.recorder.strip(),
        rights_answer=record.rights_answer.strip(),
        applicant_statement=record.applicant_statement.strip(),
        respondent_statement=record.respondent_statement.strip(),
        issues=record.issues.strip(),
        undisputed_facts=record.undisputed_facts.strip(),
        result=record.result.strip(),
    )


def cancel_session(case: Case, *, session_id: int, reason: str, by: User, at: datetime) -> None:
    """Call a planned session off, with the reason."""
    with transaction():
        require(case, Action.RECORD_SESSION, by=by, at=at)
        session = open_session_of(case, session_id)
        words = written_out("result", reason, "请写明为什么取消。")
        line = f"第 {session.number} 场取消：{words}"
        move(case, Action.RECORD_SESSION, by=by, at=at, note=in_brief(line))
        session.state = SessionState.CANCELLED
        session.outcome = SessionOutcome.CANCELLED.value
        planning.replan(case, by=by, at=at)
