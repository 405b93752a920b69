"""Talking HTTP. One folder per feature; this module joins them to the application."""

from flask import Flask

from mediation.web import (
    admin,
    agreements,
    auth,
    cases,
    desk,
    documents,
    errors,
    filters,
    frame,
    guards,
    headers,
    home,
    intake,
    shares,
)
from mediation.web.auth import sessions

FEATURES = (auth, home, intake, cases, agreements, documents, shares, desk, admin)


def init_app(app: Flask) -> None:
    """Register the features, then what surrounds every request."""
    for feature in FEATURES:
        app.register_blueprint(feature.bp)
    sessions.init_app(app)
    guards.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    filters.init_app(app)
    frame.init_app(app)
