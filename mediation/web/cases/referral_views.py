"""The page of one referral: what was sent to whom, what came back, and which dates follow."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.queries import cases, referrals
from mediation.services import audit
from mediation.web import clock
from mediation.web.cases import bp
from mediation.web.cases.referral_page import page_context
from mediation.web.guards import case_workers


@bp.get("/<int:case_id>/referrals/<int:referral_id>")
@case_workers
def referral(case_id: int, referral_id: int) -> ResponseReturnValue:
    """One referral with its steps; opening it leaves an audit row."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    row = referrals.get_for(user, case_id, referral_id)
    shown = page_context(case, row, user, clock.today())
    page = render_template("referrals/show.html", case=case, row=row, **shown)
    audit.viewed(case, by=user, at=clock.now(), what="case.referral_viewed")
    return page
