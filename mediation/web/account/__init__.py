"""One's own account: password, authenticator, sessions, notices."""

from flask import Blueprint

bp = Blueprint("account", __name__, url_prefix="/account")

from mediation.web.account import (  # noqa: E402, F401  # the views need the blueprint first
    second_factor_views,
    views,
)
