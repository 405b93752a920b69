"""A paper that is drawn while one types: the PDF, or the sentence that says why there is none."""

from collections.abc import Callable

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.web.pdf_answer import pdf_answer


def drawn(draw: Callable[[], bytes], name: str) -> ResponseReturnValue:
    """The PDF, or what has to be filled in before there can be one."""
    try:
        return pdf_answer(draw(), name)
    except InvalidInput as error:
        return told(error.sentence), 422
    except ActionNotPossible as error:
        return told(error.sentence), 409


def told(sentence: str) -> Response | str:
    """A page for the frame; for the script that draws while one types, the bare sentence."""
    if is_script():
        return Response(sentence, mimetype="text/plain")
    return render_template("components/no_preview.html", sentence=sentence)


def is_script() -> bool:
    """Whether a script of ours asks for a piece of the page."""
    return request.headers.get("HX-Request") == "true"
