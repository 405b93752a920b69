"""Organisations, users and their roles; the working-day calendar."""

from flask import Blueprint

bp = Blueprint("admin", __name__, url_prefix="/admin")

from mediation.web.admin import views  # noqa: E402, F401  # the views need the blueprint first
