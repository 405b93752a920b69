"""Sharing a case with a court or bureau, and taking the share back."""

from flask import Blueprint

bp = Blueprint("shares", __name__, url_prefix="/cases/<int:case_id>/shares")

from mediation.web.shares import views  # noqa: E402, F401  # the views need the blueprint first
