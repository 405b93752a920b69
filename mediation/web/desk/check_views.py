"""Is this page of paper genuine, and does it say what the office kept?"""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.services import paper_comparison
from mediation.web import clock
from mediation.web.desk import bp
from mediation.web.desk.forms import PageCodeForm
from mediation.web.guards import liaisons


@bp.route("/check", methods=["GET", "POST"])
@liaisons
def check() -> ResponseReturnValue:
    """Take the text of a code and show, line by line, what was kept about the paper."""
    form, found = PageCodeForm(), None
    if form.validate_on_submit():
        user, typed = current_user._get_current_object(), form.code.data or ""
        found = paper_comparison.compare(typed, by=user, at=clock.now())
    status = 422 if form.errors else 200
    return render_template("desk/check.html", form=form, found=found), status
