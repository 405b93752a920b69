"""Impact assessments and security incidents: the security administrator's records."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.assessments import kept_until
from mediation.domain.errors import InvalidInput
from mediation.domain.incidents import duties
from mediation.domain.roles import Role
from mediation.models import ImpactAssessment, SecurityIncident
from mediation.queries import protection
from mediation.services import protection as services
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role
from mediation.web.privacy import bp
from mediation.web.privacy.protection_forms import AssessmentForm, IncidentForm

READERS = (Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN)


@bp.get("/assessments")
@requires_role(*READERS)
def assessments() -> ResponseReturnValue:
    """The assessments, the next to be reviewed first."""
    rows = [(row, kept_until(row.assessed_on)) for row in protection.assessments()]
    may_write = Role.SECURITY_ADMIN in current_user.roles
    page = {"rows": rows, "may_write": may_write, "today": clock.today()}
    return render_template("privacy/assessments.html", **page)


@bp.route("/assessments/new", methods=["GET", "POST"])
@requires_role(Role.SECURITY_ADMIN)
def new_assessment() -> ResponseReturnValue:
    """Record an assessment."""
    form = AssessmentForm(data={"assessed_on": clock.today()})
    return _assessment(form, None)


@bp.route("/assessments/<int:assessment_id>", methods=["GET", "POST"])
@requires_role(Role.SECURITY_ADMIN)
def assessment(assessment_id: int) -> ResponseReturnValue:
    """Read or correct an assessment."""
    row = protection.assessment(assessment_id)
    return _assessment(AssessmentForm(obj=row), row)


def _assessment(form: AssessmentForm, row: ImpactAssessment | None) -> ResponseReturnValue:
    try:
        if form.validate_on_submit():
            kept = {"row": row, "expected_version": form.expected_version}
            services.save_assessment(form.typed(), **kept, by=_user(), at=clock.now())
            flash("影响评估已保存，至少保存三年。", "success")
            return redirect(url_for("privacy.assessments"))
    except InvalidInput as error:
        _show(form, error, row)
    page = render_template("privacy/assessment.html", form=form, row=row)
    return page, 422 if form.errors else 200


@bp.get("/incidents")
@requires_role(*READERS)
def incidents() -> ResponseReturnValue:
    """The incidents with their clocks, open ones first."""
    now = clock.now()
    rows = [(row, duties(row.facts, now)) for row in protection.incidents()]
    may_write = Role.SECURITY_ADMIN in current_user.roles
    return render_template("privacy/incidents.html", rows=rows, may_write=may_write)


@bp.route("/incidents/new", methods=["GET", "POST"])
@requires_role(Role.SECURITY_ADMIN)
def new_incident() -> ResponseReturnValue:
    """Record an incident; the clock runs from its discovery."""
    now = clock.now()
    discovered = {"discovered_on": now.date(), "discovered_time": now.time().replace(second=0)}
    return _incident(IncidentForm(data=discovered), None)


@bp.route("/incidents/<int:incident_id>", methods=["GET", "POST"])
@requires_role(*READERS)
def incident(incident_id: int) -> ResponseReturnValue:
    """An incident: its duties with their countdown, and what became of it."""
    row = protection.incident(incident_id)
    form = IncidentForm(obj=row)
    if not form.is_submitted():
        form.fill(row)
    return _incident(form, row)


def _incident(form: IncidentForm, row: SecurityIncident | None) -> ResponseReturnValue:
    try:
        if form.validate_on_submit():
            kept = {"row": row, "expected_version": form.expected_version}
            saved = services.save_incident(form.typed(), **kept, by=_user(), at=clock.now())
            flash("安全事件已保存。", "success")
            return redirect(url_for("privacy.incident", incident_id=saved.id))
    except InvalidInput as error:
        _show(form, error, row)
    found = duties(row.facts, clock.now()) if row else ()
    may_write = Role.SECURITY_ADMIN in current_user.roles
    page = {"form": form, "row": row, "duties": found, "may_write": may_write}
    return render_template("privacy/incident.html", **page), 422 if form.errors else 200


def _show(
    form: AssessmentForm | IncidentForm,
    error: InvalidInput,
    row: ImpactAssessment | SecurityIncident | None,
) -> None:
    """The problems, and the version as it is now, so that the next try knows of the change."""
    show_problems(form, error)
    if row is not None:
        form.version.data = str(row.version)


def _user():  # type: ignore[no-untyped-def]  # the proxy's user
    return current_user._get_current_object()
