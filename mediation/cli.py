"""Commands: `flask --app wsgi …`. They call the same services as the web."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register the commands."""
