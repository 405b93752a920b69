"""Following the payments, instalment by instalment."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import InvalidInput, NotVisible
from mediation.domain.money import from_fen
from mediation.models import Case, Instalment, User
from mediation.queries import cases
from mediation.queries.agreement_facts import instalments_of
from mediation.queries.case_facts import current_agreement, performance_on
from mediation.services import payments as services
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.agreements.forms import PaymentForm
from mediation.web.agreements.instalment_page import instalment_rows, received_rows, totals
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires
from mediation.web.step_guard import closed_page, require_open


@bp.get("/payments")
@requires(Action.RECORD_PAYMENT)
def payments(case_id: int) -> ResponseReturnValue:
    """What is due, what came, what is late."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    why_not = require_open(case, Action.RECORD_PAYMENT, user)
    if why_not:
        return closed_page(case, Action.RECORD_PAYMENT, why_not)
    page = {
        "rows": instalment_rows(case, clock.today()),
        "received": received_rows(case),
        "totals": totals(case),
        "performance": performance_on(current_agreement(case), clock.today()),
    }
    return render_template("agreements/payments.html", case=case, **page)


@bp.route("/payments/<int:instalment_id>", methods=["GET", "POST"])
@requires(Action.RECORD_PAYMENT)
def record_payment(case_id: int, instalment_id: int) -> ResponseReturnValue:
    """Write a payment down."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    why_not = require_open(case, Action.RECORD_PAYMENT, user)
    if why_not:
        return closed_page(case, Action.RECORD_PAYMENT, why_not)
    instalment = _instalment(case, instalment_id)
    unpaid = from_fen(instalment.amount_fen - instalment.paid_fen)
    form = PaymentForm(data={"paid_on": clock.today(), "amount": unpaid})
    if not form.is_submitted():
        return _page(case, instalment, form)
    if not form.validate() or not _recorded(case, instalment_id, form, user):
        return _page(case, instalment, form), 422
    flash("已登记付款。", "success")
    return redirect(url_for(".payments", case_id=case_id))


def _instalment(case: Case, instalment_id: int) -> Instalment:
    agreement = current_agreement(case)
    for row in instalments_of(agreement) if agreement else []:
        if row.id == instalment_id:
            return row
    raise NotVisible


def _page(case: Case, instalment: Instalment, form: PaymentForm) -> str:
    return render_template("agreements/payment.html", case=case, instalment=instalment, form=form)


def _recorded(case: Case, instalment_id: int, form: PaymentForm, user: User) -> bool:
    try:
        services.record_payment(
            case,
            instalment_id=instalment_id,
            paid_on=form.paid_on.data,
            amount=form.amount.data,
            voucher=form.voucher.data,
            by=user,
            at=clock.now(),
        )
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True
