"""联席会议: what we call, what we are asked to, and the tasks that came of it."""

from flask import Blueprint

bp = Blueprint("meetings", __name__, url_prefix="/meetings")

from mediation.web.meetings import views  # noqa: E402, F401  # the views need the blueprint first
