"""条款库: the usual clauses, shipped and of the office, proposed by one, approved by another."""

from flask import Blueprint

bp = Blueprint("clauses", __name__, url_prefix="/clauses")

from mediation.web.clauses import decision_views, views  # noqa: E402, F401  # they need the blueprint first
