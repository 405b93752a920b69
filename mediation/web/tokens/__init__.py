"""Tokens of the interface: one's own, those of the office's programs, and who allows them."""

from flask import Blueprint

bp = Blueprint("tokens", __name__)

from mediation.web.tokens import program_views, views  # noqa: E402, F401  # they need the blueprint
