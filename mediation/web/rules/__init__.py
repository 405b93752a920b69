"""Rules of the office: periods and ways out per region, proposed by one, approved by another."""

from flask import Blueprint

bp = Blueprint("rules", __name__, url_prefix="/rules")

from mediation.web.rules import views  # noqa: E402, F401  # the views need the blueprint first
