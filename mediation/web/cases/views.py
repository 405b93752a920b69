"""Lists of cases, and the page of a case."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.queries import cases, retention
from mediation.services import audit
from mediation.web import clock
from mediation.web.cases import bp
from mediation.web.cases.case_page import page_context
from mediation.web.cases.list_page import list_context
from mediation.web.guards import case_workers


@bp.get("")
@case_workers
def index() -> ResponseReturnValue:
    """The cases one sees, narrowed by the columns' filters."""
    user = current_user._get_current_object()
    return render_template("cases/index.html", **list_context(user, request.args, clock.today()))


@bp.get("/<int:case_id>")
@case_workers
def show(case_id: int) -> ResponseReturnValue:
    """The page of a case; opening it leaves an audit row."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    remains = retention.remains_of(case_id)
    if remains is not None:
        page = render_template("cases/destroyed.html", case=case, remains=remains)
    else:
        page = render_template("cases/show.html", **page_context(case, user, clock.today()))
    # Nothing of the case leaves unless the trail has it.
    audit.viewed(case, by=user, at=clock.now())
    return page
