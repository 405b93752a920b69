"""Cases computed again though nothing happened to them: a day passed, a holiday was announced.

No event is left. A run goes by key, in batches with a transaction each, and can go on after the
last case that it finished; two runs at once do no harm.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_, select

from mediation.domain.case_flow import OPEN_STATES
from mediation.domain.clock_states import ClockState
from mediation.extensions import db
from mediation.models import Case, Clock
from mediation.queries.case_batches import locked_batch
from mediation.queries.office import office_for
from mediation.services import planning
from mediation.services.transaction import transaction

BATCH = 200

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Batch:
    """How many cases were done together, and the key of the last of them."""

    count: int
    last_id: int


def changed_by_day(today: date) -> ColumnElement[bool]:
    """Open cases; and ended ones with a window, of their agreement for one, that has closed."""
    passed = select(Clock.id).where(
        Clock.case_id == Case.id, Clock.state == ClockState.RUNNING, Clock.due_on < today
    )
    return or_(Case.state.in_(OPEN_STATES), passed.exists())


def counting() -> ColumnElement[bool]:
    """Open cases, and ended ones with a clock that still runs: what a calendar can move."""
    runs = select(Clock.id).where(
        Clock.case_id == Case.id, Clock.state.in_((ClockState.RUNNING, ClockState.PAUSED))
    )
    return or_(Case.state.in_(OPEN_STATES), runs.exists())


def how_many(wanted: ColumnElement[bool], *, after_id: int = 0) -> int:
    """How many such cases there are after a key."""
    counted = select(func.count()).select_from(Case).where(Case.id > after_id, wanted)
    return db.session.scalar(counted) or 0


def refresh_all(*, at: datetime, progress: Progress = lambda count: None) -> int:
    """Bring every case that time changes up to the day; gives how many there were."""
    done = 0
    for batch in batches(changed_by_day(at.date()), at=at):
        done += batch.count
        progress(batch.count)
    return done


def batches(wanted: ColumnElement[bool], *, at: datetime, after_id: int = 0) -> Iterator[Batch]:
    """Refresh every such case after a key, batch by batch."""
    while batch := refresh_batch(wanted, at=at, after_id=after_id):
        yield batch
        after_id = batch.last_id


def refresh_batch(wanted: ColumnElement[bool], *, at: datetime, after_id: int) -> Batch | None:
    """Refresh the next such cases in one transaction; None when there are no more."""
    with transaction():
        cases = locked_batch(after_id, wanted, BATCH)
        known = office_for(cases)
        for case in cases:
            planning.replan(case, by=case.owner or case.registered_by, at=at, known=known)
        return Batch(len(cases), cases[-1].id) if cases else None
