"""Requests of persons: taken down, answered in time, refused only on a ground that is told."""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
)
from mediation.domain.personal_requests import (
    RefusalGround,
    Requester,
    RequestKind,
    RequestState,
    Verification,
    due_on,
    verification_problem,
)
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import Organisation, PersonalRequest, User
from mediation.queries import personal_requests as queries
from mediation.queries.calendar import working_calendar
from mediation.services.audit import audit
from mediation.services.numbering import next_serial
from mediation.services.step_input import happened, written_out
from mediation.services.transaction import transaction


@dataclass(frozen=True)
class RequestData:
    """What the person at the desk wrote down."""

    kind: RequestKind
    person_name: str
    identity_number: str
    requester: Requester
    requester_name: str
    verification: Verification
    contact: str
    details: str
    received_on: date


def register(data: RequestData, *, working_days: int, by: User, at: datetime) -> PersonalRequest:
    """Take a request down; the office promises its answer within so many working days."""
    with transaction():
        if Role.SUPERVISOR not in by.roles:
            raise ActionNotAllowed("个人信息请求由负责人办理。")
        received = happened(
            "received_on", data.received_on, today=at.date(), since=None, since_what=""
        )
        due = due_on(received, working_days, working_calendar())
        made = _taken_down(data, due, by=by, at=at)
        _trail("personal_request.registered", made, by=by, at=at)
    return made


def record_answered(
    data: RequestData, *, words: str, body: Organisation, by: User, at: datetime
) -> PersonalRequest:
    """Keep in the register what the desk answered at once with a paper of the case.

    Whoever may issue the paper may answer so; the register shows it to the supervisor.
    """
    with transaction():
        made = _taken_down(data, at.date(), body=body, by=by, at=at)
        made.answer = words
        _finish(made, RequestState.GRANTED, by=by, at=at)
    return made


def _taken_down(
    data: RequestData, due: date, *, body: Organisation | None = None, by: User, at: datetime
) -> PersonalRequest:
    _check(data)
    office = body or by.organisation
    made = PersonalRequest(
        body_id=office.id,
        number=_number(office, at.year),
        kind=data.kind,
        state=RequestState.OPEN,
        person_name=data.person_name.strip(),
        identity_number=data.identity_number.strip(),
        requester=data.requester,
        requester_name=data.requester_name.strip() or None,
        verification=data.verification,
        contact=data.contact.strip() or None,
        details=written_out("details", data.details, "请写明请求的内容。"),
        received_on=data.received_on,
        due_on=due,
        registered_by_id=by.id,
        registered_at=at,
    )
    db.session.add(made)
    db.session.flush()
    return made


def _check(data: RequestData) -> None:
    problems = []
    if not data.person_name.strip():
        problems.append(FieldProblem("person_name", "请填写信息所指的人的姓名。"))
    if len(data.identity_number.strip()) < 5:
        problems.append(FieldProblem("identity_number", "请填写完整的证件号码，用来查找信息。"))
    if data.requester is not Requester.SELF and not data.requester_name.strip():
        problems.append(FieldProblem("requester_name", "请填写代为提出的人的姓名。"))
    why = verification_problem(data.requester, data.verification)
    if why:
        problems.append(FieldProblem("verification", why))
    if problems:
        raise InvalidInput(*problems)


def _number(body: Organisation, year: int) -> str:
    serial = next_serial(body, "personal_request", year)
    return f"〔{year}〕{body.short_name or ''}个信第{serial}号"


def answer(request_id: int, *, words: str, by: User, at: datetime) -> PersonalRequest:
    """Say what was done."""
    with transaction():
        found = _open(request_id, by)
        found.answer = written_out("answer", words, "请写明办理结果。")
        _finish(found, RequestState.GRANTED, by=by, at=at)
    return found


def refuse(
    request_id: int, *, ground: RefusalGround, words: str, by: User, at: datetime
) -> PersonalRequest:
    """Refuse on a coded ground, with the words that the person is told (art. 50)."""
    with transaction():
        found = _open(request_id, by)
        if found.kind not in ground.fits:
            sentence = f"“{found.kind.label}”请求不能以此为由不予办理，请另选理由。"
            raise InvalidInput(FieldProblem("ground", sentence))
        found.answer = written_out("answer", words, "请写明告知请求人的理由。")
        found.refusal_ground = ground
        _finish(found, RequestState.REFUSED, by=by, at=at)
    return found


def _open(request_id: int, by: User) -> PersonalRequest:
    found = queries.get_for(by, request_id, lock=True)
    if found.state is not RequestState.OPEN:
        raise ActionNotPossible("这项请求已经办结。")
    return found


def _finish(found: PersonalRequest, state: RequestState, *, by: User, at: datetime) -> None:
    found.state = state
    found.answered_on, found.answered_by_id = at.date(), by.id
    _trail(f"personal_request.{state.value}", found, by=by, at=at)


def _trail(verb: str, found: PersonalRequest, *, by: User, at: datetime) -> None:
    facts = {"request_id": found.id, "kind": found.kind.value}
    audit(verb, by=by, at=at, subject=found.number, data=facts)
