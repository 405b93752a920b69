"""收到的交换包: cases that other offices carried to us as files, and the files that go back."""

from flask import Blueprint

bp = Blueprint("received", __name__, url_prefix="/received")

from mediation.web.received import (  # noqa: E402  # the views need the blueprint first
    views,  # noqa: F401
)
