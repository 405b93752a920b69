"""地方标准: the local figures of each region, what is missing, entering and importing them."""

from flask import Blueprint

bp = Blueprint("parameters", __name__, url_prefix="/parameters")

from mediation.web.parameters import import_views, views  # noqa: E402, F401  # they need bp first
