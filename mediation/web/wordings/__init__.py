"""文书用语: the passages of the papers, shipped and of the office, decided by two persons."""

from flask import Blueprint

bp = Blueprint("wordings", __name__, url_prefix="/wordings")

from mediation.web.wordings import decision_views, live_views, views  # noqa: E402, F401  # they need the blueprint first
