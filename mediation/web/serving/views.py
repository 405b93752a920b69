"""Recording attempts to serve, what came of them, and entries that were wrong."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import InvalidInput
from mediation.domain.paper_service import ServiceOutcome
from mediation.domain.service_methods import ServiceMethod
from mediation.domain.sharing import PURPOSES_BY_KIND
from mediation.models import Case
from mediation.queries import cases, papers, shares
from mediation.queries import paper_service as queries
from mediation.services import paper_service as services
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires
from mediation.web.serving import bp
from mediation.web.serving.forms import ResultForm, ServiceForm, VoidForm

# The section of the case page asks for its rows itself.
bp.add_app_template_global(queries.ledger_of, "service_ledger")


@bp.route("/new", methods=["GET", "POST"])
@requires(Action.ISSUE_DOCUMENT)
def new(case_id: int) -> ResponseReturnValue:
    """Record that a paper was served, or sent, to one or several at once."""
    case = cases.get_for(current_user, case_id)
    services.require_may_record(case, current_user)
    form = _form(case)
    if form.validate_on_submit() and (told := _served(case, form)):
        flash(told, "success")
        return _back(case_id)
    page = render_template("serving/new.html", case=case, form=form)
    return page, 422 if form.errors else 200


def _form(case: Case) -> ServiceForm:
    """The form, filled with what the address asks for: ?document=3&party=7&method=left."""
    document, party = request.args.get("document", type=int), request.args.get("party", type=int)
    method = request.args.get("method", ServiceMethod.DIRECT.value)
    usual = {"document_id": document, "party_ids": [party] if party else [], "method": method}
    form = ServiceForm(data={**usual, "sent_on": clock.today(), "result_on": clock.today()})
    receivers = shares.possible_receivers(list(PURPOSES_BY_KIND))
    form.offer(papers.shareable(case.id), case.parties, receivers)
    form.offer_proofs(queries.proofs_of(case.id))
    return form


def _served(case: Case, form: ServiceForm) -> str:
    """Record it and say so; empty when something typed cannot be kept."""
    try:
        made = services.serve(
            case,
            document_id=form.document_id.data,
            party_ids=form.party_ids.data or [],
            organisation_id=form.organisation_id.data or None,
            sending=form.sending(),
            result=form.result(),
            by=current_user._get_current_object(),
            at=clock.now(),
        )
    except InvalidInput as error:
        show_problems(form, error)
        return ""
    days = {row.served_on for row in made if row.served_on}
    served = f"，{max(days)} 视为送达" if days else ""
    return f"已登记 {len(made)} 份送达{served}。"


@bp.route("/<int:service_id>/outcome", methods=["GET", "POST"])
@requires(Action.ISSUE_DOCUMENT)
def outcome(case_id: int, service_id: int) -> ResponseReturnValue:
    """Record what came of an attempt that was under way."""
    row = queries.get_for(current_user, case_id, service_id)
    case = cases.get_for(current_user, case_id)
    services.require_may_record(case, current_user)
    form = ResultForm(data={"outcome": ServiceOutcome.SERVED.value, "result_on": clock.today()})
    form.offer_proofs(queries.proofs_of(case_id))
    try:
        if form.validate_on_submit():
            who = {"by": current_user._get_current_object(), "at": clock.now()}
            services.record_outcome(row, case, result=form.result(), **who)
            flash("送达结果已登记。", "success")
            return _back(case_id)
    except InvalidInput as error:
        show_problems(form, error)
    page = render_template("serving/outcome.html", case=case, row=row, form=form)
    return page, 422 if form.errors else 200


@bp.route("/<int:service_id>/void", methods=["GET", "POST"])
@requires(Action.ISSUE_DOCUMENT)
def void(case_id: int, service_id: int) -> ResponseReturnValue:
    """Say that an entry was wrong, and why."""
    row = queries.get_for(current_user, case_id, service_id)
    case, form = cases.get_for(current_user, case_id), VoidForm()
    services.require_may_record(case, current_user)
    if form.validate_on_submit():
        who = {"by": current_user._get_current_object(), "at": clock.now()}
        services.void(row, case, reason=form.reason.data or "", **who)
        flash("已作废这次送达登记，期限已按作废后的情况重算。", "warning")
        return _back(case_id)
    page = render_template("serving/void.html", case=case, row=row, form=form)
    return page, 422 if form.errors else 200


def _back(case_id: int) -> ResponseReturnValue:
    return redirect(url_for("cases.show", case_id=case_id, _anchor="service"))
