"""司法确认, 仲裁审查, 支付令: filing them and recording what the court or commission answered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.exits import Applicant, RouteKind, why_not
from mediation.domain.small_flows import EXIT_STEPS, ExitKind, ExitState, step
from mediation.extensions import db
from mediation.models import Agreement, Case, ExitProcedure, Organisation, User
from mediation.queries.case_facts import current_agreement
from mediation.queries.exit_facts import exit_facts_of
from mediation.queries.office_rules import exit_rules
from mediation.services import planning
from mediation.services.moving import move
from mediation.services.transaction import transaction

ANSWERS = frozenset({ExitState.ACCEPTED, ExitState.GRANTED, ExitState.REFUSED, ExitState.WITHDRAWN})


def apply_exit(
    case: Case,
    *,
    kind: ExitKind,
    receiver_id: int,
    applied_on: date,
    by: User,
    at: datetime,
    applicant: Applicant = Applicant.BOTH,
) -> ExitProcedure:
    """File an application; ActionNotPossible with the reason when this way is shut.

    The windows count to the day of filing, so an application is recorded lawfully afterwards too.
    InvalidInput when the way is open, but not to those who apply.
    """
    with transaction():
        receiver = db.session.get(Organisation, receiver_id)
        problems = list(_problems(case, kind, receiver, applied_on, at.date()))
        if problems or receiver is None:
            raise InvalidInput(*problems)
        _require_open(case, kind, applied_on, applicant)
        move(
            case,
            Action.APPLY_EXIT,
            by=by,
            at=at,
            note=f"{kind.label}：{receiver.name}",
            data={"kind": kind.value, "receiver_id": receiver_id},
        )
        procedure = ExitProcedure(
            kind=kind, state=ExitState.APPLIED, receiver=receiver, applied_on=applied_on
        )
        _current(case).exits.append(procedure)
        planning.replan(case, by=by, at=at)
    return procedure


def record_result(
    case: Case,
    *,
    state: ExitState,
    docket_number: str,
    result_on: date,
    note: str,
    by: User,
    at: datetime,
) -> ExitProcedure:
    """Record that the open application was accepted, granted, refused or withdrawn."""
    with transaction():
        procedure = open_procedure(case)
        problems = list(_result_problems(procedure, state, docket_number, result_on, note, at))
        if problems:
            raise InvalidInput(*problems)
        move(
            case,
            Action.RECORD_EXIT_RESULT,
            by=by,
            at=at,
            note=f"{procedure.kind.label}{state.label} {docket_number.strip()}".strip(),
            data={"kind": procedure.kind.value, "state": state.value},
        )
        procedure.state = step(EXIT_STEPS, procedure.state, state)
        procedure.docket_number = docket_number.strip() or procedure.docket_number
        procedure.result_note = note.strip() or None
        # Acceptance is a step on the way: from its day whoever accepted has to decide (33号令 76).
        if state is ExitState.ACCEPTED:
            procedure.accepted_on = result_on
        procedure.result_on = None if state.is_open else result_on
        planning.replan(case, by=by, at=at)
    return procedure


def open_procedure(case: Case) -> ExitProcedure:
    """The application that waits for an answer; ActionNotPossible when there is none."""
    waiting = [item for item in _current(case).exits if item.state.is_open]
    if not waiting:
        raise ActionNotPossible("没有在办的司法确认、仲裁审查或支付令申请。")
    return waiting[-1]


def _require_open(case: Case, kind: ExitKind, applied_on: date, applicant: Applicant) -> None:
    route, facts = RouteKind(kind.value), exit_facts_of(case, filed_on=applied_on)
    rules = exit_rules()
    if reason := why_not(route, facts, rules):
        raise ActionNotPossible(reason)
    if reason := why_not(route, replace(facts, applicant=applicant), rules):
        raise InvalidInput(FieldProblem("applicant", reason))


def _current(case: Case) -> Agreement:
    agreement = current_agreement(case)
    if agreement is None:
        raise ActionNotPossible("还没有协议。")
    return agreement


def _problems(
    case: Case,
    kind: ExitKind,
    receiver: Organisation | None,
    applied_on: date,
    today: date,
) -> Iterator[FieldProblem]:
    if applied_on > today:
        yield FieldProblem("applied_on", "申请日期不能晚于今天。")
    wanted = RouteKind(kind.value).receivers
    if receiver is None or receiver.kind not in wanted:
        whom = "、".join(item.label for item in wanted)
        yield FieldProblem("receiver_id", f"{kind.label}应当向{whom}提出，请重新选择。")
    elif _is_another_court(case, kind, receiver):
        yield FieldProblem("receiver_id", "法院委派调解的案件，应当向作出邀请的法院申请司法确认。")


def _is_another_court(case: Case, kind: ExitKind, receiver: Organisation) -> bool:
    # 民诉法 art. 205(1): the court that invited the body is the court to apply to.
    return (
        kind is ExitKind.JUDICIAL_CONFIRMATION
        and case.entry_path.from_court
        and case.sender_organisation_id is not None
        and receiver.id != case.sender_organisation_id
    )


def _result_problems(
    procedure: ExitProcedure,
    state: ExitState,
    docket_number: str,
    result_on: date,
    note: str,
    at: datetime,
) -> Iterator[FieldProblem]:
    if state not in ANSWERS:
        yield FieldProblem("state", "请选择受理、确认、不予确认或者撤回。")
    if state is ExitState.GRANTED and not (docket_number.strip() or procedure.docket_number):
        yield FieldProblem("docket_number", "请填写裁定书、调解书或者支付令的案号。")
    if state is ExitState.REFUSED and not note.strip():
        yield FieldProblem("note", "请写明不予确认、驳回的理由，便于重新调解或者转仲裁。")
    if result_on > at.date():
        yield FieldProblem("result_on", "结果日期不能晚于今天。")
    elif result_on < procedure.applied_on:
        yield FieldProblem("result_on", f"不能早于申请日期 {procedure.applied_on}。")
