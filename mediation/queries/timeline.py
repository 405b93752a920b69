"""What happened to a case, newest first."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.case_flow import STAGE_OF_STATE, CaseState, Stage
from mediation.domain.errors import FieldChange
from mediation.domain.masked_entry import masked_change
from mediation.extensions import db
from mediation.models import Case, CaseEvent
from mediation.queries.shared_text import cleaned

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


def event_detail(event: CaseEvent, case: Case) -> str:
    """What an event says besides its name: its note and the fields it changed, numbers masked."""
    written = (event.data or {}).get("changes", ())
    changes = "；".join(
        f"{change.label}：{change.before or '（空）'} → {change.after or '（空）'}"
        for change in (masked_change(FieldChange(*each)) for each in written)
    )
    return cleaned("；".join(part for part in (event.note, changes) if part), case)
