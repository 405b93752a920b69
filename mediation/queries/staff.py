"""The people of an organisation, by role."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import defer

from mediation.domain.case_flow import CaseState
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import Case, User, UserRole


def staff_of(organisation_id: int, role: Role) -> list[User]:
    """The enabled people of an organisation who hold a role, in the order of their accounts."""
    statement = (
        select(User)
        .join(UserRole)
        .where(
            User.organisation_id == organisation_id,
            User.is_enabled.is_(True),
            User.program_since.is_(None),
            UserRole.role == role,
        )
        .order_by(User.id)
    )
    return list(db.session.scalars(statement).unique())


def staff_of_all(
    organisation_ids: Collection[int], roles: Collection[Role]
) -> list[tuple[User, Role]]:
    """The enabled people of some organisations with each of these roles they hold, in order."""
    statement = (
        select(User, UserRole.role)
        .join(UserRole)
        .where(
            User.organisation_id.in_(organisation_ids),
            User.is_enabled.is_(True),
            User.program_since.is_(None),
            UserRole.role.in_(roles),
        )
        .order_by(User.id)
        .options(defer(User.phone))
    )
    return [(user, role) for user, role in db.session.execute(statement).unique()]


def open_cases_of(mediators: Sequence[User]) -> dict[int, int]:
    """How many open cases each of these mediators has in hand."""
    statement = (
        select(Case.mediator_id, func.count())
        .where(
            Case.mediator_id.in_([user.id for user in mediators]),
            Case.state.not_in((CaseState.CLOSED, CaseState.ARCHIVED)),
        )
        .group_by(Case.mediator_id)
    )
    found = dict(db.session.execute(statement).tuples().all())
    return {user.id: found.get(user.id, 0) for user in mediators}
