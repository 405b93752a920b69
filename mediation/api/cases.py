"""Cases: the list with the filters of the page, one case, its people, and a number in full."""

from datetime import date
from enum import StrEnum
from typing import Any

from flask import Response, request
from pydantic import BaseModel, ConfigDict, Field

from mediation.api.asking import body_of, filled, me, query_of, validated
from mediation.api.form_shapes import shape_of
from mediation.api.operations import operation, with_version
from mediation.api.paging import Listing, cursor_of, opaque
from mediation.api.shapes import (
    CaseDetail,
    CaseRow,
    ClaimDetail,
    Number,
    OpenAction,
    PartyDetail,
    Person,
    yuan,
)
from mediation.domain.agreement.standing import Standing
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import CaseState
from mediation.domain.case_guards import menu
from mediation.domain.claim_types import ClaimType
from mediation.domain.revealing import RevealReason
from mediation.domain.source_channels import SourceChannel
from mediation.models import Case, Party, Representative, User
from mediation.queries import case_list, cases
from mediation.queries.case_facts import facts_of
from mediation.queries.case_list import Due, View
from mediation.queries.personal_numbers import Secret, person_key, secret_of, secrets_of
from mediation.queries.visibility import allowed_to
from mediation.services import revealing
from mediation.web import clock
from mediation.web.cases.list_form import read_filters
from mediation.web.form_keys import repeatable
from mediation.web.guards import case_workers
from mediation.web.reveal_page import RevealForm


class YesNo(StrEnum):
    """A filter that is set or not."""

    NO = "0"
    YES = "1"


class CaseFilters(BaseModel):
    """The filters of the list, as the page of cases has them in its address."""

    model_config = ConfigDict(extra="forbid")

    view: View = Field(default=View.OPEN, description="open 在办；ended 已结；all 全部")
    state: CaseState | None = None
    q: str | None = Field(default=None, max_length=60, description="案号、姓名、单位")
    channel: SourceChannel | None = None
    claim: ClaimType | None = None
    mediator: int | None = Field(default=None, ge=1, lt=2**31)
    owner: str | None = Field(default=None, pattern="^me$", description="me：我承办的")
    body: int | None = Field(default=None, ge=1, lt=2**31)
    due: Due | None = None
    waiting: YesNo | None = Field(default=None, description="1 等别人的；0 要处理的")
    unassigned: YesNo | None = None
    collective: YesNo | None = None
    standing: Standing | None = None
    received_from: date | None = None
    received_to: date | None = None


class CaseQuery(CaseFilters):
    """The filters, and which page."""

    after: str | None = Field(default=None, max_length=200, description="上一页给出的 next")


@operation(
    "GET",
    "/cases",
    scope=ApiScope.CASES_READ,
    guard=case_workers,
    summary="案件列表：与页面相同的筛选，按键翻页",
    answer=Listing[CaseRow],
    query=CaseQuery,
)
def list_cases() -> Listing[CaseRow]:
    """The cases that the account sees, narrowed."""
    asked = query_of(CaseQuery)
    found = case_list.page(
        me(), read_filters(request.args), today=clock.today(), cursor=cursor_of(asked.after)
    )
    return Listing(items=[_row(row) for row in found.rows], next=opaque(found.next))


def _row(row: Any) -> CaseRow:
    told = {name: getattr(row, name) for name in CaseRow.model_fields if name != "claimed"}
    return CaseRow(**told, claimed=yuan(row.claimed_fen))


@operation(
    "GET",
    "/cases/<int:case_id>",
    scope=ApiScope.CASES_READ,
    guard=case_workers,
    summary="一件案件：状态、期限、下一步",
    answer=CaseDetail,
    is_versioned=True,
)
def show_case(case_id: int) -> Response:
    """One case and the steps that are open."""
    case = cases.get_for(me(), case_id)
    return with_version(CaseDetail, detail_of(case, me()), case.version)


