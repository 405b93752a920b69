"""Consents of the parties of a case: given, shown with the shares they carry, withdrawn."""

from flask import Blueprint

bp = Blueprint("consents", __name__, url_prefix="/cases/<int:case_id>/consents")

from mediation.web.consents import views  # noqa: E402, F401  # the views need the blueprint first
