"""Is this page of paper, or this PDF, genuine, and does it say what the office kept?"""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.services import paper_checks, paper_comparison
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.desk import bp
from mediation.web.desk.forms import PageCodeForm
from mediation.web.guards import liaisons
from mediation.web.sanity import takes_files
from mediation.web.verify.forms import PaperFileForm


@bp.route("/check", methods=["GET", "POST"])
@liaisons
def check() -> ResponseReturnValue:
    """Take the text of a code and show, line by line, what was kept about the paper."""
    form, found = PageCodeForm(), None
    if form.validate_on_submit():
        user, typed = current_user._get_current_object(), form.code.data or ""
        found = paper_comparison.compare(typed, by=user, at=clock.now())
    status = 422 if form.errors else 200
    return _page(form=form, found=found), status


@bp.post("/check/file")
@liaisons
@takes_files
@costly("signature", per_minute=20)
def check_file() -> ResponseReturnValue:
    """Take a PDF and say who signed it, when, and whether anything was changed."""
    form = PaperFileForm()
    if not form.validate():
        return _page(file_form=form), 422
    who = {"by": current_user._get_current_object(), "address": request.remote_addr}
    return _page(checked=paper_checks.check_file(form.content(), at=clock.now(), **who))


def _page(
    form: PageCodeForm | None = None, file_form: PaperFileForm | None = None, **found: Any
) -> str:
    """The page with both questions, one of them as it was asked, and what came of it."""
    return render_template(
        "desk/check.html",
        form=form or PageCodeForm(formdata=None),
        file_form=file_form or PaperFileForm(formdata=None),
        **found,
    )
