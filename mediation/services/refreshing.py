"""What only time changes: the clocks and the next action of every open case, day by day."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import func, select

from mediation.domain.case_flow import OPEN_STATES
from mediation.extensions import db
from mediation.models import Case
from mediation.services import planning
from mediation.services.transaction import transaction

BATCH = 200

Progress = Callable[[int], None]


def open_cases() -> int:
    """How many cases there are to refresh."""
    counted = select(func.count()).select_from(Case).where(Case.state.in_(OPEN_STATES))
    return db.session.scalar(counted) or 0


def refresh_all(*, at: datetime, progress: Progress = lambda count: None) -> int:
    """Bring every open case up to the day, in batches by key; gives how many there were.

    Nothing happened to the cases, so no event is left. A run that was stopped is simply run again.
    """
    done, last_id = 0, 0
    while True:
        with transaction():
            cases = _batch(last_id)
            for case in cases:
                planning.replan(case, by=case.owner or case.registered_by, at=at)
            last_id = cases[-1].id if cases else last_id
        if not cases:
            return done
        done += len(cases)
        progress(len(cases))


def _batch(after_id: int) -> list[Case]:
    statement = (
        select(Case)
        .where(Case.id > after_id, Case.state.in_(OPEN_STATES))
        .order_by(Case.id)
        .limit(BATCH)
        .with_for_update(of=Case)
    )
    return list(db.session.scalars(statement))
