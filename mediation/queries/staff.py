"""The people of an organisation, by role."""

from collections.abc import Sequence

from sqlalchemy import func, select

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
            UserRole.role == role,
        )
        .order_by(User.id)
    )
    return list(db.session.scalars(statement).unique())


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
