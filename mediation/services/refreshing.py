"""What only time changes: the clocks and the next action of the cases, day by day."""

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_, select

from mediation.domain.case_flow import OPEN_STATES
from mediation.domain.clock_states import ClockState
from mediation.extensions import db
from mediation.models import Case, Clock
from mediation.services import planning
from mediation.services.transaction import transaction

BATCH = 200

Progress = Callable[[int], None]


def waiting_cases(*, today: date) -> int:
    """How many cases there are to refresh."""
    counted = select(func.count()).select_from(Case).where(_changes_by(today))
    return db.session.scalar(counted) or 0


def refresh_all(*, at: datetime, progress: Progress = lambda count: None) -> int:
    """Bring every case that time changes up to the day, by key; gives how many there were.

    Nothing happened to the cases, so no event is left. A run that was stopped is simply run again.
    """
    done, last_id = 0, 0
    while True:
        with transaction():
            cases = _batch(last_id, at.date())
            for case in cases:
                planning.replan(case, by=case.owner or case.registered_by, at=at)
            last_id = cases[-1].id if cases else last_id
        if not cases:
            return done
        done += len(cases)
        progress(len(cases))


def _changes_by(today: date) -> ColumnElement[bool]:
    """Open cases; and ended ones with a window, of their agreement for one, that has closed."""
    passed = select(Clock.id).where(
        Clock.case_id == Case.id, Clock.state == ClockState.RUNNING, Clock.due_on < today
    )
    return or_(Case.state.in_(OPEN_STATES), passed.exists())


def _batch(after_id: int, today: date) -> list[Case]:
    statement = (
        select(Case)
        .where(Case.id > after_id, _changes_by(today))
        .order_by(Case.id)
        .limit(BATCH)
        # No key changes: what only points to a case, an inbox item for one, need not wait.
        .with_for_update(of=Case, key_share=True)
    )
    return list(db.session.scalars(statement))
