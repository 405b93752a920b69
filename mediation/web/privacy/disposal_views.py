"""Disposal lists: propose, approve, carry out, print the record."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.disposal import DisposalState
from mediation.domain.errors import InvalidInput
from mediation.domain.roles import Role
from mediation.models import DisposalList
from mediation.queries import disposal as queries
from mediation.services import disposal as services
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role, sensitive
from mediation.web.pdf_answer import pdf_answer
from mediation.web.privacy import bp
from mediation.web.privacy.forms import DecisionForm, ExecutionForm, ProposalForm
from mediation.web.privacy.retention_views import due_page


@bp.get("/disposals")
@requires_role(Role.SUPERVISOR)
def disposals() -> ResponseReturnValue:
    """The lists of the bodies in sight."""
    return render_template("privacy/disposals.html", rows=queries.lists(current_user))


@bp.post("/disposals")
@requires_role(Role.SUPERVISOR)
def propose() -> ResponseReturnValue:
    """Put what was ticked on a list that somebody else must approve."""
    form = ProposalForm()
    try:
        if form.validate():
            keys, records = form.case_ids.data or [], form.records.data or []
            said = {"records": records, "reason": form.reason.data or ""}
            made = services.propose(keys, **said, by=_user(), at=clock.now())
            flash("已提出，请另一位负责人或上级工会负责人审批。", "success")
            return redirect(url_for("privacy.disposal", list_id=made.id))
    except InvalidInput as error:
        show_problems(form, error)
    return render_template("privacy/due.html", **due_page(form)), 422


@bp.get("/disposals/<int:list_id>")
@requires_role(Role.SUPERVISOR)
def disposal(list_id: int) -> ResponseReturnValue:
    """One list, and what this person can do with it."""
    return _page(queries.get_for(current_user, list_id))


def _page(
    found: DisposalList,
    decision: DecisionForm | None = None,
    execution: ExecutionForm | None = None,
) -> str:
    return render_template(
        "privacy/disposal.html",
        found=found,
        decision=decision or DecisionForm(formdata=None),
        execution=execution or ExecutionForm(formdata=None),
        may_decide=found.state is DisposalState.PROPOSED
        and found.proposed_by_id != current_user.id,
        may_execute=found.state is DisposalState.APPROVED,
        may_withdraw=found.state.is_open,
    )


@bp.post("/disposals/<int:list_id>/decide")
@requires_role(Role.SUPERVISOR)
@sensitive
def decide(list_id: int) -> ResponseReturnValue:
    """Approve or reject; never by who proposed."""
    found = queries.get_for(current_user, list_id)
    form, approved = DecisionForm(), request.form.get("verdict") == "approve"
    if not form.validate():
        return _page(found, decision=form), 422
    said = {"approved": approved, "note": form.note.data or ""}
    try:
        services.decide(list_id, **said, by=_user(), at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return _page(queries.get_for(current_user, list_id), decision=form), 422
    flash("已批准，可以执行销毁。" if approved else "已登记不批准。", "success")
    return redirect(url_for("privacy.disposal", list_id=list_id))


@bp.post("/disposals/<int:list_id>/withdraw")
@requires_role(Role.SUPERVISOR)
def withdraw(list_id: int) -> ResponseReturnValue:
    """Give a list up."""
    services.withdraw(list_id, by=_user(), at=clock.now())
    flash("清单已撤回，没有销毁任何内容。", "success")
    return redirect(url_for("privacy.disposal", list_id=list_id))


@bp.post("/disposals/<int:list_id>/execute")
@requires_role(Role.SUPERVISOR)
@sensitive
def execute(list_id: int) -> ResponseReturnValue:
    """Destroy what the list names."""
    found = queries.get_for(current_user, list_id)
    form = ExecutionForm()
    try:
        if not form.validate():
            return _page(found, execution=form), 422
        services.execute(list_id, counted=form.counted.data, by=_user(), at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return _page(queries.get_for(current_user, list_id), execution=form), 422
    flash("已销毁，销毁清册已留存，请打印签名。", "success")
    return redirect(url_for("privacy.disposal", list_id=list_id))


@bp.get("/disposals/<int:list_id>.pdf")
@requires_role(Role.SUPERVISOR)
@costly("paper", per_minute=60, reading=True)
def disposal_record(list_id: int) -> ResponseReturnValue:
    """The record of what was destroyed, as it was drawn."""
    found = queries.get_for(current_user, list_id)
    name = f"{found.number} 案卷销毁清册"
    content = services.printed(found, by=_user(), at=clock.now())
    return pdf_answer(content, name, save="save" in request.args)


def _user():  # type: ignore[no-untyped-def]  # the proxy's user
    return current_user._get_current_object()
