"""The table of periods, the cases that are due, and marks that keep a case longer."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput, NotVisible
from mediation.domain.retention import RecordKind, RetentionMark
from mediation.domain.roles import Role
from mediation.queries import cases, due_records, retention
from mediation.services import retention_rules as services
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role
from mediation.web.privacy import bp
from mediation.web.privacy.forms import MarkForm, ProposalForm, RuleForm


@bp.get("/retention")
@requires_role(Role.SUPERVISOR)
def retention_table() -> ResponseReturnValue:
    """The periods, those in force and those before them."""
    rows, today = retention.rows(), clock.today()
    in_force = {kind: retention.rule_on(retention.rules(), kind, today).id for kind in RecordKind}
    return render_template(
        "privacy/retention.html",
        rows=rows,
        in_force=set(in_force.values()),
        may_set=retention.may_set_rules(current_user),
        today=today,
    )


@bp.route("/retention/<kind>", methods=["GET", "POST"])
@requires_role(Role.SUPERVISOR)
def retention_rule(kind: str) -> ResponseReturnValue:
    """Set the period of one kind of record from a day on."""
    record_kind = _kind(kind)
    form = _rule_form(record_kind)
    if form.validate_on_submit() and _set(record_kind, form):
        flash("保管期限已确定。", "success")
        return redirect(url_for("privacy.retention_table"))
    page = {"kind": record_kind, "form": form, "may_set": retention.may_set_rules(current_user)}
    return render_template("privacy/retention_rule.html", **page), 422 if form.errors else 200


def _kind(text: str) -> RecordKind:
    if text not in set(RecordKind):
        raise NotVisible
    return RecordKind(text)


def _rule_form(kind: RecordKind) -> RuleForm:
    rule = retention.rule_on(retention.rules(), kind, clock.today())
    return RuleForm(
        data={
            "unit": rule.period.unit.value,
            "length": rule.period.length or None,
            "basis": rule.basis,
            "valid_from": clock.today(),
        }
    )


def _set(kind: RecordKind, form: RuleForm) -> bool:
    said = {"basis": form.basis.data or "", "valid_from": form.valid_from.data}
    try:
        services.set_rule(kind, form.period(), **said, by=_user(), at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


@bp.get("/due")
@requires_role(Role.SUPERVISOR)
def due() -> ResponseReturnValue:
    """到期清单: the cases and records whose period is over."""
    return render_template("privacy/due.html", **due_page(ProposalForm(formdata=None)))


def due_page(form: ProposalForm) -> dict[str, object]:
    """What the page of due cases shows, with the form of a proposal."""
    user, today = _user(), clock.today()
    body_id = request.args.get("body", type=int)
    return {
        "form": form,
        "rows": retention.due(user, today, body_id=body_id),
        "count": retention.due_count(user, today),
        "bodies": retention.bodies(user),
        "body_id": body_id,
        "records": due_records.due(user, today),
        "ticked": {*(form.case_ids.data or []), *(form.records.data or [])},
    }


@bp.route("/cases/<int:case_id>/mark", methods=["GET", "POST"])
@requires_role(Role.SUPERVISOR)
def mark(case_id: int) -> ResponseReturnValue:
    """Hold a case back from disposal, or keep it as a major one."""
    case = cases.get_for(current_user, case_id)
    form = MarkForm()
    if form.validate_on_submit():
        kind, reason = RetentionMark(form.kind.data), form.reason.data or ""
        services.put_mark(case, kind, reason=reason, by=_user(), at=clock.now())
        flash(f"已{kind.label}。", "success")
        return redirect(url_for("privacy.mark", case_id=case_id))
    marks = retention.marks_on([case_id]).get(case_id, [])
    page = {"case": case, "form": form, "marks": marks}
    return render_template("privacy/mark.html", **page), 422 if form.errors else 200


@bp.post("/cases/<int:case_id>/mark/<kind>/lift")
@requires_role(Role.SUPERVISOR)
def lift_mark(case_id: int, kind: str) -> ResponseReturnValue:
    """End a mark."""
    case = cases.get_for(current_user, case_id)
    if kind not in set(RetentionMark):
        raise NotVisible
    services.lift_mark(case, RetentionMark(kind), by=_user(), at=clock.now())
    flash("已解除。", "success")
    return redirect(url_for("privacy.mark", case_id=case_id))


def _user():  # type: ignore[no-untyped-def]  # the proxy's user
    return current_user._get_current_object()
