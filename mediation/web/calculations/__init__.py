"""法定对照 in a case: the facts of each applicant, the frozen calculations, their comparison."""

from flask import Blueprint

bp = Blueprint("calculations", __name__)

from mediation.web.calculations import facts_views, run_views, sheet_views  # noqa: E402, F401
