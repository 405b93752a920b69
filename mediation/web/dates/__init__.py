"""The one page of statutory dates: whose they are, how near, on which law they rest."""

from flask import Blueprint

bp = Blueprint("dates", __name__, url_prefix="/dates")

from mediation.web.dates import views  # noqa: E402, F401  # the views need the blueprint first
