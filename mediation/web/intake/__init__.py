"""Taking down a dispute: one long page, its draft, its look-ups, and correcting it later."""

from flask import Blueprint

bp = Blueprint("intake", __name__)

from mediation.web.intake import edit_views, views  # noqa: E402, F401  # they need the blueprint
