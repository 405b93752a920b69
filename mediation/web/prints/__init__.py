"""Printing: issued papers one by one and together, addresses, and the log of what was printed."""

from flask import Blueprint

bp = Blueprint("prints", __name__)

from mediation.web.prints import address_views, log_views, views  # noqa: E402, F401  # they need bp first
