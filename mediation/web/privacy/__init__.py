"""Duties towards persons: retention and disposal, requests, assessments, incidents, inventory."""

from flask import Blueprint

bp = Blueprint("privacy", __name__, url_prefix="/privacy")

from mediation.web.privacy import (  # noqa: E402, F401  # the views need the blueprint first
    disposal_views,
    index_views,
    protection_views,
    request_views,
    retention_views,
)
