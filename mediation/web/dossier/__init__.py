"""卷宗 of a case: the catalogue of its volumes, what is missing, binding, reading, taking out."""

from flask import Blueprint

bp = Blueprint("dossier", __name__)

from mediation.web.dossier import views  # noqa: E402, F401  # the views need the blueprint first
