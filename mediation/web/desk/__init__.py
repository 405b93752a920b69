"""The liaison's desk: what was shared with us, and our answer."""

from flask import Blueprint

bp = Blueprint("desk", __name__, url_prefix="/desk")

from mediation.web.desk import (  # noqa: E402, F401  # the views need the blueprint first
    check_views,
    progress_views,
    reveal_views,
    views,
)
