"""Organisations, users and their roles; the working-day calendar; the trail; backups."""

from flask import Blueprint

bp = Blueprint("admin", __name__, url_prefix="/admin")

from mediation.web.admin import (  # noqa: E402, F401  # the views need the blueprint first
    backup_views,
    calendar_views,
    role_views,
    trail_views,
    user_views,
    views,
)
