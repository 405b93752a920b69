"""What waits for a second person: findings of the check that somebody asks to let pass."""

from flask import Blueprint

bp = Blueprint("overrides", __name__, url_prefix="/overrides")

from mediation.web.overrides import views  # noqa: E402, F401  # the views need the blueprint first
