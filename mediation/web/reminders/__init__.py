"""Reminders that people set themselves on a case."""

from flask import Blueprint

bp = Blueprint("reminders", __name__, url_prefix="/cases/<int:case_id>/reminders")

from mediation.web.reminders import views  # noqa: E402, F401  # the views need the blueprint first
