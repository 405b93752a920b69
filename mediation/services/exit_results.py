"""What courts and commissions answered to an application, and when the answer was served."""

from collections.abc import Iterator
from datetime import date, datetime

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput, NotVisible
from mediation.domain.exits import state_label
from mediation.domain.small_flows import ExitKind, ExitState, exit_steps
from mediation.models import Case, ExitProcedure, User
from mediation.services import exit_moves, planning
from mediation.services.exits import agreement_of
from mediation.services.moving import move
from mediation.services.transaction import transaction

NUMBERED = frozenset({ExitState.GRANTED, ExitState.ENFORCED, ExitState.STAYED})


def record_result(
    case: Case,
    *,
    procedure_id: int,
    state: ExitState,
    docket_number: str,
    result_on: date,
    note: str,
    by: User,
    at: datetime,
) -> ExitProcedure:
    """Record the next step of an application: accepted, granted, refused, withdrawn, enforced …"""
    with transaction():
        procedure = procedure_of(case, procedure_id)
        problems = list(_result_problems(procedure, state, docket_number, result_on, note, at))
        if problems:
            raise InvalidInput(*problems)
        label = state_label(procedure.kind, state)
        move(
            case,
            Action.RECORD_EXIT_RESULT,
            by=by,
            at=at,
            note=f"{procedure.kind.label}：{label} {docket_number.strip()}".strip(),
            data={"kind": procedure.kind.value, "state": state.value},
        )
        exit_moves.answer(
            agreement_of(case),
            procedure,
            state,
            on=result_on,
            docket=docket_number.strip() or None,
            note=note.strip() or None,
        )
        planning.replan(case, by=by, at=at)
    return procedure


def record_service(
    case: Case, *, procedure_id: int, served_on: date, by: User, at: datetime
) -> ExitProcedure:
    """Record when the ruling, decree or order reached the other side; periods start from it."""
    with transaction():
        procedure = procedure_of(case, procedure_id)
        if procedure.state is not ExitState.GRANTED:
            raise ActionNotPossible("还没有作出裁定、调解书或者支付令，没有可以登记的送达。")
        if served_on > at.date():
            raise InvalidInput(FieldProblem("served_on", "送达日期不能晚于今天。"))
        if procedure.result_on and served_on < procedure.result_on:
            sentence = f"不能早于作出之日 {procedure.result_on}。"
            raise InvalidInput(FieldProblem("served_on", sentence))
        move(
            case,
            Action.RECORD_EXIT_RESULT,
            by=by,
            at=at,
            note=f"{procedure.kind.label}：{served_on} 送达",
            data={"kind": procedure.kind.value, "served_on": served_on.isoformat()},
        )
        exit_moves.serve(agreement_of(case), procedure, served_on)
        planning.replan(case, by=by, at=at)
    return procedure


def procedure_of(case: Case, procedure_id: int) -> ExitProcedure:
    """One procedure of the agreement that counts; NotVisible for any other."""
    for row in agreement_of(case).exits:
        if row.id == procedure_id:
            return row
    raise NotVisible


def _result_problems(
    procedure: ExitProcedure,
    state: ExitState,
    docket_number: str,
    result_on: date,
    note: str,
    at: datetime,
) -> Iterator[FieldProblem]:
    possible = exit_steps(procedure.kind)[procedure.state]
    if state not in possible:
        labels = [state_label(procedure.kind, each) for each in ExitState if each in possible]
        words = f"请选择{'、'.join(labels)}。" if labels else "这一申请已经办结。"
        yield FieldProblem("state", words)
    if state in NUMBERED and not (docket_number.strip() or procedure.docket_number):
        yield FieldProblem("docket_number", "请填写裁定书、调解书、支付令或者执行案件的案号。")
    if state is ExitState.REFUSED and not note.strip():
        yield FieldProblem("note", f"请写明{_refusal(procedure.kind)}的理由，便于选择下一条路。")
    since = procedure.result_on or procedure.accepted_on or procedure.applied_on
    if result_on > at.date():
        yield FieldProblem("result_on", "结果日期不能晚于今天。")
    elif result_on < since:
        yield FieldProblem("result_on", f"不能早于上一步的日期 {since}。")


def _refusal(kind: ExitKind) -> str:
    return state_label(kind, ExitState.REFUSED)
