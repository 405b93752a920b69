"""What browsers report by themselves: breaches of the content security policy."""

from flask import Blueprint

bp = Blueprint("reports", __name__)

from mediation.web.reports import views  # noqa: E402, F401  # the views need the blueprint first
