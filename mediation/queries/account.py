"""What the pages of one's own account show."""

from collections.abc import Sequence

from sqlalchemy import func, select

from mediation.domain.errors import NotVisible
from mediation.domain.role_grants import RequestState
from mediation.extensions import db
from mediation.models import ExternalIdentity, Notice, RoleRequest, User

NOTICES_SHOWN = 50
REQUESTS_SHOWN = 100


def unseen_notices(user: User) -> int:
    """How many notices wait to be read."""
    statement = select(func.count(Notice.id))
    unseen = statement.where(Notice.user_id == user.id, Notice.seen_at.is_(None))
    return db.session.scalar(unseen) or 0


def notices(user: User, *, only_unseen: bool = False) -> Sequence[Notice]:
    """The latest notices, newest first."""
    statement = select(Notice).where(Notice.user_id == user.id)
    if only_unseen:
        statement = statement.where(Notice.seen_at.is_(None))
    return db.session.scalars(statement.order_by(Notice.id.desc()).limit(NOTICES_SHOWN)).all()


def role_requests() -> Sequence[RoleRequest]:
    """Requests for roles: those that wait first, then the latest decided."""
    is_decided = RoleRequest.state != RequestState.WAITING
    statement = select(RoleRequest).order_by(is_decided, RoleRequest.id.desc())
    return db.session.scalars(statement.limit(REQUESTS_SHOWN)).unique().all()


def role_request(request_id: int) -> RoleRequest:
    """One request, or NotVisible."""
    found = db.session.get(RoleRequest, request_id)
    if found is None:
        raise NotVisible
    return found


def identities(user: User) -> Sequence[ExternalIdentity]:
    """Who this user is at identity services."""
    statement = select(ExternalIdentity).filter_by(user_id=user.id)
    return db.session.scalars(statement.order_by(ExternalIdentity.id)).all()
