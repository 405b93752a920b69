"""Opening a case by emergency access, giving it up, and the list of all openings."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from mediation.domain.errors import InvalidInput, TooManyTries
from mediation.domain.roles import ADMIN_ROLES, CASE_ROLES, Role
from mediation.queries import emergency_access as queries
from mediation.queries.keyset import read_key
from mediation.services import emergency_access as services
from mediation.web import clock
from mediation.web.emergency import bp
from mediation.web.form_errors import show_problems
from mediation.web.guards import case_workers, requires_role, sensitive

READERS = (*sorted(CASE_ROLES), Role.AUDIT_ADMIN)


class EmergencyForm(FlaskForm):
    """Which case, and why."""

    number = StringField(
        "案号",
        [
            InputRequired("请填写案号，例如〔2026〕东工调字第001号。"),
            Length(max=60, message="案号太长。"),
        ],
        description="还没有案号的，写“登记第 N 号”。",
    )
    reason = TextAreaField(
        "理由",
        [InputRequired("请写明理由。"), Length(max=500, message="理由最多 500 个字，请精简。")],
        description="谁因何不能到岗、需要核对什么。不要写当事人的姓名和证件号码。",
    )


@bp.get("")
@requires_role(*READERS)
def index() -> ResponseReturnValue:
    """The form, and the openings that this person controls."""
    return _page(EmergencyForm(formdata=None))


@bp.post("")
@case_workers
@sensitive
def open_case() -> ResponseReturnValue:
    """Open a case for some hours."""
    form, user = EmergencyForm(), current_user._get_current_object()
    hours = current_app.config["EMERGENCY_ACCESS_HOURS"]
    try:
        if not form.validate():
            return _page(form), 422
        number, reason = str(form.number.data).strip(), str(form.reason.data).strip()
        access = services.open_case(user, number, reason, hours=hours, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return _page(form), 422
    except TooManyTries as error:
        form.form_errors.append(error.sentence)
        return _page(form), 429
    flash("已打开应急查阅，负责人和审计管理员已收到提醒。", "warning")
    return redirect(url_for("cases.show", case_id=access.case_id))


@bp.post("/<int:access_id>/end")
@case_workers
def end(access_id: int) -> ResponseReturnValue:
    """Give up one's own access."""
    services.end(access_id, by=current_user._get_current_object(), at=clock.now())
    flash("应急查阅已结束。", "success")
    return redirect(url_for("emergency.index"))


def _page(form: EmergencyForm) -> str:
    found = queries.openings(current_user, before_id=read_key(request.args.get("before")))
    page, more = found[: queries.PAGE_SIZE], found[queries.PAGE_SIZE :]
    return render_template(
        "emergency/index.html",
        form=form,
        rows=page,
        older=url_for("emergency.index", before=page[-1].id) if more else "",
        hours=current_app.config["EMERGENCY_ACCESS_HOURS"],
        may_open=not current_user.roles & ADMIN_ROLES,
        now=clock.now(),
    )
