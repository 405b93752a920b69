"""Every page that somebody opens leaves a row in the trail, and so does every refusal.

What a use case records by itself is left as it is; the rest is recorded here, so that a page is
covered on the day it appears. A row tells the page and the keys in its address, never what was
typed; the words of a search are told as a keyed hash.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, request
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError

from mediation.domain.trail import AuditResult
from mediation.models import User
from mediation.services import audit
from mediation.web import clock
from mediation.web.identity.bearer import current_token
from mediation.web.problem_answer import is_for_a_program

View = TypeVar("View", bound=Callable[..., Any])

READING = frozenset({"GET", "HEAD", "OPTIONS"})
# Refusals, those that matter only when something was to be done, and what did not work out.
DENIED = frozenset({403, 405, 429})
DENIED_ACTS = frozenset({400, 413, 414, 415, 428})
FAILED = frozenset({409, 500})
ARGUMENT = re.compile(r"[a-z_]{1,20}", re.ASCII)
MOST_ARGUMENTS = 12


def untraced(view: View) -> View:
    """Mark a view that shows and changes nothing: a row for each call would only hide others."""
    view.is_untraced = True  # type: ignore[attr-defined]  # functions take attributes
    return view


def is_untraced(view: object) -> bool:
    """Whether nobody sits there (a page that asks by itself), or nothing is shown."""
    return hasattr(view, "is_untraced") or bool(getattr(view, "is_passive", False))


def init_app(app: Flask) -> None:
    """Watch every view that is not public; call it after the last one was registered."""
    for endpoint, view in app.view_functions.items():
        mark = getattr(view, "access_mark", None)
        if mark is not None and not mark.is_public and not is_untraced(view):
            app.view_functions[endpoint] = _recorded(view)
    app.before_request(_begin)
    app.after_request(_record_refusal)
    # A thread serves one request after the other.
    app.teardown_request(lambda _error: audit.comes_with(None))


def _begin() -> None:
    token = current_token()
    audit.comes_with(token.id if token else None)
    g.rows_before = audit.rows_left()


def _nothing_recorded() -> bool:
    return bool(audit.rows_left() == g.get("rows_before", audit.rows_left()))


def _recorded(view: View) -> View:
    """The view; nothing that it shows leaves unless the trail has it."""

    @wraps(view)
    def run(**values: Any) -> Response:
        answer = current_app.make_response(view(**values))
        if _nothing_recorded() and _shows_or_does(answer):
            _record_page(answer)
        return answer

    run.is_recorded = True  # type: ignore[attr-defined]  # a test asks for it
    return run  # type: ignore[return-value]  # wraps keeps the name and the marks


def _shows_or_does(answer: Response) -> bool:
    """A form shown again and a step that is closed show the case too; only being sent on does not.

    What raised is no answer of the view: it is recorded as a refusal.
    """
    return request.method not in READING or not 300 <= answer.status_code < 400


def _record_page(answer: Response) -> None:
    case_id = (request.view_args or {}).get("case_id")
    reads = request.method in READING
    verb = "page.posted" if not reads else "case.viewed" if case_id else "page.viewed"
    if answer.status_code < 400:
        _note(verb, AuditResult.OK)
    else:
        _note(verb, AuditResult.FAILED, {"status": answer.status_code})


def _record_refusal(answer: Response) -> Response:
    """One row for every refusal of somebody who is signed in."""
    status, acts = answer.status_code, request.method not in READING
    hidden = status == 404 and request.endpoint not in {None, "static"}
    denied = status in DENIED or hidden or (acts and status in DENIED_ACTS)
    # A page that shows nothing says so to whoever sits there; a program may try all day.
    by_a_rule = "was_refused_by_a_rule" in g and (acts or is_for_a_program())
    failed = status in FAILED or by_a_rule
    if (denied or failed) and _nothing_recorded():
        result = AuditResult.DENIED if denied else AuditResult.FAILED
        verb = "access.denied" if denied else "act.failed"
        try:
            if current_user.is_authenticated:
                _note(verb, result, {"status": status, "method": request.method})
        except SQLAlchemyError as error:
            # It stays refused; that the trail could not take it stands in the log.
            told = "a refusal could not be recorded: %s %s"
            current_app.logger.error(told, request.endpoint, type(error).__name__)
    return answer


def _note(verb: str, result: AuditResult, facts: dict[str, Any] | None = None) -> None:
    user: User = current_user._get_current_object()
    audit.noted(
        verb,
        request.endpoint or "-",
        by=user,
        at=clock.now(),
        case_id=(request.view_args or {}).get("case_id"),
        data=_keys() | _arguments() | (facts or {}),
        result=result,
    )


def _keys() -> dict[str, int]:
    """The keys in the address; words there may be anybody's."""
    found = request.view_args or {}
    return {
        name: value for name, value in found.items() if isinstance(value, int) and name != "case_id"
    }


def _arguments() -> dict[str, Any]:
    names = sorted(name for name in request.args if ARGUMENT.fullmatch(name))
    told: dict[str, Any] = {"arguments": names[:MOST_ARGUMENTS]} if names else {}
    words = request.args.get("q", "").strip()
    return told | ({"words": audit.hashed(words)} if words else {})
