"""One line of the log for each request, and the id by which a person can ask about it."""

import logging
import secrets
import time
from types import TracebackType
from typing import Any

from flask import Flask, Response, current_app, g, request
from sqlalchemy import inspect
from sqlalchemy.exc import NoInspectionAvailable

from mediation.engine import is_away
from mediation.logs import about_request

log = logging.getLogger("mediation.requests")


def init_app(app: Flask) -> None:
    """Must be registered first: it begins before all others and ends after them."""
    app.before_request(_begin)
    app.after_request(_tell)
    app.jinja_env.globals["request_id"] = request_id
    # Flask's own words name the address, and addresses hold what people typed.
    app.log_exception = _unhandled  # type: ignore[method-assign]


def request_id() -> str:
    """The id of this request, as error pages show it and every line of the log carries it."""
    return str(g.get("request_id", "-"))


def _begin() -> None:
    g.request_id, g.began = secrets.token_hex(8), time.monotonic()
    # Left as it is at the end: each request sets its own.
    about_request.set({"request_id": g.request_id})


def _tell(response: Response) -> Response:
    facts: dict[str, Any] = {
        "endpoint": request.endpoint,
        "method": request.method if request.method in METHODS else "?",
        "status": response.status_code,
        "ms": round((time.monotonic() - g.get("began", time.monotonic())) * 1000),
        "user": _user_id(),
    }
    level = logging.DEBUG if request.endpoint == "static" else logging.INFO
    log.log(level, "request", extra={"facts": facts})
    response.headers["X-Request-ID"] = request_id()
    return response


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def _user_id() -> int | None:
    """The key of who asks, without asking the database, which may be what failed."""
    try:
        identity = inspect(g.get("_login_user")).identity
    except NoInspectionAvailable:
        return None
    return int(identity[0]) if identity else None


def _unhandled(info: tuple[type, BaseException, TracebackType] | tuple[None, None, None]) -> None:
    # A database that is away is no fault of the program; its page (errors.py) tells it too.
    if not is_away(info[1]):
        current_app.logger.error("unhandled exception", exc_info=info)
