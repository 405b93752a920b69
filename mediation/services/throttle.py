"""How often a thing may be done, counted in the database: all workers share it, restarts keep it.

    if not throttle.allow(f"paper:{user.id}", limit=30, window=timedelta(minutes=1), at=now):
        raise TooManyTries("…")

Call it outside a transaction that may fail: what is rolled back was not counted. What was refused
is not counted either, so nobody is kept out longer by knocking.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import delete, select

from mediation.extensions import db, keeper
from mediation.models import Throttle
from mediation.services.inserting import insert_unless_there
from mediation.services.transaction import first_of_all, transaction

# The longest window that anything is counted over; older rows are thrown away.
LONGEST_WINDOW = timedelta(days=1)
# A moment further ahead than this was written by a clock that has since been set back.
AHEAD = timedelta(seconds=10)


@dataclass(frozen=True)
class Allowance:
    """What is left of a limit after a try, and after how many seconds there is more."""

    allowed: bool
    left: int
    seconds: int


def allow(key: str, limit: int, window: timedelta, at: datetime) -> bool:
    """Count this try and say yes, or say no when `limit` were counted within `window`."""
    return count(key, limit, window, at).allowed


def count(key: str, limit: int, window: timedelta, at: datetime) -> Allowance:
    """Count this try unless `limit` were counted within `window`; says how much is left."""
    with counting():
        row = _locked(key, at)
        recent = _recent(row.moments, window, at)
        allowed = len(recent) < limit
        if allowed:
            # Kept as long as the longest window, for one key may be asked about with two.
            kept = _recent(row.moments, LONGEST_WINDOW, at)
            row.moments = [*kept, at.timestamp()][-max(limit, 100) :]
            row.last_at = at
    first = min(recent, default=at.timestamp())
    seconds = max(1, ceil(first + window.total_seconds() - at.timestamp()))
    return Allowance(allowed, max(0, limit - len(recent) - allowed), seconds)


def give_back(key: str, at: datetime) -> None:
    """Take back the count of a try made at this moment: it turned out to be rightful."""
    with counting():
        row = _locked(key, at)
        moments = list(row.moments)
        if at.timestamp() in moments:
            moments.remove(at.timestamp())
            row.moments = moments


@contextmanager
def counting() -> Iterator[None]:
    """One transaction for several counts; an error inside it takes all of them back.

    To count is not the act of a form: the form's key is left alone.
    """
    token = first_of_all.set(None)
    try:
        with transaction():
            yield
    finally:
        first_of_all.reset(token)


def _recent(moments: list[float], window: timedelta, at: datetime) -> list[float]:
    first, last = (at - window).timestamp(), (at + AHEAD).timestamp()
    return [moment for moment in moments if first < moment <= last]


def _locked(key: str, at: datetime) -> Throttle:
    """The row of a key, locked until the end of the transaction; made when there is none."""
    name = keeper.mac(key.encode(), "throttle")
    statement = select(Throttle).filter_by(key=name).with_for_update()
    found = db.session.scalar(statement.execution_options(populate_existing=True))
    if found is not None:
        return found
    db.session.execute(delete(Throttle).where(Throttle.last_at < at - LONGEST_WINDOW))
    # Two workers may meet a new key at once: the second insert does nothing.
    insert_unless_there(Throttle, {"key": name, "moments": [], "last_at": at})
    return db.session.scalars(statement).one()


def is_used_up(key: str, limit: int, window: timedelta, at: datetime) -> bool:
    """Whether the next try would be refused; counts nothing."""
    name = keeper.mac(key.encode(), "throttle")
    row = db.session.scalar(select(Throttle).filter_by(key=name))
    return row is not None and len(_recent(row.moments, window, at)) >= limit
