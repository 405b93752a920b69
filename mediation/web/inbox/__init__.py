"""One's own inbox: what waits, read and done; urging whoever is late."""

from flask import Blueprint

bp = Blueprint("inbox", __name__)

from mediation.web.inbox import views  # noqa: E402, F401  # the views need the blueprint first
