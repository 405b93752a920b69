"""The working-day calendar: the office enters the State Council's next notice itself."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.clock_states import DayKind
from mediation.domain.errors import InvalidInput
from mediation.domain.roles import Role
from mediation.queries import administration
from mediation.services import calendar as services
from mediation.web import clock
from mediation.web.admin import bp
from mediation.web.admin.forms import DayForm
from mediation.web.form_errors import show_problems
from mediation.web.guards import administrators, requires_role


@bp.get("/calendar")
@administrators
def calendar() -> ResponseReturnValue:
    """The entries of a year, the coming one unless asked."""
    return _page(DayForm(formdata=None))


@bp.post("/calendar")
@requires_role(Role.SYSTEM_ADMIN)
def set_day() -> ResponseReturnValue:
    """Enter a day."""
    form = DayForm()
    if not form.validate() or not _entered(form):
        return _page(form), 422
    day = form.day.data
    flash(f"已录入 {day:%Y-%m-%d}，相关期限将在案件下次变动时重算。", "success")
    return redirect(url_for("admin.calendar", year=day.year))


@bp.post("/calendar/<day>/clear")
@requires_role(Role.SYSTEM_ADMIN)
def clear_day(day: str) -> ResponseReturnValue:
    """Take an entry back."""
    try:
        entered = date.fromisoformat(day)
    except ValueError:
        return redirect(url_for("admin.calendar"))
    services.clear_day(entered, by=current_user._get_current_object(), at=clock.now())
    flash(f"已撤销 {entered:%Y-%m-%d} 的录入。", "success")
    return redirect(url_for("admin.calendar", year=entered.year))


def _entered(form: DayForm) -> bool:
    by, kind = current_user._get_current_object(), DayKind(form.kind.data)
    try:
        services.set_day(form.day.data, kind, str(form.name.data), by=by, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


def _page(form: DayForm) -> str:
    year = request.args.get("year", clock.today().year + 1, type=int)
    return render_template(
        "admin/calendar.html",
        form=form,
        year=year,
        rows=administration.calendar_days(year),
        may_edit=Role.SYSTEM_ADMIN in current_user.roles,
    )
