"""The public page on which anybody who holds a paper asks whether the office issued it."""

from flask import Blueprint

bp = Blueprint("verify", __name__, url_prefix="/verify")

from mediation.web.verify import views  # noqa: E402, F401  # the views need the blueprint first
