"""Signing in and out, and the password."""

from flask import Blueprint

bp = Blueprint("auth", __name__)

from mediation.web.auth import (  # noqa: E402, F401  # the views need the blueprint first
    identity_service,
    views,
)
