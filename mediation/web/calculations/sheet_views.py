"""工资表: the template of a case, taking in what was filled in, computing all applicants."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf import FlaskForm
from flask_wtf.file import FileRequired
from wtforms import FileField

from mediation.domain.case_flow import Action
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.models import Case, User
from mediation.queries import cases
from mediation.services import wage_sheets
from mediation.services.moving import require
from mediation.spreadsheets import MEDIA_TYPE
from mediation.uploads.refusal import Refused
from mediation.uploads.sheet_rows import sheet_rows
from mediation.web import clock
from mediation.web.calculations import bp
from mediation.web.calculations.running import wished
from mediation.web.costly import costly
from mediation.web.file_answer import file_answer
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires
from mediation.web.sanity import takes_files

# The largest collective dispute, and what stands above the headings.
MOST_LINES = 1000


class SheetForm(FlaskForm):
    """The filled-in spreadsheet."""

    file = FileField("填好的工资表", [FileRequired("请选择填好的工资表。")])


def _user() -> User:
    user: User = current_user._get_current_object()
    return user


@bp.get("/cases/<int:case_id>/wage-sheet.xlsx")
@requires(Action.CALCULATE)
@costly("sheet", per_minute=30, reading=True)
def wage_template(case_id: int) -> ResponseReturnValue:
    """The spreadsheet to fill in, a row for every applicant."""
    case = cases.get_for(current_user, case_id)
    name = f"工资表 {case.number or case.title}.xlsx"
    content = wage_sheets.template(case, by=_user(), at=clock.now())
    return file_answer(content, name, MEDIA_TYPE)


@bp.route("/cases/<int:case_id>/wage-sheet", methods=["GET", "POST"])
@requires(Action.CALCULATE)
@takes_files
@costly("sheet", per_minute=30)
def wage_sheet(case_id: int) -> ResponseReturnValue:
    """Upload the filled-in spreadsheet: all of it is kept and computed, or nothing."""
    case = cases.get_for(current_user, case_id)
    require(case, Action.CALCULATE, by=current_user, at=clock.now())
    form = SheetForm()
    if form.validate_on_submit() and (count := _taken_in(case, form)):
        flash(f"已更新 {count} 人的核算事实，请点“全部核算”。", "success")
        return redirect(url_for("cases.show", case_id=case_id, _anchor="comparison"))
    page = {"case": case, "form": form}
    return render_template("calculations/sheet.html", **page), 422 if form.errors else 200


def _taken_in(case: Case, form: SheetForm) -> int:
    sent = form.file.data
    try:
        columns = wage_sheets.width(case)
        cells = sheet_rows(sent.filename or "", sent.read(), most_rows=MOST_LINES, columns=columns)
        return wage_sheets.take_in(case, cells, by=_user(), at=clock.now())
    except Refused as refusal:
        show_problems(form, InvalidInput(FieldProblem("file", refusal.sentence)))
    except InvalidInput as error:
        show_problems(form, error)
    return 0


@bp.post("/cases/<int:case_id>/calculations")
@requires(Action.CALCULATE)
@costly("calculate", per_minute=10)
def calculate_case(case_id: int) -> ResponseReturnValue:
    """Compute every applicant that has facts: few at once, many in the background."""
    case = cases.get_for(current_user, case_id)
    return redirect(url_for("jobs.show", job_id=wished(case, by=_user()).id))
