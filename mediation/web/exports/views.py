"""The list of cases as a spreadsheet: said what for, made at once or in the background."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.domain.permissions import Right
from mediation.models import Job
from mediation.queries.case_list import Filters
from mediation.services import exporting
from mediation.web import clock
from mediation.web.cases.list_form import address_of, described, read_filters
from mediation.web.costly import costly
from mediation.web.exports import bp
from mediation.web.exports.forms import ExportForm
from mediation.web.exports.wishing import wished
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_right, sensitive


@bp.route("/cases/export", methods=["GET", "POST"])
@requires_right(Right.EXPORT_CASES)
@sensitive
@costly("export", per_minute=5)
def cases() -> ResponseReturnValue:
    """Say what for; the address carries the filters of the list."""
    filters = read_filters(request.args)
    number = exporting.how_many(current_user, filters, today=clock.today())
    form = ExportForm()
    if form.validate_on_submit() and (job := _wished(filters, form)):
        return redirect(url_for("jobs.show", job_id=job.id))
    page = {"form": form, "number": number, "words": described(filters)}
    page |= {"view": filters.view.label, "address": address_of(filters)}
    return render_template("exports/cases.html", **page), 422 if form.errors else 200


def _wished(filters: Filters, form: ExportForm) -> Job | None:
    user = current_user._get_current_object()
    try:
        return wished(filters, form.purpose.data or "", form.password.data or "", by=user)
    except InvalidInput as error:
        show_problems(form, error)
        return None
