"""材料: adding files to a case, taking them out to read, marking them void."""

from flask import Blueprint

bp = Blueprint("evidence", __name__)

from mediation.web.evidence import views  # noqa: E402, F401  # the views need the blueprint first
