"""Previewing, issuing and reprinting papers."""

from flask import Blueprint

bp = Blueprint("documents", __name__)

from mediation.web.documents import views  # noqa: E402, F401  # the views need the blueprint first
