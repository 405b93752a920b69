"""The trail: reading it, verifying it, printing the list of the month."""

from datetime import date, timedelta
from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from wtforms import DateField, Form, SelectField, StringField
from wtforms.validators import Optional

from mediation.domain.roles import Role
from mediation.domain.trail import AuditResult, short_root
from mediation.domain.trail_words import ALL_VERBS, part_label, verb_label
from mediation.queries import keeping, trail_list
from mediation.queries.keyset import read_key
from mediation.queries.trail_list import TrailFilter
from mediation.services import monthly_list, trail_check
from mediation.web import background, clock
from mediation.web.admin import bp
from mediation.web.choices import choices_of, options
from mediation.web.costly import costly
from mediation.web.guards import requires_role
from mediation.web.pdf_answer import pdf_answer

VERIFYING = "核验审计日志"


class TrailForm(Form):
    """One field a column; nonsense narrows nothing."""

    first = DateField("日期起", [Optional()])
    last = DateField("日期止", [Optional()])
    person = StringField("姓名或用户名")
    verb = SelectField("动作", choices=options([("", "全部"), *ALL_VERBS.items()]))
    case = StringField("案号")
    result = SelectField("结果", choices=choices_of(AuditResult, "全部"))

    def wanted(self) -> TrailFilter:
        """The filter that was filled in."""
        return TrailFilter(
            person=(self.person.data or "").strip()[:50],
            verb=self.verb.data if self.verb.data in ALL_VERBS else "",
            case=(self.case.data or "").strip()[:80],
            result=AuditResult(self.result.data) if self.result.data in set(AuditResult) else None,
            first=self.first.data,
            last=self.last.data,
        )


@bp.get("/trail")
@requires_role(Role.AUDIT_ADMIN)
def trail() -> ResponseReturnValue:
    """Who did or saw what, newest first; cases appear by number only."""
    form = TrailForm(request.args)
    form.validate()
    rows = trail_list.page(form.wanted(), before=read_key(request.args.get("before")))
    page, more = rows[: trail_list.PAGE_SIZE], rows[trail_list.PAGE_SIZE :]
    place = {name: value for name, value in request.args.items() if name in form.data and value}
    return render_template(
        "admin/trail.html",
        rows=page,
        form=form,
        older=url_for(".trail", **place, before=page[-1].id) if more else "",
        names=trail_list.names_of_accounts(page),
        **_words(),
        **_state(),
    )


def _words() -> dict[str, Any]:
    return {"verb_label": verb_label, "part_label": part_label, "short_root": short_root}


def _state() -> dict[str, Any]:
    """How the trail stands, and the months that can be printed."""
    month = clock.today().replace(day=1)
    months = [month]
    for _ in range(11):
        month = (month - timedelta(days=1)).replace(day=1)
        months.append(month)
    busy = background.is_busy(VERIFYING)
    return {"state": keeping.trail_state(), "months": months, "is_verifying": busy}


@bp.post("/trail/verify")
@requires_role(Role.AUDIT_ADMIN)
@costly("verify", per_minute=2)
def verify_trail() -> ResponseReturnValue:
    """Digest the whole trail again, beside the requests; the result is a row of the trail."""
    user_id = current_user.id
    directory = current_app.config["AUDIT_WITNESS_DIRECTORY"]

    def work() -> None:
        by = background.user(user_id)
        trail_check.verify_here(by=by, at=clock.now(), directory=directory)

    begun = background.start(VERIFYING, work)
    flash("已开始核验，结果会显示在本页和日志里。" if begun else "核验正在进行，请稍候。", "info")
    return redirect(url_for(".trail"))


@bp.get("/trail/monthly.pdf")
@requires_role(Role.AUDIT_ADMIN)
@costly("paper", per_minute=60, reading=True)
def monthly_list_of_trail() -> ResponseReturnValue:
    """月度审计见证单 of ?month=2026-11, to be signed and locked away."""
    month = _month(request.args.get("month"))
    by = current_user._get_current_object()
    content = monthly_list.printed(month, by=by, at=clock.now())
    return pdf_answer(content, f"月度审计见证单{month:%Y-%m}")


def _month(text: str | None) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return clock.today().replace(day=1)
