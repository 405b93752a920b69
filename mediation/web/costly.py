"""What costs the machine much may be asked for so often and no oftener, by one person.

    @bp.post("/…/preview.pdf")
    @requires(Action.DRAFT_AGREEMENT)
    @costly("paper", per_minute=60)

Two limits: so many a minute, counted in the database for all workers and restarts; and no more than
two at the same moment in one process, so that somebody who asks for twenty papers at once leaves
the threads to everybody else.
"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from threading import Lock

from flask import Flask, current_app, g, request
from flask_login import current_user

from mediation.domain.errors import TooManyTries
from mediation.services import throttle
from mediation.web import clock
from mediation.web.guards import View

MOST_AT_ONCE = 2
MINUTE = timedelta(minutes=1)
TOO_OFTEN = "这项操作一分钟内用得太多，系统先停一下，以免影响同事。填写的内容没有丢，请稍后再试。"
TOO_MANY_AT_ONCE = "您同时打开的文书或导出太多，请等前面的完成后再试。填写的内容没有丢。"

_running: Counter[int] = Counter()
_lock = Lock()


def costly(name: str, *, per_minute: int, reading: bool = False) -> Callable[[View], View]:
    """Mark a view; `reading`: even a GET costs, otherwise only what is sent counts."""

    def mark(view: View) -> View:
        view.costs = (name, per_minute, reading)  # type: ignore[attr-defined]  # functions take it
        return view

    return mark


def init_app(app: Flask) -> None:
    """Count every request of a marked view; must be registered after the guards."""
    app.before_request(_begin)
    app.teardown_request(_end)


def _begin() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    costs = getattr(view, "costs", None)
    if costs is None or not current_user.is_authenticated:
        return
    name, per_minute, reading = costs
    if request.method in {"GET", "HEAD"} and not reading:
        return
    with _lock:
        if _running[current_user.id] >= MOST_AT_ONCE:
            raise TooManyTries(TOO_MANY_AT_ONCE)
        _running[current_user.id] += 1
    g.costly_for = current_user.id
    key = f"{name}:{current_user.id}"
    if not throttle.allow(key, limit=per_minute, window=MINUTE, at=clock.now()):
        raise TooManyTries(TOO_OFTEN)


def _end(_error: BaseException | None) -> None:
    user_id = g.pop("costly_for", None)
    if user_id is not None:
        with _lock:
            _running[user_id] -= 1
            if not _running[user_id]:
                del _running[user_id]
