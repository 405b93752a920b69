"""Reminders that people set themselves: of a case, and of the day of whom they are for."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload

from mediation.domain.errors import NotVisible
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import Case, Reminder, User, UserRole
from mediation.queries.visibility import visible_to

# More than anybody does in a day.
MOST_OF_A_DAY = 50
WAITS = Reminder.ended_at.is_(None)


def of_case(case_id: int) -> Sequence[Reminder]:
    """Every reminder of a case: those that wait by their day, then the ended ones."""
    statement = (
        select(Reminder)
        .where(Reminder.case_id == case_id)
        .options(
            joinedload(Reminder.written_by, innerjoin=True),
            joinedload(Reminder.receiver, innerjoin=True),
            joinedload(Reminder.ended_by),
        )
        .order_by(~WAITS, Reminder.due_on, Reminder.id)
    )
    return db.session.scalars(statement).unique().all()


def get_for(user: User, case_id: int, reminder_id: int, *, lock: bool = False) -> Reminder:
    """One reminder of a case that this user sees, or NotVisible."""
    statement = (
        select(Reminder)
        .join(Case, Case.id == Reminder.case_id)
        .where(Reminder.id == reminder_id, Reminder.case_id == case_id, visible_to(user))
    )
    if lock:
        statement = statement.with_for_update(of=Reminder)
        statement = statement.execution_options(populate_existing=True)
    found = db.session.scalar(statement)
    if found is None:
        raise NotVisible
    return found


def due_for(user: User, today: date) -> Sequence[Any]:
    """What this person is to be reminded of by today and has not ended yet, oldest first."""
    statement = (
        select(
            Reminder.id,
            Reminder.text,
            Reminder.due_on,
            Reminder.case_id,
            Case.number,
            Case.title,
            User.name.label("written_by"),
        )
        .join(Case, Case.id == Reminder.case_id)
        .join(User, User.id == Reminder.written_by_id)
        .where(Reminder.for_id == user.id, Reminder.due_on <= today, WAITS, visible_to(user))
        .order_by(Reminder.due_on, Reminder.id)
        .limit(MOST_OF_A_DAY)
    )
    return db.session.execute(statement).all()


def possible_receivers(case: Case, user: User) -> list[User]:
    """Whom a reminder of this case may be for: who works on it, and whoever writes it."""
    desk = and_(
        User.organisation_id == case.body_id,
        UserRole.role.in_((Role.REGISTRAR, Role.SUPERVISOR)),
    )
    who: ColumnElement[bool] = or_(desk, User.id.in_((user.id, case.mediator_id)))
    statement = (
        select(User)
        .join(UserRole)
        .where(User.is_enabled.is_(True), who)
        .order_by(User.id != user.id, User.id)
    )
    return list(db.session.scalars(statement).unique())
