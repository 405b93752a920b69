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
    home,
    intake,
    shares,
)

FEATURES = (auth, home, intake, cases, agreements, documents, shares, desk, admin)


def init_app(app: Flask) -> None:
    """Register the features, then what surrounds every request."""
    for feature in FEATURES:
        app.register_blueprint(feature.bp)
    guards.init_app(app)
    errors.init_app(app)
    filters.init_app(app)
    frame.init_app(app)
