"""Proving anew who sits there, before a view that is marked `sensitive`.

A page that is asked for is shown after the proof: the visitor is led to /confirm-identity and back.
A form that was sent is not lost: the answer is the same question with the form inside it, sealed
(`keeper`, bound to this session and this address), so that nothing typed, secrets included, stands
in the page. Sent back with the right password or code to the very address, the form is opened again
and the view runs as if it had come now. Files cannot be kept so; no sensitive view takes any.
"""

import base64
import binascii
import json
from datetime import timedelta

from flask import abort, current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.datastructures import ImmutableMultiDict

from mediation.crypto import CannotUnseal
from mediation.domain.errors import InvalidInput, TooManyTries
from mediation.extensions import keeper
from mediation.services import accounts
from mediation.services.sessions import IDENTITY_SERVICE
from mediation.web import clock
from mediation.web.identity import sessions
from mediation.web.identity.addresses import page_of_piece

SECRET, HELD = "confirm_secret", "held_form"
PURPOSE = "held_form"


def demand() -> ResponseReturnValue | None:
    """None when the last proof is young enough or came with this request; else the question."""
    if is_fresh():
        reopen_form()
        return None
    if request.headers.get("HX-Request"):
        # A piece of a page cannot ask; the whole page can, and then leads back.
        answer = make_response("", 200)
        answer.headers["HX-Redirect"] = url_for("auth.confirm", next=page_of_piece())
        return answer
    if request.method in {"GET", "HEAD"}:
        return redirect(url_for("auth.confirm", next=request.full_path.rstrip("?")))
    if HELD not in request.form:
        return question(_sealed()), 422
    return _answered()


def reopen_form() -> None:
    """Where the proof came in another window, the form goes on as it is."""
    if request.method == "POST" and HELD in request.form:
        request.form = _opened(request.form[HELD])  # type: ignore[misc]  # cached on purpose


def is_fresh() -> bool:
    """Whether this person proved who they are within the last REAUTH_MINUTES."""
    proved = sessions.current_session().confirmed_at
    if proved is None:
        return False
    return abs(clock.now() - proved) < timedelta(minutes=current_app.config["REAUTH_MINUTES"])


def prove(secret: str) -> None:
    """Check the password or code and renew the session; raises InvalidInput or TooManyTries."""
    token = accounts.confirm_identity(
        current_user._get_current_object(),
        secret,
        session_id=sessions.current_session().id,
        at=clock.now(),
    )
    sessions.renew(token)


def question(held: str = "", problem: str = "") -> str:
    """The page that asks; `held` is the sealed form that goes on afterwards."""
    return render_template(
        "auth/confirm.html",
        held=held,
        problem=problem,
        has_code=current_user.second_factor_since is not None,
        action=request.full_path.rstrip("?"),
        by_service=sessions.current_session().way == IDENTITY_SERVICE,
    )


def _answered() -> ResponseReturnValue | None:
    """Open the form again once the proof is there."""
    held = request.form[HELD]
    fields = _opened(held)
    try:
        prove(request.form.get(SECRET, ""))
    except InvalidInput as error:
        return question(held, error.sentence), 422
    except TooManyTries as error:
        return question(held, error.sentence), 429
    request.form = fields  # type: ignore[misc]  # cached: what the view reads from now on
    return None


def _sealed() -> str:
    facts = [sessions.current_session().id, request.full_path, request.method]
    kept = [*facts, list(request.form.items(multi=True))]
    return base64.b64encode(keeper.seal(json.dumps(kept).encode(), PURPOSE)).decode()


def _opened(held: str) -> ImmutableMultiDict[str, str]:
    try:
        kept = json.loads(keeper.unseal(base64.b64decode(held), PURPOSE))
    except (CannotUnseal, binascii.Error, ValueError):
        abort(400)
    if kept[:3] != [sessions.current_session().id, request.full_path, request.method]:
        abort(400)
    return ImmutableMultiDict([(name, value) for name, value in kept[3]])
