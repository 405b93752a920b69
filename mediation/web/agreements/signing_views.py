"""Signing an agreement, and the party that will not."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import InvalidInput
from mediation.extensions import pen_counts
from mediation.models import Agreement, Case, User
from mediation.queries import cases
from mediation.queries.agreement_facts import regime_for
from mediation.queries.case_facts import current_agreement
from mediation.queries.signed_scans import returned_papers
from mediation.services import signing
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.agreements.signatories import rows, waiting
from mediation.web.agreements.signed_rows import sign_typed
from mediation.web.agreements.signing_forms import RefusalForm, SigningForm
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires
from mediation.web.step_guard import closed_page, require_open


@bp.route("/signatures", methods=["GET", "POST"])
@requires(Action.SIGN_AGREEMENT)
def sign(case_id: int) -> ResponseReturnValue:
    """Everybody who has to sign, one row each; several may be entered at once."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    why_not = require_open(case, Action.SIGN_AGREEMENT, user)
    if why_not:
        return closed_page(case, Action.SIGN_AGREEMENT, why_not)
    agreement = current_agreement(case)
    form = SigningForm(data=_usual(agreement, user))
    if not form.is_submitted() or "fill" in request.form:
        return _page(case, agreement, _filled(form))
    if not form.validate() or not _signed(case, form, user):
        return _page(case, agreement, form), 422
    flash(_told(cases.get_for(user, case_id)), "success")
    return redirect(url_for("cases.show", case_id=case_id, _anchor="agreement"))


@bp.post("/refusal")
@requires(Action.SIGN_AGREEMENT)
def refuse(case_id: int) -> ResponseReturnValue:
    """A party will not sign: the agreement is off."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    why_not = require_open(case, Action.SIGN_AGREEMENT, user)
    if why_not:
        return closed_page(case, Action.SIGN_AGREEMENT, why_not)
    form = RefusalForm()
    if not form.validate() or not _refused(case, form, user):
        agreement = current_agreement(case)
        again = SigningForm(formdata=None, data=_usual(agreement, user))
        return _page(case, agreement, again, form), 422
    flash("已登记拒绝签章。请核对下面的内容，办理调解不成。", "success")
    return redirect(url_for("cases.step", case_id=case_id, action=Action.FAIL.value))


def _usual(agreement: Agreement, user: User) -> dict[str, Any]:
    return {"signatures": rows(agreement, user, clock.now()), "fill_on": clock.today()}


def _refused(case: Case, form: RefusalForm, user: User) -> bool:
    told = {"reason": form.reason.data, "refused_on": form.refused_on.data}
    try:
        signing.refuse(case, **told, by=user, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


def _filled(form: SigningForm) -> SigningForm:
    """The form with the chosen way and day in every party's row that was still empty."""
    for entry in form.signatures if form.fill_way.data else ():
        row = entry.form
        if str(row.key.data).isdecimal() and not row.has_signed.data:
            row.has_signed.data, row.signed_on.data = form.fill_way.data, form.fill_on.data
            # What the browser sent would be shown instead.
            row.signed_on.raw_data = None
    return form


def _page(
    case: Case, agreement: Agreement, form: SigningForm, refusal: RefusalForm | None = None
) -> str:
    user = current_user._get_current_object()
    return render_template(
        "agreements/sign.html",
        case=case,
        agreement=agreement,
        form=form,
        signatories={each.key: each for each in waiting(agreement, user)},
        regime=regime_for(agreement),
        pen_counts=pen_counts(),
        returned=returned_papers(agreement),
        refusal=refusal or RefusalForm(formdata=None, data={"refused_on": clock.today()}),
        today=clock.today(),
    )


def _signed(case: Case, form: SigningForm, user: User) -> bool:
    try:
        sign_typed(case, form, by=user, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


def _told(case: Case) -> str:
    agreement = current_agreement(case)
    if agreement is not None and agreement.effective_on:
        return f"签章齐全，协议自 {agreement.effective_on} 起生效，确认和审查的期限已起算。"
    return "签章已登记，还有人没有签。"
