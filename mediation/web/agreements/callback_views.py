"""回访: writing a call down."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.callbacks import CallbackWay
from mediation.domain.case_flow import Action
from mediation.models import Case
from mediation.queries import cases
from mediation.queries.case_facts import current_agreement
from mediation.queries.performance import callbacks_of
from mediation.services.callbacks import CallbackEntry, record_callback
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.agreements.ledger_forms import CallbackForm
from mediation.web.agreements.ledger_lines import callees
from mediation.web.agreements.payment_views import tried
from mediation.web.guards import requires
from mediation.web.step_guard import closed_page, require_open


@bp.route("/callbacks", methods=["GET", "POST"])
@requires(Action.RECORD_CALLBACK)
def callback(case_id: int) -> ResponseReturnValue:
    """The form of a call beside the calls that were made."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    why_not = require_open(case, Action.RECORD_CALLBACK, user)
    if why_not:
        return closed_page(case, Action.RECORD_CALLBACK, why_not)
    form = _form(case)
    if form.validate_on_submit() and _recorded(case, form):
        flash("已登记回访。", "success")
        return redirect(url_for("cases.show", case_id=case_id, _anchor="agreement"))
    agreement = current_agreement(case)
    made = callbacks_of(agreement) if agreement else []
    page = {"case": case, "form": form, "callbacks": made}
    return render_template("agreements/callback.html", **page), 422 if form.errors else 200


def _form(case: Case) -> CallbackForm:
    usual = {"called_on": clock.today(), "way": CallbackWay.PHONE.value, "reached": "yes"}
    party = request.args.get("party", type=int)
    offered = callees(case)
    chosen = {"party": party} if party in dict(offered) else {}
    form = CallbackForm(data=usual | chosen)
    form.offer(offered)
    return form


def _recorded(case: Case, form: CallbackForm) -> bool:
    def act() -> object:
        entry = CallbackEntry(**form.typed())
        user = current_user._get_current_object()
        return record_callback(case, entry, by=user, at=clock.now())

    return tried(form, act)
