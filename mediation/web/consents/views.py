"""Recording that a party consented, and that it took the consent back."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.domain.referrals import RECEIVERS
from mediation.domain.sharing import PURPOSES_BY_KIND
from mediation.models import Case
from mediation.queries import cases, shares
from mediation.queries import consents as queries
from mediation.services import consents as services
from mediation.web import clock
from mediation.web.consents import bp
from mediation.web.consents.forms import ConsentForm, WithdrawalForm
from mediation.web.form_errors import show_problems
from mediation.web.guards import case_workers

# Whoever reads a share or is asked to help gets personal information.
RECEIVING = list({*PURPOSES_BY_KIND, *(kind for kinds in RECEIVERS.values() for kind in kinds)})


@bp.app_template_global("consents_of_case")
def consents_of_case(case: Case) -> dict[str, Any]:
    """What the section of the case page lists, and the shares that lost their ground."""
    today = clock.today()
    return {
        "rows": queries.of_case(case.id, today),
        "groundless": queries.groundless_shares(case.id, today),
    }


@bp.route("/new", methods=["GET", "POST"])
@case_workers
def new(case_id: int) -> ResponseReturnValue:
    """Record a consent."""
    case = cases.get_for(current_user, case_id)
    services.require_may_record(case, current_user)
    form = ConsentForm(data={"given_on": clock.today()})
    form.offer(case, shares.possible_receivers(RECEIVING))
    try:
        if form.validate_on_submit():
            services.give(case, **form.typed(), by=current_user, at=clock.now())
            flash("同意已登记。", "success")
            return redirect(url_for("cases.show", case_id=case_id, _anchor="consents"))
    except InvalidInput as error:
        show_problems(form, error)
    page = render_template("consents/new.html", case=case, form=form)
    return page, 422 if form.errors else 200


@bp.route("/<int:consent_id>/withdraw", methods=["GET", "POST"])
@case_workers
def withdraw(case_id: int, consent_id: int) -> ResponseReturnValue:
    """Record that a consent was taken back; what rests on it is then to be revoked."""
    consent = queries.get_for(current_user, case_id, consent_id)
    services.require_may_record(consent.case, current_user)
    form = WithdrawalForm(data={"withdrawn_on": clock.today()})
    try:
        if form.validate_on_submit():
            said = {"withdrawn_on": form.withdrawn_on.data, "note": form.note.data or ""}
            services.withdraw(consent, **said, by=current_user, at=clock.now())
            flash("已登记撤回；依据这项同意的共享请及时收回。", "warning")
            return redirect(url_for("cases.show", case_id=case_id, _anchor="consents"))
    except InvalidInput as error:
        show_problems(form, error)
    page = render_template("consents/withdraw.html", consent=consent, form=form, case_id=case_id)
    return page, 422 if form.errors else 200
