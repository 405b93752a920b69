"""Work that takes longer than a request should, in a thread beside the requests; one of a kind."""

from collections.abc import Callable
from threading import Thread

from flask import Flask, current_app

from mediation.extensions import db
from mediation.models import User
from mediation.services.transaction import forget_unsaved

EXTENSION = "background"


def start(name: str, work: Callable[[], None]) -> bool:
    """Begin, unless work of this name is under way in this process."""
    if is_busy(name):
        return False
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    thread = Thread(target=_run, args=(app, name, work), name=name, daemon=True)
    _threads(app)[name] = thread
    # The reading of this request ends here: the thread shall not wait for it.
    forget_unsaved()
    thread.start()
    return True


def is_busy(name: str) -> bool:
    """Whether work of this name is under way in this process."""
    thread = _threads(current_app).get(name)
    return thread is not None and thread.is_alive()


def finish(app: Flask) -> None:
    """Wait for everything that is under way."""
    for thread in list(_threads(app).values()):
        thread.join()


def user(user_id: int) -> User | None:
    """The account in the thread's own session."""
    return db.session.get(User, user_id)


def _threads(app: Flask) -> dict[str, Thread]:
    found: dict[str, Thread] = app.extensions.setdefault(EXTENSION, {})
    return found


def _run(app: Flask, name: str, work: Callable[[], None]) -> None:
    with app.app_context():
        try:
            work()
        except Exception:
            app.logger.exception("work in the background failed: %s", name)
