"""来案: what was sent in to us, and what we send to a mediation body."""

from flask import Blueprint

bp = Blueprint("incoming", __name__, url_prefix="/incoming")

from mediation.web.incoming import (  # noqa: E402  # the views need the blueprint first
    file_views,  # noqa: F401
    sender_views,  # noqa: F401
    views,  # noqa: F401
)
