"""The one door of writing: everything inside happens, or nothing does.

    with transaction():
        ...

Inner blocks join the outer one, which alone commits. What must be the last write of the
transaction waits with `before_commit`; what must not happen unless it succeeded waits with
`after_commit`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from mediation.engine import is_away, write_wanted
from mediation.extensions import db

Callback = Callable[[], None]


class FirstOfAll(Protocol):
    """What wants to be the first in the next transaction, and to know that it succeeded."""

    def begin(self) -> None:
        """Do it, in the open transaction."""

    def succeed(self) -> None:
        """The transaction is safe."""


# Set around a request whose form may act only once (services/posted_forms.py).
first_of_all: ContextVar[FirstOfAll | None] = ContextVar("first_of_all", default=None)


@contextmanager
def transaction() -> Iterator[None]:
    """Open, or join, the transaction of this session."""
    info = db.session().info
    if "before_commit" in info:
        yield
        return
    # The read transaction ends here, so that what the rules look at is read again under the
    # lock: two people who act at once are judged one after the other.
    forget_unsaved()
    token = write_wanted.set(True)
    info["before_commit"], info["after_commit"] = [], []
    first = first_of_all.get()
    try:
        if first:
            first.begin()
        yield
        _run_all(info["before_commit"])
        db.session.commit()
        if first:
            first.succeed()
        waiting = info["after_commit"]
    except BaseException:
        forget_unsaved()
        raise
    finally:
        write_wanted.reset(token)
        del info["before_commit"], info["after_commit"]
    _run_all(waiting)


@contextmanager
def aside() -> Iterator[None]:
    """A transaction that is not what the form of this request was sent for."""
    token = first_of_all.set(None)
    try:
        with transaction():
            yield
    finally:
        first_of_all.reset(token)


def one_at_a_time(name: str) -> None:
    """Let nobody else past this line under the same name until the transaction is over.

    SQLite has one writer anyway.
    """
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(func.hashtext(name))))


def _run_all(callbacks: list[Callback]) -> None:
    for callback in callbacks:
        callback()


def before_commit(callback: Callback) -> None:
    """Run this as the last thing inside the transaction."""
    _waiting("before_commit").append(callback)


def after_commit(callback: Callback) -> None:
    """Run this once the transaction is safe; never when it failed."""
    _waiting("after_commit").append(callback)


def _waiting(when: str) -> list[Callback]:
    info: dict[Any, Any] = db.session().info
    if when not in info:
        raise RuntimeError("there is no open transaction")
    waiting: list[Callback] = info[when]
    return waiting


def forget_unsaved() -> None:
    """Throw away what was made in the session and never meant to be kept.

    A connection that broke has thrown it away already; the next statement opens another.
    """
    try:
        db.session.rollback()
    except SQLAlchemyError as error:
        if not is_away(error):
            raise
