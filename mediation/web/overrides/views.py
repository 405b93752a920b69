"""放行复核: every wish that this supervisor may decide."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.queries import overrides
from mediation.web.guards import requires
from mediation.web.overrides import bp


@bp.get("")
@requires(Action.DECIDE_OVERRIDE)
def index() -> ResponseReturnValue:
    """The wishes of all cases in sight, oldest first."""
    rows = overrides.waiting_for(current_user._get_current_object())
    return render_template("overrides/index.html", rows=rows)
