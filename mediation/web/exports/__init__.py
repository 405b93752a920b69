"""导出: the list of cases as a spreadsheet."""

from flask import Blueprint

bp = Blueprint("exports", __name__)

from mediation.web.exports import views  # noqa: E402, F401  # the views need the blueprint first
