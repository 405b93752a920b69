"""The list of statutory dates, on screen and on paper."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.dates import bp
from mediation.web.dates.list_page import list_context, printed_context
from mediation.web.guards import case_workers


@bp.get("")
@case_workers
def index() -> ResponseReturnValue:
    """The dates of the open cases one sees, the nearest first."""
    user = current_user._get_current_object()
    return render_template("dates/index.html", **list_context(user, request.args, clock.today()))


@bp.get("/print")
@case_workers
@costly("list", per_minute=30, reading=True)
def printed() -> ResponseReturnValue:
    """The whole list on one page for paper; that it was printed leaves a row in the trail."""
    user = current_user._get_current_object()
    return render_template("dates/print.html", **printed_context(user, request.args, clock.now()))
