"""The end of a case, and the ways back: close, reopen, archive."""

from datetime import date, datetime

from mediation.domain.case_flow import Action
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.outcomes import CaseOutcome, outcome_of
from mediation.models import Case, User
from mediation.queries.case_facts import facts_of
from mediation.services.moving import move, require
from mediation.services.numbering import next_serial
from mediation.services.step_input import happened, in_brief, written_out
from mediation.services.transaction import transaction

ARCHIVE = "archive"


def close(
    case: Case,
    *,
    note: str,
    remedies_told_on: date | None = None,
    by: User,
    at: datetime,
) -> None:
    """Close the case; the outcome follows from its facts and is not chosen.

    `remedies_told_on` is needed when only a part was agreed and nobody was told about the rest.
    """
    with transaction():
        require(case, Action.CLOSE, by=by, at=at)
        outcome = outcome_of(facts_of(case, today=at.date()))
        told = _remedies_told_on(case, outcome, remedies_told_on, at.date())
        move(
            case,
            Action.CLOSE,
            by=by,
            at=at,
            note=in_brief(outcome.label, note),
            closed_on=at.date(),
            outcome=outcome.value,
            closing_note=note.strip() or None,
            remedies_told_on=told,
        )


def _remedies_told_on(
    case: Case, outcome: CaseOutcome, typed: date | None, today: date
) -> date | None:
    # 人民调解法 art. 26: who did not settle everything is told what can be done about the rest.
    if case.remedies_told_on is not None or outcome is not CaseOutcome.PART:
        return case.remedies_told_on
    if typed is None:
        sentence = "部分请求没有达成协议，请填写书面告知当事人可以就其余请求申请仲裁或起诉的日期。"
        raise InvalidInput(FieldProblem("remedies_told_on", sentence))
    since = case.settled_on
    return happened("remedies_told_on", typed, today=today, since=since, since_what="达成协议之日")


def reopen(case: Case, *, reason: str, by: User, at: datetime) -> None:
    """Mediate again because both sides want it; the mediation term starts anew today."""
    with transaction():
        words = written_out("reason", reason, "请写明重新调解的原因。")
        move(
            case,
            Action.REOPEN,
            by=by,
            at=at,
            note=in_brief(words),
            reopened_on=at.date(),
            closed_on=None,
            outcome=None,
            closing_note=None,
            ended_on=None,
            ending_reason=None,
            ending_note=None,
            settled_on=None,
            remedies_told_on=None,
            paused_on=None,
            resumed_on=None,
        )


def archive(case: Case, *, archived_on: date, archive_number: str, by: User, at: datetime) -> None:
    """Put the file into the archive (17号令 art. 32); without a number it gets the next one."""
    with transaction():
        day = happened(
            "archived_on",
            archived_on,
            today=at.date(),
            since=case.closed_on,
            since_what="结案之日",
        )
        require(case, Action.ARCHIVE, by=by, at=at)
        number = archive_number.strip() or _next_archive_number(case, day.year)
        move(
            case,
            Action.ARCHIVE,
            by=by,
            at=at,
            note=number,
            archived_on=day,
            archive_number=number,
        )


def _next_archive_number(case: Case, year: int) -> str:
    serial = next_serial(case.body, ARCHIVE, year)
    return f"{year}-{case.body.short_name or ''}-{serial:04d}"
