"""Emergency access (应急查阅) to a case out of one's sight."""

from flask import Blueprint

bp = Blueprint("emergency", __name__, url_prefix="/emergency-access")

from mediation.web.emergency import views  # noqa: E402, F401  # the views need the blueprint first
