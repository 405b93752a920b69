"""Ends without an agreement: mediation fails, or the applicant takes the application back."""

from datetime import date, datetime

from mediation.domain.case_flow import Action, CaseState
from mediation.domain.ending_reasons import EndingReason
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.small_flows import AGREEMENT_STEPS, AgreementState, step
from mediation.models import Case, User
from mediation.queries.case_facts import current_agreement
from mediation.services import planning
from mediation.services.moving import move
from mediation.services.step_input import happened, in_brief, written_out
from mediation.services.transaction import transaction

WITHDRAWALS = (EndingReason.WITHDRAWN, EndingReason.SETTLED_PRIVATELY)
FAILURES = tuple(reason for reason in EndingReason if reason.is_unsettled)


def fail(
    case: Case,
    *,
    reason: EndingReason,
    note: str,
    ended_on: date,
    remedies_told_on: date | None = None,
    by: User,
    at: datetime,
) -> None:
    """End mediation without agreement (特邀 art. 26; 17号令 art. 30).

    `remedies_told_on` is given when the parties were told in writing on the spot; otherwise the
    closing notice does it when it is issued.
    """
    with transaction():
        _check_failure(case, reason, note)
        day = _ended_on(case, ended_on, at.date())
        told = remedies_told_on
        if told is not None:
            told = happened(
                "remedies_told_on", told, today=at.date(), since=day, since_what="调解结束之日"
            )
        was_settled = case.state is CaseState.SETTLED
        move(
            case,
            Action.FAIL,
            by=by,
            at=at,
            note=in_brief(reason.label, note),
            ending_reason=reason.value,
            ending_note=note.strip() or None,
            ended_on=day,
            remedies_told_on=told,
            # An agreement that one side will not sign was none.
            settled_on=None,
        )
        if was_settled:
            _refuse_agreement(case)
            planning.replan(case, by=by, at=at)


def possible_failures(case: Case) -> tuple[EndingReason, ...]:
    """For which reasons mediation can fail now: after an agreement, because one will not sign."""
    return (EndingReason.REFUSED_TO_SIGN,) if case.state is CaseState.SETTLED else FAILURES


def _check_failure(case: Case, reason: EndingReason, note: str) -> None:
    if reason not in FAILURES:
        raise InvalidInput(FieldProblem("reason", "这个原因不属于调解不成，请另行办理。"))
    if reason not in possible_failures(case):
        sentence = "协议已达成未签章，只能因一方拒绝签章而调解不成。"
        raise InvalidInput(FieldProblem("reason", sentence))
    if reason.needs_note:
        written_out("note", note, "选择“其他”时，请写明原因。")


def _refuse_agreement(case: Case) -> None:
    agreement = current_agreement(case)
    if agreement is not None and agreement.state is AgreementState.SIGNING:
        agreement.state = step(AGREEMENT_STEPS, agreement.state, AgreementState.REFUSED)


def withdraw(
    case: Case, *, reason: EndingReason, note: str, ended_on: date, by: User, at: datetime
) -> None:
    """Take the application back, alone or because the sides settled privately."""
    with transaction():
        if reason not in WITHDRAWALS:
            raise InvalidInput(FieldProblem("reason", "请选择撤回的原因。"))
        move(
            case,
            Action.WITHDRAW,
            by=by,
            at=at,
            note=in_brief(reason.label, note),
            ending_reason=reason.value,
            ending_note=note.strip() or None,
            ended_on=_ended_on(case, ended_on, at.date()),
        )


def _ended_on(case: Case, day: date, today: date) -> date:
    since = case.accepted_on or case.received_on
    what = "受理之日" if case.accepted_on else "收到申请之日"
    return happened("ended_on", day, today=today, since=since, since_what=what)
