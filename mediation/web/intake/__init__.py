"""Taking down a dispute: one long page, its draft, its look-ups, and correcting it later."""

from flask import Blueprint

bp = Blueprint("intake", __name__, url_prefix="/intake")

from mediation.web.intake import views  # noqa: E402, F401  # the views need the blueprint first
