"""Recording a 送达地址确认书, and that it was taken back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import InvalidInput
from mediation.models import Case
from mediation.queries import cases
from mediation.queries import paper_service as queries
from mediation.services import service_addresses as services
from mediation.services.paper_service import require_may_record
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires
from mediation.web.serving import bp
from mediation.web.serving.forms import AddressForm, WithdrawalForm


@bp.route("/addresses/new", methods=["GET", "POST"])
@requires(Action.ISSUE_DOCUMENT)
def confirm_address(case_id: int) -> ResponseReturnValue:
    """Record a 送达地址确认书 that a party signed."""
    case = cases.get_for(current_user, case_id)
    require_may_record(case, current_user)
    form = _form(case)
    try:
        if form.validate_on_submit():
            who = {"by": current_user._get_current_object(), "at": clock.now()}
            services.confirm_address(case, party_id=form.party_id.data, told=form.told(), **who)
            flash("送达地址确认书已登记。", "success")
            return _back(case_id)
    except InvalidInput as error:
        show_problems(form, error)
    page = render_template("serving/address.html", case=case, form=form)
    return page, 422 if form.errors else 200


def _form(case: Case) -> AddressForm:
    """The form of a party, ?party=7, with the address that the case knows."""
    wanted = request.args.get("party", type=int)
    party = next((each for each in case.parties if each.id == wanted), case.parties[0])
    usual = {"party_id": party.id, "address": party.service_address or party.address or ""}
    form = AddressForm(data={**usual, "confirmed_on": clock.today()})
    form.offer(case.parties, queries.proofs_of(case.id))
    return form


@bp.route("/addresses/<int:confirmation_id>/withdraw", methods=["GET", "POST"])
@requires(Action.ISSUE_DOCUMENT)
def withdraw_address(case_id: int, confirmation_id: int) -> ResponseReturnValue:
    """Record that a party took its confirmation back."""
    row = queries.confirmation_for(current_user, case_id, confirmation_id)
    case = cases.get_for(current_user, case_id)
    require_may_record(case, current_user)
    form = WithdrawalForm(data={"withdrawn_on": clock.today()})
    try:
        if form.validate_on_submit() and form.withdrawn_on.data:
            who = {"by": current_user._get_current_object(), "at": clock.now()}
            services.withdraw_address(row, case, withdrawn_on=form.withdrawn_on.data, **who)
            flash("已登记撤回；此前已经送达的不受影响。", "warning")
            return _back(case_id)
    except InvalidInput as error:
        show_problems(form, error)
    page = render_template("serving/withdraw.html", case=case, row=row, form=form)
    return page, 422 if form.errors else 200


def _back(case_id: int) -> ResponseReturnValue:
    return redirect(url_for("cases.show", case_id=case_id, _anchor="service"))
