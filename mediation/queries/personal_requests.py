"""Requests of persons that a supervisor answers for."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import case as sql_case
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from mediation.domain.errors import NotVisible
from mediation.domain.personal_requests import RequestState
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import PersonalRequest, User
from mediation.queries.visibility import organisations_under

SHOWN = 100
PEOPLE = (
    joinedload(PersonalRequest.body, innerjoin=True),
    joinedload(PersonalRequest.registered_by, innerjoin=True),
    joinedload(PersonalRequest.answered_by),
)


def requests(user: User) -> Sequence[PersonalRequest]:
    """The requests of the bodies in sight: open ones by due day, then the newest."""
    is_open = sql_case((PersonalRequest.state == RequestState.OPEN, 0), else_=1)
    statement = (
        select(PersonalRequest)
        .where(PersonalRequest.body_id.in_(_bodies(user)))
        .options(*PEOPLE)
        .order_by(is_open, PersonalRequest.due_on, PersonalRequest.id.desc())
        .limit(SHOWN)
    )
    return db.session.scalars(statement).all()


def get_for(user: User, request_id: int, *, lock: bool = False) -> PersonalRequest:
    """One request; NotVisible when it is of a body out of sight."""
    statement = select(PersonalRequest).where(
        PersonalRequest.id == request_id, PersonalRequest.body_id.in_(_bodies(user))
    )
    statement = statement.with_for_update() if lock else statement.options(*PEOPLE)
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NotVisible
    return found


def due_by(user: User, day: date) -> int:
    """How many open requests are due on or before a day."""
    statement = select(func.count()).where(
        PersonalRequest.body_id.in_(_bodies(user)),
        PersonalRequest.state == RequestState.OPEN,
        PersonalRequest.due_on <= day,
    )
    return db.session.scalar(statement) or 0


def _bodies(user: User) -> list[int]:
    return organisations_under(user.organisation) if Role.SUPERVISOR in user.roles else []
