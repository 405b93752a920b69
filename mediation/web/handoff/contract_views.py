"""移送契约: what a receiver is sent, for its liaison to read and to agree to."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.queries import handoffs
from mediation.services.handoff import agreeing
from mediation.web import clock
from mediation.web.guards import liaisons
from mediation.web.handoff import bp


@bp.get("/contracts")
@liaisons
def contracts() -> ResponseReturnValue:
    """Every version of the contracts of one's own office, the newest first."""
    return render_template("handoff/contracts.html", offered=handoffs.offered_to(current_user))


@bp.post("/contracts/<int:organisation_id>/<contract>/<int:version>")
@liaisons
def agree(organisation_id: int, contract: str, version: int) -> ResponseReturnValue:
    """Agree to one version for one's office."""
    agreeing.agree(organisation_id, contract, version, by=current_user, at=clock.now())
    flash("已认可。以后移送给贵单位的案件按这一版制作交换包。", "success")
    return redirect(url_for("handoff.contracts"))
