"""What payees say about the money, and the calls to the parties (回访)."""

from datetime import date, datetime
from http import HTTPStatus

from flask import url_for

from mediation.api.acting import by_me, case_for
from mediation.api.asking import body_of, filled, validated
from mediation.api.form_shapes import Nothing, shape_of
from mediation.api.operations import operation
from mediation.api.paging import Listing
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.papers import PaperKind
from mediation.domain.small_flows import ReceiptState
from mediation.queries.performance import callbacks_of
from mediation.services import issuing, receipts
from mediation.services.callbacks import CallbackEntry, record_callback
from mediation.web.agreements.ledger_forms import CallbackForm, ConfirmationForm
from mediation.web.agreements.ledger_lines import callees, followed, payee_of, receipt_words
from mediation.web.costly import costly
from mediation.web.guards import View, requires

PAYEE = "/cases/<int:case_id>/instalments/<int:instalment_id>/payees/<int:payee_id>"
PayeeAnswer = shape_of(ConfirmationForm, "PayeeAnswer")
CallbackMade = shape_of(CallbackForm, "CallbackMade")


class CallbackRow(Answer):
    """One call."""

    id: int
    party_id: int
    called_on: date
    way: str
    was_reached: bool
    performance: str | None
    satisfaction: str | None
    note: str
    again_on: date | None
    recorded_at: datetime


def _issuing(view: View) -> View:
    return requires(Action.CONFIRM_RECEIPT)(costly("paper", per_minute=60)(view))


@operation(
    "POST",
    f"{PAYEE}/receipt",
    scope=ApiScope.PERFORMANCE_WRITE,
    guard=_issuing,
    summary="出具收款确认单，带新的确认码；以前的码作废",
    body=Nothing,
    status=HTTPStatus.CREATED,
)
def issue_receipt(case_id: int, instalment_id: int, payee_id: int) -> str:
    """Issue the paper on which one payee is asked whether the money came."""
    case = case_for(case_id, Action.CONFIRM_RECEIPT)
    payee_of(case, instalment_id, payee_id)
    body_of(Nothing)
    told = receipt_words(instalment_id, payee_id)
    paper = issuing.issue(case, PaperKind.PAYMENT_RECEIPT.value, extra=told, **by_me())
    return url_for("api.show_document", document_id=paper.id)


@operation(
    "POST",
    f"{PAYEE}/confirmation",
    scope=ApiScope.PERFORMANCE_WRITE,
    guard=requires(Action.CONFIRM_RECEIPT),
    summary="登记收款人本人的答复：收到，或没有收到",
    body=PayeeAnswer,
)
def confirm_receipt(case_id: int, instalment_id: int, payee_id: int) -> str:
    """Take down the payee's answer."""
    case = case_for(case_id, Action.CONFIRM_RECEIPT)
    payee_of(case, instalment_id, payee_id)
    typed = validated(filled(ConfirmationForm, body_of(PayeeAnswer)))
    about = {"instalment_id": instalment_id, "payee_id": payee_id}
    said = {"state": ReceiptState(typed.state.data), "note": str(typed.note.data)}
    receipts.confirm_at_desk(case, **about, **said, **by_me())
    return url_for("api.show_ledger", case_id=case_id)


@operation(
    "GET",
    "/cases/<int:case_id>/callbacks",
    scope=ApiScope.PERFORMANCE_READ,
    guard=requires(Action.RECORD_CALLBACK),
    summary="回访记录",
    answer=Listing[CallbackRow],
)
def list_callbacks(case_id: int) -> Listing[CallbackRow]:
    """The calls that were made, newest first."""
    case = case_for(case_id, Action.RECORD_CALLBACK)
    rows = callbacks_of(followed(case))
    return Listing(items=[CallbackRow.model_validate(each) for each in rows], next=None)


@operation(
    "POST",
    "/cases/<int:case_id>/callbacks",
    scope=ApiScope.PERFORMANCE_WRITE,
    guard=requires(Action.RECORD_CALLBACK),
    summary="登记回访",
    body=CallbackMade,
)
def make_callback(case_id: int) -> str:
    """Write a call down, and the reminder of the next one."""
    case = case_for(case_id, Action.RECORD_CALLBACK)
    form = filled(CallbackForm, body_of(CallbackMade))
    form.offer(callees(case))
    record_callback(case, CallbackEntry(**validated(form).typed()), **by_me())
    return url_for("api.list_callbacks", case_id=case_id)
