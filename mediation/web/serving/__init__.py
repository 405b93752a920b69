"""送达 of a case: attempts recorded, results, confirmed addresses."""

from flask import Blueprint

bp = Blueprint("serving", __name__, url_prefix="/cases/<int:case_id>/service")

from mediation.web.serving import address_views, views  # noqa: E402, F401  # the views need the blueprint first
