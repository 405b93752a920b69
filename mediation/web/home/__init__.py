"""The three strips of the day, the search box and the diary."""

from flask import Blueprint

bp = Blueprint("home", __name__)

from mediation.web.home import views  # noqa: E402, F401  # the views need the blueprint first
