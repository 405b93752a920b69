"""来案: sending a case in, taking it, refusing it; the answer goes back at once.

特邀调解规定 arts. 11, 27: a court's period begins when its file is signed for, or confirmed on
the platform; both are the act of taking here.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from mediation.documents.facts.keeping import from_plain, to_plain
from mediation.domain.application import Application
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import (
    ActionNotAllowed,
    FieldProblem,
    InvalidInput,
)
from mediation.domain.evidence import EvidenceForm, EvidenceKind
from mediation.domain.incoming import (
    INCOMING_STEPS,
    IncomingRefusal,
    IncomingState,
    IncomingWay,
    Letter,
    answer_due,
    letter_problems,
    refusal_problems,
)
from mediation.domain.small_flows import step
from mediation.domain.volumes import Volume
from mediation.extensions import db, keeper
from mediation.models import (
    Case,
    Evidence,
    IncomingCase,
    IncomingPaper,
    Organisation,
    User,
)
from mediation.queries import incoming as rows
from mediation.queries.calendar import working_calendar
from mediation.services import acceptance, intake, notices
from mediation.services.audit import audit
from mediation.services.transaction import transaction

NOT_A_SENDER = "只有联络员、接待员或负责人可以代表本单位转出案件。"
NOT_THE_DESK = "只有该调解组织的接待员或负责人可以答复来案。"


@dataclass(frozen=True)
class PaperLine:
    """A paper that goes with the case but is carried over by hand."""

    name: str
    pages: int | None = None
    is_original: bool = False


@dataclass(frozen=True)
class Sending:
    """Everything that the sender says: to whom, the letter, the dispute, the papers."""

    body_id: int
    letter: Letter
    application: Application
    papers: tuple[PaperLine, ...] = ()
    way: IncomingWay = IncomingWay.PAGE


def examined(sending: Sending, *, by: User, at: datetime) -> Sending:
    """The sending in normal form; InvalidInput with everything that is wrong."""
    if not rows.may_send(by):
        raise ActionNotAllowed(NOT_A_SENDER)
    return _examined(sending, by.organisation, at)


def _examined(sending: Sending, sender: Organisation, at: datetime) -> Sending:
    problems = list(letter_problems(sending.letter, sender.kind, at.date()))
    if sending.body_id not in {body.id for body in rows.receiving_bodies()}:
        problems.append(FieldProblem("body_id", "请选择接收的调解组织。"))
    application = _with_sender(sending, sender, at)
    try:
        application = intake.examine(application, at=at).application
    except InvalidInput as error:
        # What the letter lacks is told beside the fields of the letter.
        known = {"sender_document_number", "sender_document_on", "file_received_on"}
        problems += [each for each in error.problems if each.field not in known]
    if problems:
        raise InvalidInput(*problems)
    return replace(sending, application=application)


def send(sending: Sending, *, by: User, at: datetime) -> IncomingCase:
    """Send one case to a body; InvalidInput, also when the very same was sent before."""
    checked = examined(sending, by=by, at=at)
    with transaction():
        made = _written(checked, by.organisation, by=by, at=at)
        due = f"{made.answer_due_on:%Y-%m-%d}"
        told_to = rows.desk_people(made.body_id)
        facts = {"by": by.organisation.name, "number": _number(made), "due": due}
        notices.tell_all(told_to, "case_sent_in", at=at, **facts)
    return made


def carried_in(sending: Sending, sender: Organisation, *, by: User, at: datetime) -> IncomingCase:
    """A case that another office carried to the desk, as if that office had sent it itself."""
    checked = _examined(sending, sender, at)
    with transaction():
        return _written(checked, sender, by=by, at=at)


def _written(sending: Sending, sender: Organisation, *, by: User, at: datetime) -> IncomingCase:
    made = _made(sending, sender, by, at)
    if before := rows.same_before(made.fingerprint):
        told = f"{before.sent_at:%Y-%m-%d %H:%M}已经转来同一案件（{before.state.label}）"
        raise InvalidInput(FieldProblem("", f"{told}，不必重复转来；要补充的请联系接收单位。"))
    db.session.add(made)
    db.session.flush()
    note("sent", made, by=by, at=at)
    return made


def send_all(sendings: Sequence[Sending], *, by: User, at: datetime) -> list[IncomingCase]:
    """Send several cases, or none of them."""
    with transaction():
        return [send(sending, by=by, at=at) for sending in sendings]


def _with_sender(sending: Sending, sender: Organisation, at: datetime) -> Application:
    letter = sending.letter
    return replace(
        sending.application,
        entry_path=letter.entry_path,
        source_channel=letter.channel,
        sender_organisation_id=sender.id,
        sender_name="",
        sender_document_number=letter.own_number,
        sender_document_on=letter.letter_on,
        received_on=at.date(),
        file_received_on=None if letter.entry_path is EntryPath.OWN_INTAKE else at.date(),
    )


def _made(sending: Sending, sender: Organisation, by: User, at: datetime) -> IncomingCase:
    letter = sending.letter
    return IncomingCase(
        sender_id=sender.id,
        body_id=sending.body_id,
        state=IncomingState.SENT,
        way=sending.way,
        **{name: getattr(letter, name) for name in _OF_THE_LETTER},
        title=sending.application.title,
        application=_kept(sending.application),
        fingerprint=_fingerprint(sending.application, sender),
        sent_by_id=by.id,
        sent_at=at,
        answer_due_on=answer_due(at.date(), working_calendar()),
        papers=[
            IncomingPaper(
                position=position, name=line.name, pages=line.pages, is_original=line.is_original
            )
            for position, line in enumerate(sending.papers)
        ],
    )


_OF_THE_LETTER = (
    *("channel", "entry_path", "letter_number", "letter_on", "docket", "cause", "term_days"),
    *("return_by", "filing_date", "first_came_on", "contact_name", "contact_phone", "message"),
)


def _fingerprint(application: Application, sender: Organisation) -> str:
    """The same dispute of the same sender has the same one, on whatever day it is sent."""
    lasting = replace(application, received_on=date.min, file_received_on=None)
    return keeper.blind_index(f"{sender.id}\n{_kept(lasting)}", "incoming_case")


def _kept(application: Application) -> str:
    return json.dumps(to_plain(application), ensure_ascii=False, sort_keys=True)


def application_of(row: IncomingCase) -> Application:
    """The dispute as the sender told it."""
    data: dict[str, Any] = json.loads(row.application)
    return from_plain(Application, data)


def withdraw(row: IncomingCase, *, by: User, at: datetime) -> None:
    """The sender takes a case back before it was answered."""
    with transaction():
        found = rows.sent(by, row.id, lock=True)
        found.state = step(INCOMING_STEPS, found.state, IncomingState.WITHDRAWN)
        found.answered_by_id, found.answered_at = by.id, at
        note("withdrawn", found, by=by, at=at)


def seen(row: IncomingCase, *, by: User, at: datetime) -> None:
    """The sender took note of the answer."""
    with transaction():
        found = rows.sent(by, row.id, lock=True)
        if found.answer_seen_at is None and found.state is not IncomingState.SENT:
            found.answer_seen_at = at
        note("answer_seen", found, by=by, at=at)


def accept(row: IncomingCase, *, by: User, at: datetime) -> Case:
    """Take the case: it is registered and, when its sender took the consents, accepted today."""
    with transaction():
        found = _for_answer(row, by)
        application = replace(application_of(found), received_on=found.sent_at.date())
        case = intake.register(application, by=by, at=at)
        if found.entry_path.from_court or found.entry_path is EntryPath.COMMISSION_ENTRUSTED:
            acceptance.accept(case, accepted_on=at.date(), by=by, at=at)
        _hand_over(found, case, by=by, at=at)
        found.case_id = case.id
        _answer(found, IncomingState.ACCEPTED, by=by, at=at)
    return case


def refuse(
    row: IncomingCase, *, refusal: IncomingRefusal, note: str, by: User, at: datetime
) -> None:
    """Refuse the case for a coded reason; the sender is told at once."""
    if problems := tuple(refusal_problems(refusal, note)):
        raise InvalidInput(*problems)
    with transaction():
        found = _for_answer(row, by)
        found.refusal, found.answer_note = refusal, note.strip()
        _answer(found, IncomingState.REFUSED, by=by, at=at)


def _for_answer(row: IncomingCase, by: User) -> IncomingCase:
    found = rows.arrived(by, row.id, lock=True)
    if found.body_id != by.organisation_id:
        raise ActionNotAllowed(NOT_THE_DESK)
    return found


def _answer(row: IncomingCase, state: IncomingState, *, by: User, at: datetime) -> None:
    row.state = step(INCOMING_STEPS, row.state, state)
    row.answered_by_id, row.answered_at = by.id, at
    note(state.value, row, by=by, at=at)
    if row.way is IncomingWay.PACK:
        # Its sender has no account here: the answer goes back as a receipt.
        return
    facts = {"by": by.organisation.name, "number": _number(row), "result": state.label}
    notices.tell(row.sent_by_id, "case_answered", at=at, **facts)


def _hand_over(row: IncomingCase, case: Case, *, by: User, at: datetime) -> None:
    """The files become papers of the case; the list of what came stays with the 来案."""
    for paper in [each for each in row.papers if each.file_id is not None]:
        form = EvidenceForm.ORIGINAL if paper.is_original else EvidenceForm.COPY
        db.session.add(
            Evidence(
                case_id=case.id,
                file_id=paper.file_id,
                name=paper.name,
                kind=EvidenceKind.OTHER,
                form=form,
                volume=Volume.MAIN,
                note=f"随{row.sender.name}来函转来",
                added_by_id=by.id,
                added_at=at,
            )
        )
        paper.file_id = None


def _number(row: IncomingCase) -> str:
    return row.docket or row.letter_number or f"来案第{row.id}号"


def note(what: str, row: IncomingCase, *, by: User, at: datetime) -> None:
    """Leave a row in the trail: no name of a party, only who sent it to whom."""
    subject = f"来案第{row.id}号"
    data = {"sender": row.sender_id, "body": row.body_id, "refusal": row.refusal}
    audit(f"incoming.{what}", by=by, at=at, subject=subject, case_id=row.case_id, data=data)
