"""The working-day calendar: the office enters the State Council's next notice itself."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.calendar_notices import NOTICES
from mediation.domain.clock_states import DayKind
from mediation.domain.errors import InvalidInput
from mediation.domain.holiday_notice import LAST_YEAR, HolidayNotice, read_notice
from mediation.domain.jobs import JobKind
from mediation.domain.roles import Role
from mediation.queries import administration
from mediation.queries import jobs as job_rows
from mediation.queries.calendar import working_calendar
from mediation.queries.calendar_foresight import foreseen
from mediation.services import calendar as services
from mediation.web import clock
from mediation.web.admin import bp
from mediation.web.admin.forms import DayForm, NoticeForm
from mediation.web.form_errors import show_problems
from mediation.web.guards import administrators, passive, requires_role

REFRESH = JobKind.REFRESH_CLOCKS


@bp.get("/calendar")
@administrators
def calendar() -> ResponseReturnValue:
    """The entries of a year, the coming one unless asked."""
    return _page()


@bp.post("/calendar")
@requires_role(Role.SYSTEM_ADMIN)
def set_day() -> ResponseReturnValue:
    """Enter a day."""
    form = DayForm()
    if not form.validate() or not _entered(form):
        return _page(day_form=form), 422
    day = form.day.data
    flash(f"已录入 {day:%Y-%m-%d}，稍后在后台重算全部期限。", "success")
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
    flash(f"已撤销 {entered:%Y-%m-%d} 的录入，稍后在后台重算全部期限。", "success")
    return redirect(url_for("admin.calendar", year=entered.year))


def _entered(form: DayForm) -> bool:
    by, kind = current_user._get_current_object(), DayKind(form.kind.data)
    try:
        services.set_day(form.day.data, kind, str(form.name.data), by=by, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


@bp.post("/calendar/notice")
@requires_role(Role.SYSTEM_ADMIN)
def notice() -> ResponseReturnValue:
    """Show what a year's notice will change, then enter it; or go back to what was typed."""
    form, step = NoticeForm(), request.form.get("step")
    read = _read(form)
    if read is None or (step == "save" and not _notice_entered(form, read)):
        return _page(notice_form=form), 422
    if step == "save":
        flash(f"已录入 {read.year} 年放假通知，正在后台重算全部期限。", "success")
        return redirect(url_for("admin.calendar", year=read.year))
    if step == "edit":
        return _page(notice_form=form)
    change = foreseen(read.kinds)
    return render_template(
        "admin/calendar_notice.html", form=form, notice=read, change=change, kinds=list(DayKind)
    )


@bp.get("/calendar/progress")
@administrators
@passive
def calendar_progress() -> ResponseReturnValue:
    """How far all clocks are computed again; asked for by the page itself."""
    if request.headers.get("HX-Request") != "true":
        return redirect(url_for("admin.calendar"))
    return render_template("admin/_recomputing.html", job=job_rows.latest(REFRESH))


def _read(form: NoticeForm) -> HolidayNotice | None:
    if not form.validate():
        return None
    try:
        return read_notice(form.typed())
    except InvalidInput as error:
        show_problems(form, error)
        return None


def _notice_entered(form: NoticeForm, read: HolidayNotice) -> bool:
    try:
        services.enter_notice(read, by=current_user._get_current_object(), at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


def _year(asked: int | None) -> int:
    if asked is None or not min(NOTICES) <= asked <= LAST_YEAR:
        return clock.today().year + 1
    return asked


def _page(*, day_form: DayForm | None = None, notice_form: NoticeForm | None = None) -> str:
    year = _year(notice_form.year.data if notice_form else request.args.get("year", type=int))
    return render_template(
        "admin/calendar.html",
        day_form=day_form or DayForm(formdata=None),
        notice_form=notice_form or NoticeForm(formdata=None, year=year),
        year=year,
        rows=administration.calendar_days(year),
        is_known=not working_calendar().is_provisional(year),
        may_edit=Role.SYSTEM_ADMIN in current_user.roles,
        job=job_rows.latest(REFRESH),
    )
