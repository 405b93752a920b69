"""履约账本: following the payments, instalment by instalment and payee by payee."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.agreement.ledger import LedgerLine
from mediation.domain.agreement.words import DueEvent, PaymentWay
from mediation.domain.case_flow import Action
from mediation.domain.errors import InvalidInput
from mediation.domain.money import from_fen
from mediation.models import Case, User
from mediation.queries import cases
from mediation.queries.receipts import receipts_of
from mediation.services import due_events
from mediation.services import payments as services
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.agreements.ledger_forms import (
    DueEventForm,
    PaidPayeesForm,
    PaymentForm,
    PaymentHead,
    VoidPaymentForm,
)
from mediation.web.agreements.ledger_lines import followed, line_of, waiting_payees
from mediation.web.agreements.ledger_page import ledger_context, payee_rows, sliced
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires
from mediation.web.step_guard import closed_page, require_open


@bp.get("/payments")
@requires(Action.RECORD_PAYMENT)
def payments(case_id: int) -> ResponseReturnValue:
    """What is due, what came, what is late."""
    case, why_not = _open(case_id, Action.RECORD_PAYMENT)
    if why_not:
        return closed_page(case, Action.RECORD_PAYMENT, why_not)
    page = request.args.get("page", 1, type=int)
    context = ledger_context(case, clock.today(), page)
    return render_template("agreements/payments.html", case=case, today=clock.today(), **context)


@bp.route("/payments/<int:instalment_id>", methods=["GET", "POST"])
@requires(Action.RECORD_PAYMENT)
def record_payment(case_id: int, instalment_id: int) -> ResponseReturnValue:
    """Write a payment down."""
    case, why_not = _open(case_id, Action.RECORD_PAYMENT)
    if why_not:
        return closed_page(case, Action.RECORD_PAYMENT, why_not)
    line = line_of(case, instalment_id)
    form = _payment_form(case, line)
    page = {"case": case, "line": line, "form": form}
    if not form.is_submitted():
        return render_template("agreements/payment.html", **page)
    if not form.validate() or not _recorded(case, instalment_id, form):
        return render_template("agreements/payment.html", **page), 422
    flash("已登记付款。", "success")
    return redirect(url_for(".payments", case_id=case_id))


@bp.route("/payments/<int:instalment_id>/payees", methods=["GET", "POST"])
@requires(Action.RECORD_PAYMENT)
def payees(case_id: int, instalment_id: int) -> ResponseReturnValue:
    """The payees of an instalment, a page at a time; those that were paid are ticked."""
    case, why_not = _open(case_id, Action.RECORD_PAYMENT)
    if why_not:
        return closed_page(case, Action.RECORD_PAYMENT, why_not)
    line, number = line_of(case, instalment_id), request.args.get("page", 1, type=int)
    names = {party.id: party.name for party in case.parties}
    rows = sliced(payee_rows(line, names, receipts_of(followed(case)), clock.today()), number)
    form = _payees_form(rows.rows)
    page = {"case": case, "line": line, "form": form, "shown": rows}
    if not form.is_submitted():
        return render_template("agreements/payees.html", **page)
    if not form.validate() or not _recorded(case, instalment_id, form):
        return render_template("agreements/payees.html", **page), 422
    flash(f"已登记 {len(form.sums)} 名收款人的付款。", "success")
    return redirect(url_for(".payees", case_id=case_id, instalment_id=instalment_id, page=number))


@bp.route("/payments/void/<int:payment_id>", methods=["GET", "POST"])
@requires(Action.VOID_PAYMENT)
def void_payment(case_id: int, payment_id: int) -> ResponseReturnValue:
    """Say that an entry was wrong, and why."""
    case, why_not = _open(case_id, Action.VOID_PAYMENT)
    if why_not:
        return closed_page(case, Action.VOID_PAYMENT, why_not)
    instalment, payment = services.payment_of(followed(case), payment_id)
    form = VoidPaymentForm()
    if form.validate_on_submit() and tried(
        form,
        lambda: services.void_payment(
            case, payment_id=payment_id, reason=str(form.reason.data), by=_user(), at=clock.now()
        ),
    ):
        flash("已作废，原记录和原因仍然保留。", "success")
        return redirect(url_for(".payments", case_id=case_id))
    page = {"case": case, "payment": payment, "instalment": instalment, "form": form}
    return render_template("agreements/void_payment.html", **page), 422 if form.errors else 200


@bp.route("/payments/events", methods=["GET", "POST"])
@requires(Action.RECORD_PAYMENT)
def due_event(case_id: int) -> ResponseReturnValue:
    """Write down that what a payment waits for has happened."""
    case, why_not = _open(case_id, Action.RECORD_PAYMENT)
    if why_not:
        return closed_page(case, Action.RECORD_PAYMENT, why_not)
    events = due_events.told_by_hand(followed(case))
    form = DueEventForm(data={"on": clock.today(), "event": events[0].value if events else None})
    form.offer(events)
    if form.validate_on_submit() and tried(
        form,
        lambda: due_events.record_event(
            case, event=DueEvent(form.event.data), on=form.on.data, by=_user(), at=clock.now()
        ),
    ):
        flash("已登记，应付日期已经算出。", "success")
        return redirect(url_for(".payments", case_id=case_id))
    page = {"case": case, "form": form, "events": events}
    return render_template("agreements/due_event.html", **page), 422 if form.errors else 200


def tried(form: PaymentHead | VoidPaymentForm | DueEventForm, act: Callable[[], object]) -> bool:
    """Do it; what the service refuses is shown beside its field."""
    try:
        act()
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


def _open(case_id: int, action: Action) -> tuple[Case, tuple[str, ...]]:
    case = cases.get_for(_user(), case_id)
    return case, require_open(case, action, _user())


def _user() -> User:
    user: User = current_user._get_current_object()
    return user


def _payment_form(case: Case, line: LedgerLine) -> PaymentForm:
    waiting = waiting_payees(case, line)
    form = PaymentForm(
        data={
            "paid_on": clock.today(),
            "way": PaymentWay.MONEY.value,
            "amount": from_fen(line.open_fen),
            "payee": waiting[0][0] if len(waiting) == 1 else None,
        }
    )
    form.offer(waiting)
    return form


def _payees_form(rows: list[dict[str, object]]) -> PaidPayeesForm:
    lines = [row["line"] for row in rows]
    return PaidPayeesForm(
        data={
            "paid_on": clock.today(),
            "way": PaymentWay.MONEY.value,
            "payees": [
                {"payee": str(line.payee_id), "amount": from_fen(line.open_fen)} for line in lines
            ],
        }
    )


def _recorded(case: Case, instalment_id: int, form: PaymentForm | PaidPayeesForm) -> bool:
    entry = form.entry(instalment_id, form.sums)
    return tried(form, lambda: services.record_payments(case, entry, by=_user(), at=clock.now()))
