"""The calendar feed of a person: its secret address, and what a calendar program reads there."""

from flask import Blueprint

bp = Blueprint("calendar_feed", __name__)

from mediation.web.calendar_feed import views  # noqa: E402, F401  # the views need the blueprint first
