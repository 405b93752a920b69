"""What happened to a case, newest first."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.case_flow import STAGE_OF_STATE, CaseState, Stage
from mediation.extensions import db
from mediation.models import Case, CaseEvent

TIMELINE_SIZE = 200


def events(case: Case) -> Sequence[CaseEvent]:
    """The events of a case, newest first."""
    statement = (
        select(CaseEvent)
        .where(CaseEvent.case_id == case.id)
        .options(joinedload(CaseEvent.by))
        .order_by(CaseEvent.id.desc())
        .limit(TIMELINE_SIZE)
    )
    return db.session.scalars(statement).all()


def reached(case: Case, found: Sequence[CaseEvent]) -> dict[Stage, str]:
    """On which day the case first came to each stage, as 11-18."""
    days = {Stage.REGISTRATION: f"{case.received_on:%m-%d}"}
    for event in reversed(found):
        if event.to_state:
            stage = STAGE_OF_STATE[CaseState(event.to_state)]
            days.setdefault(stage, f"{event.at:%m-%d}")
    return days
