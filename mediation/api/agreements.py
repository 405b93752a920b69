"""Agreements of a case: drafts, the one that is being signed, and who has signed it."""

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from http import HTTPStatus
from typing import Any

from flask import Response, url_for
from pydantic import Field

from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import shape_of
from mediation.api.operations import Receipt, operation, version_wanted, with_version
from mediation.api.paging import Listing
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.small_flows import AgreementState
from mediation.models import Agreement, Case
from mediation.queries import cases
from mediation.queries.agreement_facts import agreement_of, draft_of
from mediation.services import agreements
from mediation.services.expected_version import unchanged
from mediation.services.moving import require
from mediation.web import clock
from mediation.web.agreements.draft_values import values_of
from mediation.web.agreements.forms import AgreementForm, SettleForm, TermForm
from mediation.web.agreements.reading import draft_in
from mediation.web.agreements.signatories import waiting
from mediation.web.guards import case_workers, requires

# For the buttons of the workbench.
OF_BUTTONS = frozenset({"chosen_clause", "plan_count", "plan_day", "plan_from", "pasted"})
DRAFT, ROW = "/cases/<int:case_id>/agreements", "/cases/<int:case_id>/agreements/<int:draft_id>"


class TermSent(
    shape_of(TermForm, "TermFields", without=OF_BUTTONS | {"particulars"})  # type: ignore[misc]
):
    """One term; `structured` says that its particulars count, not the text alone."""

    kind: str = Field(max_length=40)
    structured: bool | None = None
    particulars: dict[str, Any] | None = Field(default=None, description="按条款种类填写的内容")


class DraftSent(
    shape_of(AgreementForm, "DraftFields", without=frozenset({"terms"}))  # type: ignore[misc]
):
    """A draft as the workbench takes it."""

    terms: list[TermSent] = Field(default_factory=list, max_length=40)


DaySettled = shape_of(SettleForm, "DaySettled")


class AgreementRow(Answer):
    """One draft, or the agreement that was chosen."""

    id: int
    version: int
    draft_number: int
    state: AgreementState
    is_whole: bool
    agreed_on: date | None
    effective_on: date | None


class Signed(Answer):
    """One signature."""

    signer: str
    capacity: str
    way: str
    signed_on: date


class AgreementDetail(AgreementRow):
    """An agreement with its terms as they may be sent again; accounts are masked."""

    draft: dict[str, Any]
    signatures: list[Signed]
    unsigned: list[str] = Field(description="还没有签章的人")


@operation(
    "GET",
    DRAFT,
    scope=ApiScope.AGREEMENTS_READ,
    guard=case_workers,
    summary="协议草稿和协议",
    answer=Listing[AgreementRow],
)
def list_agreements(case_id: int) -> Listing[AgreementRow]:
    """Every draft in its order."""
    case = cases.get_for(me(), case_id)
    rows = [AgreementRow.model_validate(each) for each in case.agreements]
    return Listing(items=rows, next=None)


@operation(
    "GET",
    ROW,
    scope=ApiScope.AGREEMENTS_READ,
    guard=case_workers,
    summary="一份协议的条款和签章情况",
    answer=AgreementDetail,
    is_versioned=True,
)
def show_agreement(case_id: int, draft_id: int) -> Response:
    """One agreement."""
    case = cases.get_for(me(), case_id)
    found = agreement_of(case, draft_id)
    return with_version(AgreementDetail, _detail(found, case), found.version)


def _detail(found: Agreement, case: Case) -> AgreementDetail:
    row = AgreementRow.model_validate(found).model_dump()
    values = values_of(draft_of(found), case, None)
    return AgreementDetail(
        **row,
        draft=_sendable(values),
        signatures=[Signed.model_validate(each) for each in found.signatures],
        unsigned=[each.label for each in waiting(found, me())],
    )


def _sendable(value: Any) -> Any:
    """What the form holds as a program may send it again; what says nothing is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, Mapping):
        told = {name: _sendable(each) for name, each in value.items()}
        told = {name: each for name, each in told.items() if each not in (None, "", [], ())}
        return told | ({"structured": True} if told.get("structured") == "yes" else {})
    if isinstance(value, list | tuple):
        return [_sendable(each) for each in value]
    return f"{value:.2f}" if isinstance(value, Decimal) else value


@operation(
    "POST",
    DRAFT,
    scope=ApiScope.AGREEMENTS_WRITE,
    guard=requires(Action.DRAFT_AGREEMENT),
    summary="新建协议草稿",
    body=DraftSent,
    status=HTTPStatus.CREATED,
)
def draft_agreement(case_id: int) -> str:
    """Keep a new draft."""
    case = cases.get_for(me(), case_id)
    require(case, Action.DRAFT_AGREEMENT, by=me(), at=clock.now())
    return _kept(case, None)


@operation(
    "PUT",
    ROW,
    scope=ApiScope.AGREEMENTS_WRITE,
    guard=requires(Action.DRAFT_AGREEMENT),
    summary="修改协议草稿",
    body=DraftSent,
    answer=Receipt,
    changes_version=True,
)
def correct_draft(case_id: int, draft_id: int) -> str:
    """Replace all that stands in a draft."""
    case = cases.get_for(me(), case_id)
    found = agreement_of(case, draft_id)
    version = version_wanted(found)
    require(case, Action.DRAFT_AGREEMENT, by=me(), at=clock.now())
    with unchanged(found, version):
        return _kept(case, found.id)


def _kept(case: Case, draft_id: int | None) -> str:
    form = validated(filled(AgreementForm, body_of(DraftSent)))
    draft = draft_in(form, case)
    kept = agreements.save_draft(case, draft, agreement_id=draft_id, by=me(), at=clock.now())
    return url_for("api.show_agreement", case_id=case.id, draft_id=kept.id)


@operation(
    "POST",
    f"{ROW}/settle",
    scope=ApiScope.AGREEMENTS_WRITE,
    guard=requires(Action.SETTLE),
    summary="登记双方就这份草稿达成协议",
    body=DaySettled,
    changes_version=True,
)
def settle_agreement(case_id: int, draft_id: int) -> str:
    """Register that the parties agreed."""
    case = cases.get_for(me(), case_id)
    found = agreement_of(case, draft_id)
    version = version_wanted(found)
    require(case, Action.SETTLE, by=me(), at=clock.now())
    form = validated(filled(SettleForm, body_of(DaySettled)))
    day = form.agreed_on.data
    with unchanged(found, version):
        agreements.settle(case, agreement_id=draft_id, agreed_on=day, by=me(), at=clock.now())
    return url_for("api.show_agreement", case_id=case_id, draft_id=draft_id)
