"""Referrals: where a case was sent on, what its receiver reports, and writing a report down."""

from datetime import date
from decimal import Decimal
from http import HTTPStatus

from flask import url_for
from pydantic import Field

from mediation.api.acting import Key, by_me, case_for
from mediation.api.asking import body_of, me
from mediation.api.form_shapes import Shape
from mediation.api.operations import operation
from mediation.api.paging import Listing
from mediation.api.shapes import Answer, ReferralDetail, Yuan, yuan
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.errors import FieldProblem, InvalidInput, NotVisible
from mediation.domain.handoffs import ReferralStep
from mediation.domain.money import AmountError, parse_amount, to_fen
from mediation.domain.referral_events import NOTE_LENGTH, NUMBER_LENGTH, Reported
from mediation.models import Case, Referral, ReferralEvent
from mediation.queries import cases
from mediation.services.referral_following import record_event
from mediation.web.guards import case_workers, requires

REFERRALS = "/cases/<int:case_id>/referrals"
ONE = f"{REFERRALS}/<int:referral_id>"


class ReportSent(Shape):
    """One step that the receiver reports."""

    step: ReferralStep
    happened_on: date
    number: str = Field(default="", max_length=NUMBER_LENGTH, description="对方的案号、文号")
    amount: str | None = Field(default=None, max_length=30, description="元，例如 12600.00")
    codes: list[str] = Field(default=[], max_length=20, description="缺的材料、裁决种类等代码")
    party_id: Key | None = None
    note: str = Field(default="", max_length=NOTE_LENGTH)


class ReferralEventRow(Answer):
    """One step that was reported."""

    id: int
    step: ReferralStep
    happened_on: date
    number: str
    amount: Yuan
    codes: list[str]
    party_id: int | None
    note: str


class ReferralRead(ReferralDetail):
    """A referral with everything that its receiver reported."""

    events: list[ReferralEventRow]


@operation(
    "GET",
    "/cases/<int:case_id>/referrals",
    scope=ApiScope.REFERRALS_READ,
    guard=case_workers,
    summary="移送和退回，及其回执",
    answer=Listing[ReferralDetail],
)
def list_referrals(case_id: int) -> Listing[ReferralDetail]:
    """Where the case was sent, and what came back."""
    case = cases.get_for(me(), case_id)
    return Listing(items=[_referral(each) for each in case.referrals], next=None)


def _referral(row: Referral) -> ReferralDetail:
    told = {name: getattr(row, name) for name in ReferralDetail.model_fields if name != "receiver"}
    return ReferralDetail(**told, receiver=row.receiver.name)


@operation(
    "GET",
    ONE,
    scope=ApiScope.REFERRALS_READ,
    guard=case_workers,
    summary="一次移送：对方收件、补正、受理、裁决、送达的经过",
    answer=ReferralRead,
)
def show_referral(case_id: int, referral_id: int) -> ReferralRead:
    """One referral to its end."""
    row = _of_case(cases.get_for(me(), case_id), referral_id)
    return ReferralRead(**_referral(row).model_dump(), events=[_event(e) for e in row.events])


def _of_case(case: Case, referral_id: int) -> Referral:
    for row in case.referrals:
        if row.id == referral_id:
            return row
    raise NotVisible


def _event(row: ReferralEvent) -> ReferralEventRow:
    told = {n: getattr(row, n) for n in ReferralEventRow.model_fields if n != "amount"}
    return ReferralEventRow(**told, amount=yuan(row.amount_fen))


@operation(
    "POST",
    f"{ONE}/events",
    scope=ApiScope.REFERRALS_WRITE,
    guard=requires(Action.RECORD_RECEIPT),
    summary="登记对方的答复：收件、补正、受理、不受理、裁决、送达等",
    body=ReportSent,
    status=HTTPStatus.CREATED,
)
def report_referral(case_id: int, referral_id: int) -> str:
    """Write down what the receiver reported."""
    case = cases.get_for(me(), case_id)
    row = _of_case(case, referral_id)
    case_for(case_id, Action.RECORD_RECEIPT)
    sent = body_of(ReportSent)
    told = Reported(
        step=sent.step,
        on=sent.happened_on,
        number=sent.number,
        amount_fen=_fen(sent.amount),
        codes=tuple(sent.codes),
        party_id=sent.party_id,
        note=sent.note,
    )
    record_event(row, told, **by_me())
    return url_for("api.show_referral", case_id=case_id, referral_id=referral_id)


def _fen(amount: str | None) -> int | None:
    if amount is None:
        return None
    try:
        found: Decimal = parse_amount(amount)
    except AmountError as error:
        raise InvalidInput(FieldProblem("amount", error.problem.sentence)) from error
    return to_fen(found)
