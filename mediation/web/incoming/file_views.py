"""Many cases from a file: the template, the preview of what was filled in, sending them."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from wtforms import FileField

from mediation.domain.errors import InvalidInput
from mediation.domain.incoming import IncomingWay
from mediation.queries.incoming import SENDER_ROLES
from mediation.services import incoming as services
from mediation.services.incoming import Sending
from mediation.spreadsheets import MEDIA_TYPE, Column, Sheet, workbook
from mediation.uploads.refusal import Refused
from mediation.uploads.sheet_rows import sheet_rows
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.file_answer import file_answer
from mediation.web.form_errors import show_problems
from mediation.web.form_keys import repeatable
from mediation.web.guards import requires_role
from mediation.web.incoming import bp
from mediation.web.incoming.batch import (
    COLUMNS,
    HEADINGS,
    MOST_CASES,
    Fields,
    as_text,
    from_json,
    from_sheet,
    from_text,
)
from mediation.web.incoming.forms import BatchForm, BatchRowsForm, SendingForm
from mediation.web.incoming.reading import form_of, sending_in
from mediation.web.sanity import takes_files

_FILL_IN = (
    "从第 3 行起填写，一行一件，最多 100 件；日期写 2026-11-03，金额按元；方式、程序、请求类型"
    "写页面上的名称。多名申请人、代理人的案件请在网页上填写，或者用 JSON。"
)


@dataclass(frozen=True)
class Foreseen:
    """One case of the file as it would be sent, or what is wrong with it."""

    number: int
    title: str
    problems: tuple[str, ...]


@bp.get("/template")
@requires_role(*SENDER_ROLES)
@costly("sheet", per_minute=30, reading=True)
def template() -> ResponseReturnValue:
    """The spreadsheet to fill in."""
    columns = [Column(heading, width=width) for heading, _, width in COLUMNS]
    content = workbook([Sheet("转出案件", columns, [])], watermark=_FILL_IN)
    return file_answer(content, "转出案件模板.xlsx", MEDIA_TYPE)


@bp.route("/import", methods=["GET", "POST"])
@requires_role(*SENDER_ROLES)
@takes_files
@repeatable
@costly("sheet", per_minute=30)
def read() -> ResponseReturnValue:
    """Choose a file, give the body, and see what sending it would do."""
    form = BatchForm()
    form.offer()
    cases = _cases(form.file) if form.validate_on_submit() else []
    if cases:
        for fields in cases:
            fields.setdefault("body_id", form.body_id.data)
        return _preview(cases)
    return render_template("incoming/import.html", form=form), 422 if form.errors else 200


@bp.post("/import/send")
@requires_role(*SENDER_ROLES)
def send_all() -> ResponseReturnValue:
    """Send everything that was seen in the preview, or nothing."""
    cases = from_text(BatchRowsForm().rows.data or "")
    if not cases:
        flash("没有读到要转出的内容，请重新选择文件。", "danger")
        return redirect(url_for(".read"))
    forms = [form_of(fields) for fields in cases]
    try:
        sendings = [_sending(form) for form in forms]
        services.send_all(sendings, by=current_user, at=clock.now())
    except InvalidInput:
        # Something was sent in the meantime, or the field was tampered with: look again.
        return _preview(cases)
    flash(f"已转出 {len(cases)} 件。", "success")
    return redirect(url_for(".sent"))


def _sending(form: SendingForm) -> Sending:
    if not form.validate():
        raise InvalidInput
    return sending_in(form, IncomingWay.FILE)


def _cases(field: FileField) -> list[Fields]:
    with field.data.stream as stream:
        content = stream.read()
    name = field.data.filename or ""
    try:
        if name.lower().endswith(".json"):
            found = from_json(content)
        else:
            most = MOST_CASES + 20
            found = from_sheet(sheet_rows(name, content, most_rows=most, columns=len(HEADINGS)))
    except (Refused, ValueError) as error:
        field.errors = [error.sentence if isinstance(error, Refused) else str(error)]
        return []
    if not found:
        field.errors = ["文件里没有案件，请填写后再上传。"]
    elif len(found) > MOST_CASES:
        field.errors = [f"一次最多转出 {MOST_CASES} 件，请分成几份。"]
        return []
    return found


def _preview(cases: list[Fields]) -> ResponseReturnValue:
    foreseen = [_foreseen(number, fields) for number, fields in enumerate(cases, 1)]
    form = BatchRowsForm(formdata=None, data={"rows": as_text(cases)})
    faulty = any(each.problems for each in foreseen)
    page = {"form": form, "foreseen": foreseen, "faulty": faulty}
    return render_template("incoming/import_preview.html", **page), 422 if faulty else 200


def _foreseen(number: int, fields: Fields) -> Foreseen:
    form = form_of(fields)
    form.validate()
    # The token stands in the form around all of them.
    try:
        services.examined(sending_in(form, IncomingWay.FILE), by=current_user, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
    names = (fields.get("applicants-0-name"), fields.get("respondents-0-employer_name"))
    title = " 与 ".join(name for name in names if name) or "（没有当事人姓名）"
    return Foreseen(number, title, tuple(dict.fromkeys(_sentences(form))))


def _sentences(group: object) -> list[str]:
    found: list[str] = []
    for field in group:  # type: ignore[attr-defined]  # forms are iterable
        if field.name.endswith("csrf_token"):
            continue
        if hasattr(field, "entries"):
            found += [each for entry in field.entries for each in _sentences(entry.form)]
            found += [
                f"{field.label.text}：{each}" for each in field.errors if isinstance(each, str)
            ]
        else:
            found += [f"{field.label.text}：{each}" for each in field.errors]
    return found
