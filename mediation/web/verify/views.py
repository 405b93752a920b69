"""Is this paper genuine? For a bank, an employer or a clerk who holds it and has no account.

A code stands in no address: it would be kept in histories and logs.
"""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from mediation.domain.errors import InvalidInput, TooManyTries
from mediation.services import paper_checks
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.guards import public
from mediation.web.sanity import takes_files
from mediation.web.verify import bp
from mediation.web.verify.forms import PaperCodeForm, PaperFileForm


@bp.get("")
@public
def enter() -> ResponseReturnValue:
    """Ask for the code."""
    return _asked()


@bp.post("")
@public
def check() -> ResponseReturnValue:
    """Say 真 with a masked summary, or 伪 and no more."""
    form = PaperCodeForm()
    try:
        if not form.validate():
            return _asked(form), 422
        typed = str(form.code.data)
        found = paper_checks.check(typed, address=request.remote_addr, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return _asked(form), 422
    except TooManyTries as error:
        return _asked(form, sentence=str(error)), 429
    return render_template("verify/result.html", found=found)


@bp.post("/file")
@public
@takes_files
def check_file() -> ResponseReturnValue:
    """Say whether a PDF is signed by the office, when, and whether anything was changed."""
    form = PaperFileForm()
    if not form.validate():
        return _asked(file_form=form), 422
    who = {"by": None, "address": request.remote_addr, "at": clock.now()}
    try:
        found = paper_checks.check_file(form.content(), **who)
    except TooManyTries as error:
        return _asked(file_form=form, sentence=str(error)), 429
    return render_template("verify/file.html", found=found)


def _asked(
    form: PaperCodeForm | None = None, file_form: PaperFileForm | None = None, sentence: str = ""
) -> str:
    """The page with both questions, one of them as it was asked."""
    return render_template(
        "verify/enter.html",
        form=form or PaperCodeForm(formdata=None),
        file_form=file_form or PaperFileForm(formdata=None),
        sentence=sentence,
    )
