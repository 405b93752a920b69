"""Consents of the parties: what each agreed to, and that it took the consent back."""

from datetime import date
from http import HTTPStatus

from flask import url_for

from mediation.api.acting import by_me
from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import shape_of
from mediation.api.operations import operation
from mediation.api.paging import Listing
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.consents import ConsentPurpose, ConsentWay
from mediation.domain.sharing import PURPOSES_BY_KIND
from mediation.queries import cases, shares
from mediation.queries import consents as queries
from mediation.services import consents as services
from mediation.web import clock
from mediation.web.consents.forms import ConsentForm, WithdrawalForm
from mediation.web.guards import case_workers

CONSENTS = "/cases/<int:case_id>/consents"
ConsentGiven = shape_of(ConsentForm, "ConsentGiven")
ConsentWithdrawn = shape_of(WithdrawalForm, "ConsentWithdrawn")


class ConsentRow(Answer):
    """One consent; `shares` are those in force that rest on it."""

    id: int
    party_id: int
    purpose: ConsentPurpose
    receiver_id: int | None
    way: ConsentWay
    given_on: date
    paper: str
    withdrawn_on: date | None
    withdrawal_note: str | None
    shares: list[int]


@operation(
    "GET",
    CONSENTS,
    scope=ApiScope.SHARES_READ,
    guard=case_workers,
    summary="同意记录，和依据它的共享",
    answer=Listing[ConsentRow],
)
def list_consents(case_id: int) -> Listing[ConsentRow]:
    """Every consent of the case, newest first."""
    case = cases.get_for(me(), case_id)
    return Listing(
        items=[_row(each) for each in queries.of_case(case.id, clock.today())], next=None
    )


def _row(row: queries.ConsentRow) -> ConsentRow:
    told = {n: getattr(row.consent, n) for n in ConsentRow.model_fields if n != "shares"}
    return ConsentRow(**told, shares=[each.id for each in row.shares])


@operation(
    "POST",
    CONSENTS,
    scope=ApiScope.SHARES_WRITE,
    guard=case_workers,
    summary="登记同意：谁、同意什么、提供给谁、凭证",
    body=ConsentGiven,
    status=HTTPStatus.CREATED,
)
def give_consent(case_id: int) -> str:
    """Record that a party consented."""
    case = cases.get_for(me(), case_id)
    services.require_may_record(case, me())
    form = filled(ConsentForm, body_of(ConsentGiven), receiver_id=0)
    form.offer(case, shares.possible_receivers(list(PURPOSES_BY_KIND)))
    services.give(case, **validated(form).typed(), **by_me())
    return url_for("api.list_consents", case_id=case_id)


@operation(
    "POST",
    f"{CONSENTS}/<int:consent_id>/withdraw",
    scope=ApiScope.SHARES_WRITE,
    guard=case_workers,
    summary="登记撤回同意；依据它的共享随后收回",
    body=ConsentWithdrawn,
)
def withdraw_consent(case_id: int, consent_id: int) -> str:
    """Record that a consent was taken back."""
    consent = queries.get_for(me(), case_id, consent_id)
    services.require_may_record(consent.case, me())
    form = validated(filled(WithdrawalForm, body_of(ConsentWithdrawn)))
    said = {"withdrawn_on": form.withdrawn_on.data, "note": form.note.data or ""}
    services.withdraw(consent, **said, **by_me())
    return url_for("api.list_consents", case_id=case_id)
