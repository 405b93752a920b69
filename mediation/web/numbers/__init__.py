"""Numbers: how a body numbers its series, and the ledger of what was given."""

from flask import Blueprint

bp = Blueprint("numbers", __name__, url_prefix="/numbers")

from mediation.web.numbers import ledger_views, pattern_views  # noqa: E402, F401  # they need bp first
