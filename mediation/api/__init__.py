"""The JSON face of the program, for whoever is signed in: the same rules, no pages.

Every refusal is `application/problem+json` (RFC 9457) with the sentence that a page would show.
"""

from flask import Blueprint

bp = Blueprint("api", __name__, url_prefix="/api/v1")

from mediation.api import calculations, problems  # noqa: E402, F401  # they need the blueprint
