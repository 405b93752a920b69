"""A code, what it asks about, and the answer: for somebody with a telephone and no account.

Nothing of the case is shown but the masked name, the sum and the day. A code stands in no address:
it would be kept in histories and logs.
"""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from mediation.domain.errors import InvalidInput, TooManyTries
from mediation.domain.small_flows import ReceiptState
from mediation.services import receipts as services
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.form_keys import repeatable
from mediation.web.guards import public
from mediation.web.receipts import bp
from mediation.web.receipts.forms import AnswerForm, CodeForm


@bp.get("")
@public
def enter() -> ResponseReturnValue:
    """Ask for the code."""
    return render_template("receipts/enter.html", form=CodeForm())


@bp.post("")
@public
@repeatable
def open_code() -> ResponseReturnValue:
    """Show what the code asks about; every code that opens nothing is answered alike."""
    form = CodeForm()
    try:
        if not form.validate():
            return render_template("receipts/enter.html", form=form), 422
        asked = services.opened(str(form.code.data), address=request.remote_addr, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return render_template("receipts/enter.html", form=form), 422
    except TooManyTries:
        return _too_often(form)
    answer = AnswerForm(formdata=None, data={"code": form.code.data})
    return render_template("receipts/ask.html", asked=asked, form=answer)


@bp.post("/answer")
@public
def answer() -> ResponseReturnValue:
    """Take the answer, once."""
    form = AnswerForm()
    try:
        if not form.validate():
            return render_template("receipts/enter.html", form=_again(form)), 422
        state = ReceiptState(form.answer.data)
        services.answer(str(form.code.data), state, address=request.remote_addr, at=clock.now())
    except InvalidInput as error:
        again = _again(form)
        show_problems(again, error)
        return render_template("receipts/enter.html", form=again), 422
    except TooManyTries:
        return _too_often(_again(form))
    return redirect(url_for(".done", answer=state.value))


@bp.get("/done")
@public
def done() -> ResponseReturnValue:
    """Say that the answer was taken, and what happens now."""
    denied = request.args.get("answer") == ReceiptState.DENIED.value
    return render_template("receipts/done.html", denied=denied)


def _again(form: AnswerForm) -> CodeForm:
    """The first page with what went wrong, the code typed again by whoever holds the paper."""
    again = CodeForm(formdata=None)
    again.form_errors = [sentence for each in form.errors.values() for sentence in each]
    return again


def _too_often(form: CodeForm) -> ResponseReturnValue:
    page = render_template("receipts/enter.html", form=form, sentence=services.TOO_OFTEN)
    return page, 429
