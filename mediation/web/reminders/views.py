"""Setting a reminder, and ending it."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.domain.reminders import ReminderEnding
from mediation.models import Case
from mediation.queries import cases
from mediation.queries import reminders as queries
from mediation.services import reminders as services
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.guards import case_workers
from mediation.web.reminders import bp
from mediation.web.reminders.forms import ReminderForm


@bp.app_template_global("reminders_of_case")
def reminders_of_case(case: Case) -> dict[str, Any]:
    """What the section of the case page shows."""
    rows = [
        {"reminder": row, "may_end": row.is_open and services.may_end(row, case, current_user)}
        for row in queries.of_case(case.id)
    ]
    return {"rows": rows, "may_write": services.may_write(case, current_user)}


@bp.route("/new", methods=["GET", "POST"])
@case_workers
def new(case_id: int) -> ResponseReturnValue:
    """Set a reminder."""
    case = cases.get_for(current_user, case_id)
    services.require_may_write(case, current_user)
    form = ReminderForm(data={"for_id": current_user.id})
    form.offer(queries.possible_receivers(case, current_user))
    try:
        if form.validate_on_submit():
            services.write(case, **form.typed(), by=current_user, at=clock.now())
            flash("提醒已设好，当天出现在对方的首页和待办中。", "success")
            return redirect(_section(case_id))
    except InvalidInput as error:
        show_problems(form, error)
    page = render_template("reminders/new.html", case=case, form=form)
    return page, 422 if form.errors else 200


@bp.post("/<int:reminder_id>/done")
@case_workers
def done(case_id: int, reminder_id: int) -> ResponseReturnValue:
    """What it reminded of is done."""
    case = cases.get_for(current_user, case_id)
    services.end(case, reminder_id, ReminderEnding.DONE, by=current_user, at=clock.now())
    flash("提醒已办结。", "success")
    return redirect(_section(case_id))


@bp.post("/<int:reminder_id>/cancel")
@case_workers
def cancel(case_id: int, reminder_id: int) -> ResponseReturnValue:
    """Take it back."""
    case = cases.get_for(current_user, case_id)
    services.end(case, reminder_id, ReminderEnding.CANCELLED, by=current_user, at=clock.now())
    flash("提醒已取消，记录保留。", "success")
    return redirect(_section(case_id))


def _section(case_id: int) -> str:
    return url_for("cases.show", case_id=case_id, _anchor="reminders")
