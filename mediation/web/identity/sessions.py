"""Flask-Login over session rows: the cookie holds a token, the row decides whether it counts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from flask import (
    Flask,
    Request,
    Response,
    current_app,
    g,
    make_response,
    redirect,
    request,
    session,
    url_for,
)
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask.typing import ResponseReturnValue

from mediation.extensions import login_manager
from mediation.models import LoginSession, User
from mediation.queries import emergency_access
from mediation.services import accounts, sessions
from mediation.web import clock
from mediation.web.identity import bearer, policies
from mediation.web.identity.addresses import page_of_piece

View = TypeVar("View", bound=Callable[..., Any])

TOKEN = "token"
EXPIRED = "登录已过期，请重新登录。您填写的内容已保存在草稿中。"
# How long a browser is recognised after the last sign-in there.
BROWSER_KNOWN_FOR = timedelta(days=180)


class SparingSessions(SecureCookieSessionInterface):
    """The cookie of Flask, but for the views that are marked `cookieless`."""

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """Whether this answer carries the cookie anew."""
        view = app.view_functions.get(request.endpoint or "")
        return not hasattr(view, "is_cookieless") and super().should_set_cookie(app, session)


def cookieless(view: View) -> View:
    """Mark a view whose answers never carry a cookie: whoever asks is no browser."""
    view.is_cookieless = True  # type: ignore[attr-defined]  # functions take attributes
    return view


def init_app(app: Flask) -> None:
    """Tell Flask-Login where users come from and where strangers go."""
    app.session_interface = SparingSessions()
    login_manager.request_loader(_load)
    login_manager.unauthorized_handler(_send_to_login)


def _load(loaded: Request) -> User | None:
    view = current_app.view_functions.get(loaded.endpoint or "")
    if getattr(view, "is_for_programs", False):
        return bearer.user_of(loaded)
    token = session.get(TOKEN)
    if not isinstance(token, str):
        return None
    row = sessions.live_session(
        token,
        limits=policies.limits(),
        at=clock.now(),
        passive=getattr(view, "is_passive", False),
    )
    if row is None:
        return None
    g.login_session = row
    g.emergency = emergency_access.open_for(row.user, clock.now())
    row.user.emergency_case_ids = frozenset(access.case_id for access in g.emergency)
    return row.user


def current_session() -> LoginSession:
    """The row of the session in which the signed-in person works."""
    row: LoginSession = g.login_session
    return row


def enter(user: User, wanted: str, way: str = sessions.PASSWORD) -> Response:
    """Sign this browser in and lead on: a new session, whatever the cookie said before."""
    token, browser_token = accounts.enter(
        user, browser=policies.browser(), limits=policies.limits(), at=clock.now(), way=way
    )
    session.clear()
    renew(token)
    answer = make_response(redirect(wanted))
    answer.set_cookie(
        current_app.config["BROWSER_COOKIE_NAME"],
        browser_token,
        max_age=BROWSER_KNOWN_FOR,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return answer


def renew(token: str) -> None:
    """Carry the new token of the same session from now on."""
    session[TOKEN], session.permanent = token, True


def _send_to_login() -> ResponseReturnValue:
    if request.headers.get("HX-Request"):
        # The page of signing in must not stand in a piece of another page.
        answer = make_response("", 200)
        answer.headers["HX-Redirect"] = url_for("auth.login", next=page_of_piece(), expired=1)
        return answer
    # Only the address of a page is worth going back to; a lost POST is in the draft.
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("auth.login", next=wanted, expired=1 if TOKEN in session else None))
