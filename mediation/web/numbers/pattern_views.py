"""How a body numbers: its series, one of them changed from a year on, a register gone on with."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf import FlaskForm

from mediation.domain.errors import InvalidInput, NotVisible
from mediation.domain.numbering import WITHIN_A_CASE, pattern_problem
from mediation.domain.roles import Role
from mediation.models import Organisation, User
from mediation.queries import administration, number_patterns
from mediation.queries.number_patterns import SeriesRow
from mediation.services import number_patterns as services
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role
from mediation.web.numbers import bp
from mediation.web.numbers.forms import PatternForm, RegisterForm
from mediation.web.trail import untraced


@bp.get("/patterns/<int:organisation_id>")
@requires_role(Role.SYSTEM_ADMIN)
def patterns(organisation_id: int) -> ResponseReturnValue:
    """The series of a body: pattern, example, since when."""
    body, year = _body(organisation_id), clock.today().year
    rows = number_patterns.series_of(body, year)
    return render_template("numbers/patterns.html", body=body, rows=rows, year=year)


@bp.route("/patterns/<int:organisation_id>/<series>", methods=["GET", "POST"])
@requires_role(Role.SYSTEM_ADMIN)
def pattern(organisation_id: int, series: str) -> ResponseReturnValue:
    """Set the pattern of a series from a year on."""
    body = _body(organisation_id)
    row = _row(body, series)
    form = PatternForm(data={"pattern": row.pattern, "from_year": _next_free(row)})
    if form.validate_on_submit() and _done(form, lambda: _set(body, series, form)):
        flash(f"已保存：{form.from_year.data} 年起按新格式编号，以前的编号不变。", "success")
        return redirect(url_for(".patterns", organisation_id=body.id))
    return _page(body, row, form, RegisterForm(formdata=None))


@bp.post("/patterns/<int:organisation_id>/<series>/register")
@requires_role(Role.SYSTEM_ADMIN)
def register(organisation_id: int, series: str) -> ResponseReturnValue:
    """Go on after the last number of the register that the office kept before."""
    body, form = _body(organisation_id), RegisterForm()
    row = _row(body, series)
    if form.validate() and _done(form, lambda: _begin(body, series, form)):
        flash(f"已接续：下一个编号是第 {form.last.data + 1} 号。", "success")
        return redirect(url_for(".patterns", organisation_id=body.id))
    return _page(body, row, PatternForm(formdata=None, data=_usual(row)), form)


@bp.get("/patterns/<int:organisation_id>/<series>/example")
@requires_role(Role.SYSTEM_ADMIN)
@untraced
def example(organisation_id: int, series: str) -> ResponseReturnValue:
    """The piece under the field: a number as this pattern would write it, or what is wrong."""
    if request.headers.get("HX-Request") != "true":
        return redirect(url_for(".pattern", organisation_id=organisation_id, series=series))
    body, typed = _body(organisation_id), request.args.get("pattern", "").strip()
    row, problem = _row(body, series), pattern_problem(series, typed)
    number = "" if problem else _example(body, row, typed)
    return render_template("numbers/_example.html", problem=problem, number=number)


def _example(body: Organisation, row: SeriesRow, pattern: str) -> str:
    """The next number of the series as a pattern would write it."""
    year, serial = clock.today().year, row.last + 1
    case = number_patterns.series_of(body, year)[0].example
    return number_patterns.example(pattern, row.series, body, year=year, serial=serial, case=case)


def _body(organisation_id: int) -> Organisation:
    """A body that numbers; the others have no series."""
    body = administration.organisation(organisation_id)
    if not body.short_name:
        raise NotVisible("这个机构没有编号简称，不编号。请先在机构资料里填写编号简称。")
    return body


def _row(body: Organisation, series: str) -> SeriesRow:
    rows = number_patterns.series_of(body, clock.today().year)
    found = next((row for row in rows if row.series == series), None)
    if found is None:
        raise NotVisible
    return found


def _next_free(row: SeriesRow) -> int:
    """This year as long as nothing was numbered, or else the next."""
    year = clock.today().year
    return year + 1 if row.last or row.series == WITHIN_A_CASE else year


def _usual(row: SeriesRow) -> dict[str, object]:
    return {"pattern": row.pattern, "from_year": _next_free(row)}


def _set(body: Organisation, series: str, form: PatternForm) -> None:
    services.set_pattern(
        body,
        series,
        from_year=int(form.from_year.data),
        pattern=str(form.pattern.data),
        seen=form.edition,
        by=_user(),
        at=clock.now(),
    )


def _begin(body: Organisation, series: str, form: RegisterForm) -> None:
    last, reason = int(form.last.data), str(form.reason.data)
    services.begin_after(body, series, last=last, reason=reason, by=_user(), at=clock.now())


def _done(form: FlaskForm, act: Callable[[], None]) -> bool:
    """Whether it was done; problems go beside the fields."""
    try:
        act()
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


def _page(
    body: Organisation, row: SeriesRow, form: PatternForm, register: RegisterForm
) -> ResponseReturnValue:
    status = 422 if form.errors or register.errors else 200
    form.seen.data = str(row.edition)
    facts = {"body": body, "row": row, "form": form, "register": register}
    number = _example(body, row, row.pattern)
    return render_template("numbers/pattern.html", number=number, **facts), status


def _user() -> User:
    found: User = current_user._get_current_object()
    return found
