"""The public page on which a payee says by a code whether the money came."""

from flask import Blueprint

bp = Blueprint("receipts", __name__, url_prefix="/receipts")

from mediation.web.receipts import views  # noqa: E402, F401  # the views need the blueprint first
