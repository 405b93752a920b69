"""At each sign-in a liaison is shown where the trail ends; the browser remembers it."""

from typing import Any

from flask import Flask, Response, current_app, flash, g, request, session
from flask_login import current_user

from mediation.domain.roles import LIAISON_ROLES
from mediation.services import witnessing
from mediation.web import clock

# The session knows that its liaison was shown the root; a new sign-in begins a new session.
SHOWN = "witnessed"
COOKIE_DAYS = 400
DISAGREES = (
    "审计日志与您上次登录时见到的不一致：可能有人改动过日志。"
    "请记下现在的时间，并告知本单位和总工会的审计管理员。"
)


def init_app(app: Flask) -> None:
    """Show it on the first request after a sign-in; call it after the guards."""
    app.before_request(_show)
    app.after_request(_let_browser_remember)
    app.context_processor(_line)


def _show() -> None:
    if request.endpoint in {None, "static"} or SHOWN in session:
        return
    if not current_user.is_authenticated or not current_user.roles & LIAISON_ROLES:
        return
    user, remembered = current_user._get_current_object(), request.cookies.get(_cookie(), "")
    seen = witnessing.witness(user, remembered=remembered, at=clock.now())
    session[SHOWN] = [seen.seq, seen.short]
    g.witnessed = seen
    if not seen.agrees:
        flash(DISAGREES, "danger")


def _let_browser_remember(answer: Response) -> Response:
    seen: witnessing.Seen | None = g.get("witnessed")
    if seen is not None:
        answer.set_cookie(
            _cookie(),
            seen.for_browser(),
            max_age=COOKIE_DAYS * 86400,
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )
    return answer


def _cookie() -> str:
    return "__Host-witness" if current_app.config["SESSION_COOKIE_SECURE"] else "witness"


def _line() -> dict[str, Any]:
    """What the foot of every page of a liaison says."""
    shown = session.get(SHOWN)
    return {"witnessed": {"seq": shown[0], "root": shown[1]} if shown else None}
