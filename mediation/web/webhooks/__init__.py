"""事件通知: where organisations are told of events, and the log of deliveries."""

from flask import Blueprint

bp = Blueprint("webhooks", __name__, url_prefix="/admin/webhooks")

from mediation.web.webhooks import views  # noqa: E402, F401  # the views need the blueprint first
