"""What a person's own calendar shows: sessions and running dates of the cases on their desk."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from mediation.domain.case_flow import OPEN_STATES
from mediation.domain.clock_states import ClockState
from mediation.extensions import db
from mediation.models import CalendarFeed, Case, Clock, MediationSession, User
from mediation.queries.visibility import visible_to

# More than one desk holds; a calendar program reads the whole feed each time.
MOST_ENTRIES = 1000


def of_user(user: User) -> CalendarFeed | None:
    """The feed that this person has made, in force or not."""
    return db.session.scalar(select(CalendarFeed).where(CalendarFeed.user_id == user.id))


def sessions(user: User, since: datetime) -> Sequence[Any]:
    """The sessions since a moment; a calendar must be told of the cancelled ones too."""
    statement = (
        select(
            MediationSession.id,
            MediationSession.number.label("session_number"),
            MediationSession.planned_at,
            MediationSession.place,
            MediationSession.state,
            *_of_case(),
        )
        .join(Case, Case.id == MediationSession.case_id)
        .where(
            MediationSession.planned_at >= since,
            or_(MediationSession.mediator_id == user.id, Case.owner_id == user.id),
            visible_to(user),
        )
        .order_by(MediationSession.planned_at, MediationSession.id)
        .limit(MOST_ENTRIES)
    )
    return db.session.execute(statement).all()


def deadlines(user: User) -> Sequence[Any]:
    """The statutory dates that run."""
    statement = (
        select(
            Clock.id, Clock.rule, Clock.title, Clock.start_on, Clock.due_on, Clock.is_provisional
        )
        .add_columns(*_of_case())
        .join(Case, Case.id == Clock.case_id)
        .where(
            Clock.state == ClockState.RUNNING,
            Case.state.in_(OPEN_STATES),
            or_(Case.mediator_id == user.id, Case.owner_id == user.id),
            visible_to(user),
        )
        .order_by(Clock.due_on, Clock.id)
        .limit(MOST_ENTRIES)
    )
    return db.session.execute(statement).all()


def _of_case() -> tuple[ColumnElement[Any], ...]:
    return (
        Case.id.label("case_id"),
        Case.number.label("case_number"),
        Case.version.label("case_version"),
        Case.touched_at.label("case_touched_at"),
    )
