"""From the desk to a decision: papers, the other side's answer, acceptance or refusal."""

from datetime import date, datetime

from mediation.domain.case_flow import Action
from mediation.domain.decline_reasons import DeclineReason
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.parties import Consent
from mediation.models import Case, User
from mediation.services.moving import move, require
from mediation.services.numbering import next_case_number
from mediation.services.step_input import happened, in_brief, still_to_come, written_out
from mediation.services.transaction import transaction


def request_supplement(case: Case, *, items: str, due_on: date, by: User, at: datetime) -> None:
    """Ask the applicant, once and in full, for what is missing (办案规则 art. 29)."""
    with transaction():
        wanted = written_out("items", items, "请写明要补正的材料，一次告知齐全。")
        move(
            case,
            Action.REQUEST_SUPPLEMENT,
            by=by,
            at=at,
            note=in_brief(wanted),
            supplement_items=wanted,
            supplement_due_on=still_to_come("due_on", due_on, today=at.date()),
        )


def supplement(case: Case, *, received: str, received_on: date, by: User, at: datetime) -> None:
    """Take in what the applicant brought; the three days for the decision start anew."""
    with transaction():
        day = happened(
            "received_on",
            received_on,
            today=at.date(),
            since=case.received_on,
            since_what="收到申请之日",
        )
        move(
            case,
            Action.SUPPLEMENT,
            by=by,
            at=at,
            note=in_brief(received),
            complete_on=day,
        )


def inquire(
    case: Case, *, inquired_on: date, answer_due_on: date, way: str, by: User, at: datetime
) -> None:
    """Ask the respondent whether it is willing (17号令 art. 22; five days by its art. 10)."""
    with transaction():
        asked = happened(
            "inquired_on",
            inquired_on,
            today=at.date(),
            since=case.received_on,
            since_what="收到申请之日",
        )
        if answer_due_on < asked:
            raise InvalidInput(FieldProblem("answer_due_on", "答复期限不能早于征询之日。"))
        move(
            case,
            Action.INQUIRE,
            by=by,
            at=at,
            note=in_brief(way),
            inquired_on=asked,
            answer_due_on=answer_due_on,
            respondent_consent=None,
            answered_on=None,
        )


def record_answer(
    case: Case, *, answer: Consent, answered_on: date, note: str, by: User, at: datetime
) -> None:
    """Write down what the respondent answered; a refusal interrupts the limitation."""
    with transaction():
        day = happened(
            "answered_on",
            answered_on,
            today=at.date(),
            since=case.inquired_on,
            since_what="征询之日",
        )
        due = case.answer_due_on
        if answer is Consent.SILENT and due is not None and day < due:
            raise InvalidInput(FieldProblem("answer", "答复期限还没有届满，不能登记为逾期未答复。"))
        move(
            case,
            Action.RECORD_ANSWER,
            by=by,
            at=at,
            note=in_brief(answer.label, note),
            respondent_consent=answer.value,
            answered_on=day,
        )


def accept(
    case: Case,
    *,
    accepted_on: date,
    file_received_on: date | None = None,
    by: User,
    at: datetime,
) -> None:
    """Accept the case and give it its number, in one transaction (17号令 art. 22)."""
    with transaction():
        day = happened(
            "accepted_on",
            accepted_on,
            today=at.date(),
            since=case.received_on,
            since_what="收到申请之日",
        )
        file_on = _file_received_on(case, file_received_on, day, at.date())
        # Rights and guards come before the number, so that a refused acceptance takes none.
        require(case, Action.ACCEPT, by=by, at=at)
        number = case.number or next_case_number(case.body, day.year)
        move(
            case,
            Action.ACCEPT,
            by=by,
            at=at,
            note=number,
            number=number,
            accepted_on=day,
            file_received_on=file_on,
        )


def _file_received_on(
    case: Case, typed: date | None, accepted_on: date, today: date
) -> date | None:
    # 特邀 art. 27, 在线规则 art. 24: the court's periods start when its file is signed for or
    # confirmed on the platform; 办案规则 art. 70: when the parties consented.
    sent = case.entry_path.from_court or case.entry_path is EntryPath.COMMISSION_ENTRUSTED
    if not sent:
        return None
    return happened(
        "file_received_on",
        typed or accepted_on,
        today=today,
        since=case.sender_document_on,
        since_what="来文日期",
    )


def decline(case: Case, *, reason: DeclineReason, note: str, by: User, at: datetime) -> None:
    """Refuse, with the coded reason that the written notice states (17号令 art. 22)."""
    with transaction():
        if reason.needs_note:
            written_out("note", note, "选择这个原因时，请写明具体情况。")
        move(
            case,
            Action.DECLINE,
            by=by,
            at=at,
            note=in_brief(reason.label, note),
            decline_reason=reason.value,
            decline_note=note.strip() or None,
            declined_on=at.date(),
        )


def reconsider(case: Case, *, reason: str, by: User, at: datetime) -> None:
    """Look again at what was declined or withdrawn; the decision starts anew."""
    with transaction():
        words = written_out("reason", reason, "请写明为什么重新审查。")
        refused = case.respondent_consent != Consent.AGREED
        move(
            case,
            Action.RECONSIDER,
            by=by,
            at=at,
            note=in_brief(words),
            complete_on=at.date(),
            decline_reason=None,
            decline_note=None,
            declined_on=None,
            ending_reason=None,
            ending_note=None,
            ended_on=None,
            respondent_consent=None if refused else case.respondent_consent,
            answered_on=None if refused else case.answered_on,
        )
