"""The people of an organisation, by role."""

from sqlalchemy import select

from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import User, UserRole


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
