"""Many figures from a spreadsheet: the template, the preview of what was filled in, keeping it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import FileField

from mediation.domain.claims.figure_sheet import HEADINGS, MOST_ROWS, SheetRow, find_rows
from mediation.domain.errors import InvalidInput
from mediation.services import figure_template
from mediation.services import parameters as services
from mediation.spreadsheets import MEDIA_TYPE
from mediation.uploads.refusal import Refused
from mediation.uploads.sheet_rows import sheet_rows
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.file_answer import file_answer
from mediation.web.form_keys import repeatable
from mediation.web.guards import requires_role
from mediation.web.parameters import bp, page
from mediation.web.parameters.forms import SheetForm, SheetRowsForm, as_text
from mediation.web.parameters.views import KEEPERS, user
from mediation.web.sanity import takes_files

# What stands above the headings of a filled-in template, and room for empty rows between.
MOST_LINES = MOST_ROWS + 20
START_AGAIN = "没有读到要导入的内容，请重新选择表格。"


@bp.get("/template")
@requires_role(*KEEPERS)
@costly("sheet", per_minute=30, reading=True)
def template() -> ResponseReturnValue:
    """The spreadsheet to fill in, with a row for everything that is missing."""
    content = figure_template.template(by=user(), at=clock.now())
    return file_answer(content, "地方标准导入模板.xlsx", MEDIA_TYPE)


@bp.route("/import", methods=["GET", "POST"])
@requires_role(*KEEPERS)
@takes_files
@repeatable
@costly("sheet", per_minute=30)
def read() -> ResponseReturnValue:
    """Choose a spreadsheet and see what keeping it would do."""
    services.require_keeper(user())
    form = SheetForm()
    rows = _rows(form.file) if form.validate_on_submit() else []
    if rows:
        return _preview(rows)
    return render_template("parameters/import.html", form=form), 422 if form.errors else 200


@bp.post("/import/save")
@requires_role(*KEEPERS)
def save() -> ResponseReturnValue:
    """Keep all that was seen in the preview, or nothing."""
    rows = SheetRowsForm().typed()
    if not rows:
        flash(START_AGAIN, "danger")
        return redirect(url_for(".read"))
    try:
        done = services.import_rows(rows, by=user(), at=clock.now())
    except InvalidInput:
        # Somebody entered figures in the meantime: the preview is made anew.
        return _preview(rows)
    flash(
        f"已导入 {done.added} 条，接续原标准 {done.ended} 条，已有而跳过 {done.known} 条。",
        "success",
    )
    return redirect(url_for(".index"))


def _rows(field: FileField) -> list[SheetRow]:
    with field.data.stream as stream:
        content = stream.read()
    name = field.data.filename or ""
    try:
        cells = sheet_rows(name, content, most_rows=MOST_LINES, columns=len(HEADINGS))
        rows = find_rows(cells)
    except (Refused, ValueError) as error:
        field.errors = [error.sentence if isinstance(error, Refused) else str(error)]
        return []
    if not rows:
        field.errors = ["表头下面没有内容，请填写后再上传。"]
    return rows


def _preview(rows: list[SheetRow]) -> ResponseReturnValue:
    foreseen = services.foresee(rows, by=user(), today=clock.today())
    form = SheetRowsForm(formdata=None, data={"rows": as_text(rows)})
    facts = page.preview_page(foreseen)
    status = 422 if foreseen.faults else 200
    return render_template("parameters/preview.html", form=form, **facts), status
