"""Lists of cases, and the page of a case."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.queries import cases
from mediation.web.cases import bp
from mediation.web.guards import case_workers


@bp.get("")
@case_workers
def index() -> ResponseReturnValue:
    """The list of cases."""
    return render_template("home/show.html")


@bp.get("/<int:case_id>")
@case_workers
def show(case_id: int) -> ResponseReturnValue:
    """The page of a case."""
    cases.get_for(current_user, case_id)
    return render_template("home/show.html")
