"""Lists of cases, the page of a case, and the steps of its life."""

from flask import Blueprint

bp = Blueprint("cases", __name__, url_prefix="/cases")

from mediation.web.cases import (  # noqa: E402, F401  # the views need the blueprint first
    referral_views,
    reveal_views,
    session_views,
    step_views,
    timeline_views,
    views,
)
