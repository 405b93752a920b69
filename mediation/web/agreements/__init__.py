"""Writing, signing and following an agreement."""

from flask import Blueprint

bp = Blueprint("agreements", __name__, url_prefix="/cases/<int:case_id>/agreements")

from mediation.web.agreements import (  # noqa: E402, F401  # the views need the blueprint first
    callback_views,
    compare_views,
    exit_views,
    override_views,
    payment_views,
    pen_views,
    preview_views,
    printed_views,
    receipt_views,
    scan_views,
    signing_views,
    views,
)
