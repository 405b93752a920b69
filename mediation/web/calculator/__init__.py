"""计算器: what the law gives for one claim, at the desk, without a case; nothing is kept."""

from flask import Blueprint

bp = Blueprint("calculator", __name__, url_prefix="/calculator")

from mediation.web.calculator import views  # noqa: E402, F401  # the views need the blueprint first
