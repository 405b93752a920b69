"""交换包: the check-list of a referral, its packs and receipts; contracts of receivers."""

from flask import Blueprint

bp = Blueprint("handoff", __name__)

from mediation.web.handoff import contract_views, views  # noqa: E402, F401  # they need it first
