"""打印记录: who printed which paper when, of the cases in sight."""

from datetime import datetime
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.queries import paper_prints as queries
from mediation.queries.keyset import read_cursor, read_key
from mediation.queries.paper_prints import LogFilters
from mediation.web.guards import case_workers
from mediation.web.prints import bp
from mediation.web.prints.forms import LogForm


@bp.get("/prints")
@case_workers
def index() -> ResponseReturnValue:
    """The log, newest first; narrowed to a case, a person, days."""
    user, form = current_user._get_current_object(), LogForm(request.args)
    form.offer(queries.printers(user))
    form.validate()
    filters = LogFilters(
        case_id=read_key(request.args.get("case")),
        user_id=form.user.data or None,
        first=form.first.data,
        last=form.last.data,
    )
    cursor = read_cursor(request.args.get("page"), datetime)
    page = queries.log(user, filters, cursor=cursor)
    links = {"previous": _link(page.previous), "next": _link(page.next)}
    facts = {"form": form, "rows": page.rows, "case_id": filters.case_id, "links": links}
    return render_template("prints/index.html", **facts)


def _link(cursor: str) -> str:
    """The same list at another page; nothing when there is none."""
    asked: dict[str, Any] = {name: value for name, value in request.args.items() if value}
    return url_for(".index", **{**asked, "page": cursor}) if cursor else ""
