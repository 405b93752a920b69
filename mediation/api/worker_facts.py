"""法定核算 of a case: the facts of each applicant's job, and what was computed from them."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from flask import Response, url_for
from pydantic import Field

from mediation.api.acting import by_me, case_for
from mediation.api.asking import body_of, me
from mediation.api.form_shapes import Nothing, Shape
from mediation.api.operations import Receipt, operation, version_wanted, with_version
from mediation.api.paging import Listing
from mediation.api.shapes import Answer, Yuan, yuan
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.claims.fact_sheet import FactSheet, heads_of, own_questions, shared_questions
from mediation.domain.claims.heads import Head
from mediation.domain.errors import ChangedMeanwhile, EditConflict, FieldProblem, InvalidInput
from mediation.models import Case
from mediation.queries import calculations as queries
from mediation.queries import cases
from mediation.services import calculating
from mediation.services import worker_facts as services
from mediation.web.calculations.running import wished
from mediation.web.costly import costly
from mediation.web.guards import View, case_workers, requires

PARTY = "/cases/<int:case_id>/parties/<int:party_id>"
Answers = dict[str, str | bool | list[str] | dict[str, str]]
NOT_ASKED = "没有这个问题，可以填的见 GET /calculations。"


class FactsSent(Shape):
    """The facts of one applicant's job by the names of the questions; heads named are computed."""

    common: Answers = Field(default_factory=dict, description="各项都用的事实")
    heads: dict[Head, Answers] = Field(default_factory=dict, description="各项自己的事实")


class FactsRead(Answer):
    """The facts as they may be sent again."""

    common: dict[str, Any]
    heads: dict[Head, dict[str, Any]]


class CalculationRow(Answer):
    """One frozen calculation."""

    id: int
    head: str
    amount: Yuan
    rules_version: str
    made_at: datetime


class CalculationRead(CalculationRow):
    """One calculation with what went in and what came out."""

    party_id: int
    inputs: dict[str, Any]
    answer: dict[str, Any]


@operation(
    "GET",
    f"{PARTY}/facts",
    scope=ApiScope.CASES_READ,
    guard=requires(Action.CALCULATE),
    summary="一名申请人的核算事实",
    answer=FactsRead,
    is_versioned=True,
)
def show_facts(case_id: int, party_id: int) -> Response:
    """What is known of one applicant's job; nothing yet is version 0."""
    case = case_for(case_id, Action.CALCULATE)
    row = _kept(case, party_id)
    sheet = FactSheet.from_plain(row.facts)
    told = FactsRead(
        common=dict(sheet.common), heads={h: dict(a) for h, a in sheet.by_head.items()}
    )
    return with_version(FactsRead, told, row.version)


def _kept(case: Case, party_id: int) -> Any:
    queries.applicant_of(case, party_id)
    row = queries.facts_row(party_id)
    return row or SimpleNamespace(version=services.NOT_YET, facts={})


@operation(
    "PUT",
    f"{PARTY}/facts",
    scope=ApiScope.CASES_WRITE,
    guard=requires(Action.CALCULATE),
    summary="保存一名申请人的核算事实，并重新核算",
    body=FactsSent,
    answer=Receipt,
    changes_version=True,
)
def keep_facts(case_id: int, party_id: int) -> str:
    """Replace what is known, and compute from it."""
    case = case_for(case_id, Action.CALCULATE)
    row = _kept(case, party_id)
    version = version_wanted(row)
    sheet = _sheet(case, party_id, body_of(FactsSent))
    read = row.version if version is None else version
    try:
        calculating.keep_and_calculate(case, party_id, sheet, expected_version=read, **by_me())
    except EditConflict as error:
        raise ChangedMeanwhile from error
    return url_for("api.show_facts", case_id=case_id, party_id=party_id)


def _sheet(case: Case, party_id: int, sent: FactsSent) -> FactSheet:
    """The sheet; an answer that no question of these claims asks for is refused."""
    heads = heads_of(queries.claim_types(case).get(party_id, ()))
    asked = {each.name for each in shared_questions(heads)}
    strange = [f"common-{name}" for name in sent.common if name not in asked]
    for head, answers in sent.heads.items():
        own = {each.name for each in own_questions(head)}
        strange += [f"heads-{head.value}-{name}" for name in answers if name not in own]
    if strange:
        raise InvalidInput(*(FieldProblem(name, NOT_ASKED) for name in strange))
    return FactSheet(sent.common, sent.heads)


@operation(
    "GET",
    f"{PARTY}/calculations",
    scope=ApiScope.CASES_READ,
    guard=case_workers,
    summary="一名申请人的历次核算",
    answer=Listing[CalculationRow],
)
def list_runs(case_id: int, party_id: int) -> Listing[CalculationRow]:
    """Every calculation of one applicant, newest first."""
    case = cases.get_for(me(), case_id)
    queries.applicant_of(case, party_id)
    rows = [_run(CalculationRow, each) for each in queries.history(case_id, party_id)]
    return Listing(items=rows, next=None)


def _run(shape: Any, row: Any) -> Any:
    told = {name: getattr(row, name) for name in shape.model_fields if name != "amount"}
    return shape(**told, amount=yuan(row.amount_fen))


@operation(
    "POST",
    f"{PARTY}/calculations",
    scope=ApiScope.CASES_WRITE,
    guard=requires(Action.CALCULATE),
    summary="按现有事实和当地标准重新核算一名申请人",
    body=Nothing,
)
def calculate_party(case_id: int, party_id: int) -> str:
    """Compute again: a figure of the place may have changed."""
    case = case_for(case_id, Action.CALCULATE)
    queries.applicant_of(case, party_id)
    body_of(Nothing)
    calculating.calculate(case, party_id, **by_me())
    return url_for("api.list_runs", case_id=case_id, party_id=party_id)


def _costly(view: View) -> View:
    return requires(Action.CALCULATE)(costly("calculate", per_minute=10)(view))


@operation(
    "POST",
    "/cases/<int:case_id>/calculations",
    scope=ApiScope.CASES_WRITE,
    guard=_costly,
    summary="核算全部申请人：人多的转后台任务",
    body=Nothing,
)
def calculate_all(case_id: int) -> str:
    """Compute every applicant that has facts."""
    case = case_for(case_id, Action.CALCULATE)
    body_of(Nothing)
    return url_for("api.show_job", job_id=wished(case, by=me()).id)


@operation(
    "GET",
    "/calculations/<int:calculation_id>",
    scope=ApiScope.CASES_READ,
    guard=case_workers,
    summary="一次核算：填入的事实、算式和依据",
    answer=CalculationRead,
)
def show_run(calculation_id: int) -> CalculationRead:
    """One calculation as it was frozen."""
    row, _case = queries.get_for(me(), calculation_id)
    found: CalculationRead = _run(CalculationRead, row)
    return found
