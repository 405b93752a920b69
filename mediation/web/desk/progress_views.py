"""What a receiver reports on its desk after its first answer: hearing, award, service, effect."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.models import Share
from mediation.queries import shares
from mediation.services import share_progress
from mediation.web import clock
from mediation.web.cases.referral_forms import ProgressForm, reported
from mediation.web.cases.steps import typed_in
from mediation.web.desk import bp
from mediation.web.desk.seen import seen_page
from mediation.web.form_errors import show_problems
from mediation.web.guards import liaisons


@bp.route("/<int:share_id>/progress", methods=["GET", "POST"])
@liaisons
def progress(share_id: int) -> ResponseReturnValue:
    """Tell the office of the case how far the referral is."""
    share = shares.get_for(current_user, share_id, clock.today())
    form = ProgressForm(happened_on=clock.today())
    form.offer([share_progress.to_report_on(share)], share_progress.people_named(share))
    if form.validate_on_submit() and _told(share, form):
        flash("进展已经登记，对方的案件和期限已经更新。", "success")
        return redirect(url_for("desk.show", share_id=share_id))
    return seen_page("desk/progress.html", share, form=form), 422 if form.errors else 200


def _told(share: Share, form: ProgressForm) -> bool:
    try:
        told = reported(typed_in(form))
        share_progress.report(share, told, by=current_user, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True
