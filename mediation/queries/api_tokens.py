"""Tokens of the interface as their holders and the security administrators list them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select

from mediation.domain.api_tokens import COLLECTOR_ROLES
from mediation.domain.errors import NotVisible
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import ApiToken, User

MOST_LISTED = 200


def own(user: User) -> Sequence[ApiToken]:
    """A person's own tokens, newest first."""
    return _listed(ApiToken.user_id == user.id)


def of_office(user: User) -> Sequence[ApiToken]:
    """The tokens of the programs of the person's organisation, for those who keep them."""
    return _listed(_of_office(user)) if user.roles & COLLECTOR_ROLES else []


def of_programs() -> Sequence[ApiToken]:
    """The tokens of all programs."""
    return _listed(User.program_since.is_not(None))


def _listed(condition: ColumnElement[bool]) -> Sequence[ApiToken]:
    statement = select(ApiToken).join(ApiToken.user).where(condition)
    return db.session.scalars(statement.order_by(ApiToken.id.desc()).limit(MOST_LISTED)).all()


def _of_office(user: User) -> ColumnElement[bool]:
    return and_(User.program_since.is_not(None), User.organisation_id == user.organisation_id)


def get_for(user: User, token_id: int) -> ApiToken:
    """A token that this person holds or guards; NotVisible otherwise."""
    conditions = [ApiToken.user_id == user.id]
    if user.roles & COLLECTOR_ROLES:
        conditions.append(_of_office(user))
    if Role.SECURITY_ADMIN in user.roles:
        conditions.append(User.program_since.is_not(None))
    statement = select(ApiToken).join(ApiToken.user)
    found = db.session.scalars(statement.where(ApiToken.id == token_id, or_(*conditions))).first()
    if found is None:
        raise NotVisible
    return found


def programs() -> Sequence[User]:
    """The accounts of programs that may be given a token."""
    statement = select(User).where(User.program_since.is_not(None), User.is_enabled.is_(True))
    return db.session.scalars(statement.order_by(User.name, User.id)).all()


def program(user_id: int) -> User:
    """The account of a program; NotVisible for any other."""
    found = db.session.get(User, user_id)
    if found is None or not found.is_program:
        raise NotVisible
    return found
