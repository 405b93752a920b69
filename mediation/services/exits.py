"""司法确认, 仲裁审查, 支付令, 强制执行: filing an application for the clauses that go this way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.exits import Applicant, ExitFacts, RouteKind, covered_by, why_not
from mediation.domain.small_flows import ExitKind, ExitState
from mediation.extensions import db
from mediation.models import Agreement, Case, ExitProcedure, Organisation, User
from mediation.queries.case_facts import current_agreement
from mediation.queries.exit_facts import exit_facts_of
from mediation.queries.office_rules import exit_rules
from mediation.services import planning
from mediation.services.moving import move
from mediation.services.transaction import transaction


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

    The windows count to the day of filing, so an application is recorded lawfully afterwards too;
    it takes along the clauses that go this way on that day, and no clause that another one holds.
    InvalidInput when the way is open, but not to those who apply.
    """
    with transaction():
        receiver = db.session.get(Organisation, receiver_id)
        problems = list(_problems(case, kind, receiver, applied_on, at.date()))
        if problems or receiver is None:
            raise InvalidInput(*problems)
        facts = exit_facts_of(case, filed_on=applied_on)
        _require_open(kind, facts, applicant)
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
        procedure.covers = list(covered_by(RouteKind(kind.value), facts, exit_rules()))
        agreement_of(case).exits.append(procedure)
        planning.replan(case, by=by, at=at)
    return procedure


def agreement_of(case: Case) -> Agreement:
    """The agreement that counts; ActionNotPossible before there is one."""
    agreement = current_agreement(case)
    if agreement is None:
        raise ActionNotPossible("还没有协议。")
    return agreement


def _require_open(kind: ExitKind, facts: ExitFacts, applicant: Applicant) -> None:
    route, rules = RouteKind(kind.value), exit_rules()
    if reason := why_not(route, facts, rules):
        raise ActionNotPossible(reason)
    if reason := why_not(route, replace(facts, applicant=applicant), rules):
        raise InvalidInput(FieldProblem("applicant", reason))


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
