"""Each render of a form has a key of its own, so that sending it twice acts once.

`form_tokens()` writes the key beside the token that proves the form is ours. A view that may be
asked again and again with the same form (a preview, a draft kept while typing, signing in) is
marked `@repeatable`.
"""

import re
import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import sha256

from flask import Flask, Response, current_app, g, redirect, render_template, request, url_for
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.datastructures import FileStorage

from mediation.engine import is_away
from mediation.models import PostedForm
from mediation.services import posted_forms
from mediation.services.posted_forms import FormSent
from mediation.web import clock
from mediation.web.guards import View
from mediation.web.kept_fields import CSRF_TOKEN, FORM_KEY, typed_fields
from mediation.web.problem_answer import is_for_a_program, problem

WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
KEY = re.compile(r"[A-Za-z0-9_-]{20,40}")
IDEMPOTENCY_KEY = "Idempotency-Key"
OTHER_BODY = "这个 Idempotency-Key 已经用于另一份内容。办另一件事请换一个新的键。"
STILL_AT_IT = "用这个 Idempotency-Key 的请求正在办理或者没有办成，请稍后用同一个键再发。"
# How long a copy of a form waits for the answer to the first one (seconds).
PATIENCE = 3.0
PAUSE = 0.05


def init_app(app: Flask) -> None:
    """Watch every form that is sent; must be registered after the guards."""
    app.before_request(_begin)
    app.after_request(_settle)
    app.teardown_request(_end)
    app.jinja_env.globals["form_tokens"] = form_tokens


def repeatable(view: View) -> View:
    """This view may be asked again with the same form."""
    view.is_repeatable = True  # type: ignore[attr-defined]  # functions take attributes
    return view


def form_tokens() -> Markup:
    """The two hidden fields of every form that writes."""
    field = Markup('<input type="hidden" name="{}" value="{}">')
    return field.format(CSRF_TOKEN, generate_csrf()) + field.format(
        FORM_KEY, secrets.token_urlsafe(18)
    )


def _begin() -> Response | None:
    form = _form_sent()
    if form is None:
        return None
    earlier = posted_forms.found(form)
    if earlier is not None:
        return _answer_again(form)
    g.form_sent, g.claims = form, ExitStack()
    g.claim = g.claims.enter_context(posted_forms.claiming(form))
    return None


def _form_sent() -> FormSent | None:
    """The form of this request, when it carries a key and its view may act only once."""
    if request.method not in WRITING or request.endpoint is None:
        return None
    view = current_app.view_functions[request.endpoint]
    key = key_sent()
    if getattr(view, "is_repeatable", False) or not KEY.fullmatch(key):
        return None
    user_id = current_user.id if current_user.is_authenticated else None
    if is_for_a_program():
        # Two programs may draw the same key, and neither shall hear of the other.
        key = f"{user_id}:{key}"
    return FormSent(
        key=f"{request.endpoint}:{key}",
        user_id=user_id,
        digest=posted_forms.digest_of([("", request.path), *_told()]),
        at=clock.now(),
    )


def key_sent() -> str:
    """The key that the form carries in itself, or a program in its header."""
    if is_for_a_program():
        return request.headers.get(IDEMPOTENCY_KEY, "")
    return request.form.get(FORM_KEY, "")


def _told() -> list[tuple[str, str]]:
    """What was typed, or what a program sent besides files: those are known by what they hold."""
    if not is_for_a_program():
        return typed_fields()
    if request.mimetype != "multipart/form-data":
        return [("body", request.get_data().hex())]
    sent = [(name, sha256(file.read()).hexdigest()) for name, file in _files()]
    return [*request.form.items(multi=True), *sent]


def _files() -> Iterator[tuple[str, FileStorage]]:
    for name, file in request.files.items(multi=True):
        yield name, file
        file.seek(0)


def _settle(response: Response) -> Response:
    form: FormSent | None = g.get("form_sent")
    if form is None:
        return response
    g.claims.close()
    refused = 400 <= response.status_code < 500
    try:
        if g.claim.is_made:
            _note_answer(form, response, refused)
        # Refused because a copy of this very form was quicker: then its answer is the answer.
        elif refused and posted_forms.found(form) is not None:
            return _answer_again(form)
    except SQLAlchemyError as error:
        if not is_away(error):
            raise
        # What the form did is safe; only where it led is not noted, and copies are told so.
        current_app.logger.warning("the answer of a form could not be noted")
    return response


def _note_answer(form: FormSent, response: Response, refused: bool) -> None:
    if refused:
        posted_forms.release(form)
    elif response.location:
        posted_forms.led_to(form, response.location[:500])


def _end(_error: BaseException | None) -> None:
    if "claims" in g:
        g.claims.close()


def _answer_again(form: FormSent) -> Response:
    """What a copy of a form is told, once the first one is through."""
    earlier = posted_forms.found(form)
    waited_until = time.monotonic() + PATIENCE
    while earlier is not None and earlier.location is None and time.monotonic() < waited_until:
        time.sleep(PAUSE)
        earlier = posted_forms.found(form)
    if is_for_a_program():
        return _program_again(form, earlier)
    if earlier is None:
        return _page("errors/form_again.html", 409, asks_again=True)
    if earlier.user_id != form.user_id:
        return _page("errors/form_again.html", 409, asks_again=False)
    if earlier.digest != form.digest:
        return _page("errors/form_again.html", 409, asks_again=True, earlier=earlier.location)
    if earlier.location:
        return current_app.make_response(redirect(earlier.location))
    return _page("errors/form_done.html", 200)


def _program_again(form: FormSent, earlier: PostedForm | None) -> Response:
    """The answer of the first request once more; what the program sent must be the same."""
    if earlier is not None and earlier.digest != form.digest:
        return problem(422, OTHER_BODY)
    if earlier is None or not earlier.location:
        return problem(409, STILL_AT_IT, headers={"Retry-After": "1"})
    view = current_app.view_functions[str(request.endpoint)]
    answer: Response = view.answers_again(earlier.location)  # type: ignore[attr-defined]
    return answer


def _page(template: str, status: int, **values: object) -> Response:
    home = url_for("home.show")
    page = render_template(
        template, kept=typed_fields(), address=request.full_path, home=home, **values
    )
    return current_app.make_response((page, status))
