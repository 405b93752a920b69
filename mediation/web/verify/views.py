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
from mediation.web.verify import bp
from mediation.web.verify.forms import PaperCodeForm


@bp.get("")
@public
def enter() -> ResponseReturnValue:
    """Ask for the code."""
    return render_template("verify/enter.html", form=PaperCodeForm())


@bp.post("")
@public
def check() -> ResponseReturnValue:
    """Say 真 with a masked summary, or 伪 and no more."""
    form = PaperCodeForm()
    try:
        if not form.validate():
            return render_template("verify/enter.html", form=form), 422
        typed = str(form.code.data)
        found = paper_checks.check(typed, address=request.remote_addr, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return render_template("verify/enter.html", form=form), 422
    except TooManyTries as error:
        return render_template("verify/enter.html", form=form, sentence=str(error)), 429
    return render_template("verify/result.html", found=found)
