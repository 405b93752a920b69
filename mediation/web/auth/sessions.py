"""Flask-Login over session rows: the cookie holds a token, the row decides whether it counts."""

from datetime import timedelta

from flask import Flask, Request, current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from mediation.extensions import login_manager
from mediation.models import User
from mediation.services import accounts
from mediation.web import clock

TOKEN = "token"
EXPIRED = "登录已过期，请重新登录。您填写的内容已保存在草稿中。"


def init_app(app: Flask) -> None:
    """Tell Flask-Login where users come from and where strangers go."""
    login_manager.request_loader(_load)
    login_manager.unauthorized_handler(_send_to_login)


def limits() -> accounts.SessionLimits:
    """The limits of a session as the settings say."""
    settings = current_app.config
    return accounts.SessionLimits(
        idle=timedelta(minutes=settings["SESSION_IDLE_MINUTES"]),
        absolute=timedelta(hours=settings["SESSION_ABSOLUTE_HOURS"]),
    )


def _load(_request: Request) -> User | None:
    token = session.get(TOKEN)
    if not isinstance(token, str):
        return None
    return accounts.session_user(token, limits=limits(), at=clock.now())


def _send_to_login() -> ResponseReturnValue:
    # Only the address of a page is worth going back to; a lost POST is in the draft.
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("auth.login", next=wanted, expired=1 if TOKEN in session else None))
