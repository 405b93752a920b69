"""After an agreement: confirmation, review, payment order, enforcement, from filing to the end."""

from datetime import date
from http import HTTPStatus
from typing import Any

from flask import url_for
from pydantic import Field

from mediation.api.acting import by_me
from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import Nothing, shape_of
from mediation.api.operations import operation
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.errors import NotVisible
from mediation.domain.exits import RouteKind
from mediation.domain.papers import PaperKind
from mediation.domain.small_flows import ExitKind, ExitState
from mediation.models import ExitProcedure
from mediation.queries.case_facts import current_agreement
from mediation.queries.exit_facts import routes_of
from mediation.services import exit_papers, exit_results
from mediation.services import exits as services
from mediation.web import clock
from mediation.web.agreements.exit_page import (
    Way,
    case_with_exits,
    next_states,
    receivers,
    ways_of,
)
from mediation.web.agreements.forms import ExitForm, ExitResultForm, ExitServiceForm
from mediation.web.costly import costly
from mediation.web.guards import View, requires

EXITS, EXIT = "/cases/<int:case_id>/exits", "/cases/<int:case_id>/exits/<int:exit_id>"
ExitApplication = shape_of(ExitForm, "ExitApplication")
ExitResult = shape_of(ExitResultForm, "ExitResult")
ExitServed = shape_of(ExitServiceForm, "ExitServed")


class WayOut(Answer):
    """One way out of the agreement: open or why not, its last day, what goes along."""

    way: RouteKind
    label: str
    why_not: str
    safe_on: date | None = Field(description="稳妥的最后一日")
    due_on: date | None = Field(description="法定的最后一日")
    clauses: list[int]
    papers: list[PaperKind] = Field(description="一并出具的申请材料")
    missing: list[str] = Field(description="出具前要先登记的内容")


class ExitRow(Answer):
    """One procedure; `next` are the results that may still be recorded."""

    id: int
    kind: ExitKind
    state: ExitState
    receiver: str
    applied_on: date
    accepted_on: date | None
    docket_number: str | None
    result_on: date | None
    served_on: date | None
    result_note: str | None
    clauses: list[int]
    next: list[ExitState]


class ExitsRead(Answer):
    """The ways and the procedures."""

    ways: list[WayOut]
    procedures: list[ExitRow]


@operation(
    "GET",
    EXITS,
    scope=ApiScope.PERFORMANCE_READ,
    guard=requires(Action.APPLY_EXIT),
    summary="司法确认、仲裁审查、支付令、强制执行：哪些可走，办到哪一步",
    answer=ExitsRead,
)
def show_exits(case_id: int) -> ExitsRead:
    """The ways as they stand today, and what was applied for."""
    case, today = case_with_exits(me(), case_id), clock.today()
    agreement = current_agreement(case)
    ways = ways_of(case, routes_of(case, today=today), today)
    rows = agreement.exits if agreement else []
    return ExitsRead(ways=[_way(each) for each in ways], procedures=[_exit(row) for row in rows])


def _way(way: Way) -> WayOut:
    route = way.route
    return WayOut(
        way=route.kind,
        label=route.kind.label,
        why_not=route.why_not,
        safe_on=route.window.safe_date if route.window else None,
        due_on=route.window.legal_date if route.window else None,
        clauses=list(route.covers),
        papers=list(way.papers),
        missing=[each.words for each in way.missing],
    )


def _exit(row: ExitProcedure) -> ExitRow:
    apart = {"receiver", "clauses", "next"}
    told: dict[str, Any] = {n: getattr(row, n) for n in ExitRow.model_fields.keys() - apart}
    states = next_states(row)
    return ExitRow(**told, receiver=row.receiver.name, clauses=row.covers, next=states)


@operation(
    "POST",
    EXITS,
    scope=ApiScope.PERFORMANCE_WRITE,
    guard=requires(Action.APPLY_EXIT),
    summary="登记申请：哪一种、向谁、谁申请",
    body=ExitApplication,
)
def apply_exit(case_id: int) -> str:
    """File an application."""
    case = case_with_exits(me(), case_id)
    form = filled(ExitForm, body_of(ExitApplication))
    form.receiver.choices = receivers()
    services.apply_exit(case, **validated(form).typed(), **by_me())
    return _address(case_id)


@operation(
    "POST",
    f"{EXIT}/result",
    scope=ApiScope.PERFORMANCE_WRITE,
    guard=requires(Action.RECORD_EXIT_RESULT),
    summary="登记受理、准许、驳回等结果",
    body=ExitResult,
)
def record_exit_result(case_id: int, exit_id: int) -> str:
    """Write the answer down."""
    case = case_with_exits(me(), case_id)
    row = exit_results.procedure_of(case, exit_id)
    form = filled(ExitResultForm, body_of(ExitResult))
    form.offer(row.kind, next_states(row))
    told = validated(form).typed()
    exit_results.record_result(case, procedure_id=row.id, **told, **by_me())
    return _address(case_id)


@operation(
    "POST",
    f"{EXIT}/service",
    scope=ApiScope.PERFORMANCE_WRITE,
    guard=requires(Action.RECORD_EXIT_RESULT),
    summary="登记裁定、决定、命令的送达日期",
    body=ExitServed,
)
def record_exit_service(case_id: int, exit_id: int) -> str:
    """Write down when the answer was served."""
    case = case_with_exits(me(), case_id)
    row = exit_results.procedure_of(case, exit_id)
    day = validated(filled(ExitServiceForm, body_of(ExitServed))).served_on.data
    exit_results.record_service(case, procedure_id=row.id, served_on=day, **by_me())
    return _address(case_id)


def _issuing(view: View) -> View:
    return requires(Action.APPLY_EXIT)(costly("paper", per_minute=60)(view))


@operation(
    "POST",
    f"{EXITS}/papers/<way>",
    scope=ApiScope.PERFORMANCE_WRITE,
    guard=_issuing,
    summary="一次出具一种程序的全部申请材料",
    body=Nothing,
    status=HTTPStatus.CREATED,
)
def issue_exit_papers(case_id: int, way: str) -> str:
    """Issue everything that is filed on one way."""
    case = case_with_exits(me(), case_id)
    if way not in set(RouteKind):
        raise NotVisible(f"没有“{way[:40]}”这种程序。")
    body_of(Nothing)
    exit_papers.issue_all(case, RouteKind(way), **by_me())
    return url_for("api.list_documents", case_id=case_id)


def _address(case_id: int) -> str:
    return url_for("api.show_exits", case_id=case_id)