def detail_of(case: Case, user: User) -> CaseDetail:
    """The case as the interface shows it to somebody."""
    apart = {"body", "owner", "mediator", "claimed", "steps"}
    told = {name: getattr(case, name) for name in CaseDetail.model_fields.keys() - apart}
    entries = menu(facts_of(case, today=clock.today()), allowed_to(user, case))
    return CaseDetail(
        **told,
        body=case.body.name,
        owner=case.owner.name if case.owner else None,
        mediator=case.mediator.name if case.mediator else None,
        claimed=yuan(case.claimed_fen),
        steps=[
            OpenAction(action=each.action.value, label=each.action.label, why_not=each.why_not)
            for each in entries
        ],
    )


@operation(
    "GET",
    "/cases/<int:case_id>/parties",
    scope=ApiScope.CASES_READ,
    guard=case_workers,
    summary="当事人和代理人，号码只显示一部分",
    answer=Listing[PartyDetail],
)
def list_parties(case_id: int) -> Listing[PartyDetail]:
    """Everybody in the case."""
    case = cases.get_for(me(), case_id)
    numbers = secrets_of(case)
    return Listing(items=[_party(party, numbers) for party in case.parties], next=None)


def _party(party: Party, numbers: list[Secret]) -> PartyDetail:
    apart = {"person", "numbers", "representatives"}
    told = {name: getattr(party, name) for name in PartyDetail.model_fields.keys() - apart}
    people = [
        Person(
            person=person_key(each),
            name=each.name,
            kind=each.kind,
            authority=each.authority,
            numbers=_numbers(each, numbers),
        )
        for each in party.representatives
    ]
    key, own = person_key(party), _numbers(party, numbers)
    return PartyDetail(**told, person=key, numbers=own, representatives=people)


def _numbers(row: Party | Representative, numbers: list[Secret]) -> list[Number]:
    own = (each for each in numbers if each.person == person_key(row))
    return [Number(field=each.field, masked=each.masked) for each in own]


@operation(
    "GET",
    "/cases/<int:case_id>/claims",
    scope=ApiScope.CASES_READ,
    guard=case_workers,
    summary="请求事项：主张、核算、约定、已付四个数",
    answer=Listing[ClaimDetail],
)
def list_claims(case_id: int) -> Listing[ClaimDetail]:
    """What is asked for."""
    case = cases.get_for(me(), case_id)
    sums = ("claimed", "calculated", "agreed", "paid")
    plain = ClaimDetail.model_fields.keys() - set(sums)
    rows = [
        ClaimDetail(
            **{name: getattr(claim, name) for name in plain},
            **{name: yuan(getattr(claim, f"{name}_fen")) for name in sums},
        )
        for claim in case.claims
    ]
    return Listing(items=rows, next=None)


RevealReasonGiven = shape_of(RevealForm, "RevealReasonGiven")


class WholeNumber(BaseModel):
    """A number in full, told this once and written down."""

    value: str


@operation(
    "POST",
    "/cases/<int:case_id>/people/<person>/<field>",
    scope=ApiScope.REVEAL,
    guard=lambda view: case_workers(repeatable(view)),
    summary="显示一个完整号码：写明用途，逐次记录",
    answer=WholeNumber,
    body=RevealReasonGiven,
)
def reveal_number(case_id: int, person: str, field: str) -> WholeNumber:
    """One number; the trail has who asked and why."""
    case = cases.get_for(me(), case_id)
    revealing.require_right(case, by=me())
    secret = secret_of(case, person, field)
    reason, note = reason_given()
    value = revealing.reveal(case, secret, reason, note, by=me(), at=clock.now())
    return WholeNumber(value=value)


def reason_given() -> tuple[RevealReason, str]:
    """What a number is needed for."""
    form = validated(filled(RevealForm, body_of(RevealReasonGiven)))
    return RevealReason(form.reason.data), form.note.data or ""
