"""Disposal lists: those that a supervisor answers for, and one with its cases."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.domain.disposal import DisposalState
from mediation.domain.errors import NotVisible
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import DisposalItem, DisposalList, User
from mediation.queries.visibility import organisations_under

SHOWN = 50
PEOPLE = (
    joinedload(DisposalList.body),
    joinedload(DisposalList.proposed_by),
    joinedload(DisposalList.decided_by),
    joinedload(DisposalList.executed_by),
)


def lists(user: User) -> Sequence[DisposalList]:
    """The newest lists of the bodies in sight."""
    statement = select(DisposalList).where(DisposalList.body_id.in_(_bodies(user))).options(*PEOPLE)
    return db.session.scalars(statement.order_by(DisposalList.id.desc()).limit(SHOWN)).all()


def get_for(user: User, list_id: int, *, lock: bool = False) -> DisposalList:
    """A list with its cases; NotVisible when it is of a body out of sight."""
    statement = (
        select(DisposalList)
        .where(DisposalList.id == list_id, DisposalList.body_id.in_(_bodies(user)))
        .options(selectinload(DisposalList.items).joinedload(DisposalItem.case))
    )
    statement = statement.with_for_update(of=DisposalList) if lock else statement.options(*PEOPLE)
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NotVisible
    return found


def waiting_for_decision(user: User) -> int:
    """How many lists wait for this person to approve them: those that others proposed."""
    statement = select(func.count()).where(
        DisposalList.body_id.in_(_bodies(user)),
        DisposalList.state == DisposalState.PROPOSED,
        DisposalList.proposed_by_id != user.id,
    )
    return db.session.scalar(statement) or 0


def _bodies(user: User) -> list[int]:
    return organisations_under(user.organisation) if Role.SUPERVISOR in user.roles else []
