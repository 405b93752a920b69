"""Who an account is at the city's identity service: linked by the security administrator."""

from datetime import datetime

from sqlalchemy import select

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.extensions import db
from mediation.models import ExternalIdentity, User
from mediation.services import notices
from mediation.services.audit import account_of, audit
from mediation.services.sessions import end_sessions
from mediation.services.transaction import transaction


def user_of(issuer: str, subject: str) -> User | None:
    """The account of this person at this issuer; a name or a mail address never decides."""
    statement = (
        select(User)
        .join(ExternalIdentity, ExternalIdentity.user_id == User.id)
        .where(ExternalIdentity.issuer == issuer, ExternalIdentity.subject == subject)
    )
    return db.session.scalar(statement)


def link(user: User, issuer: str, subject: str, *, by: User, at: datetime) -> None:
    """Say that this account is that person at the identity service."""
    if not issuer:
        raise InvalidInput(FieldProblem("subject", "系统没有接入统一身份认证。"))
    if user.id == by.id:
        raise InvalidInput(
            FieldProblem("subject", "不能关联自己的账号，请由另一位安全管理员办理。")
        )
    with transaction():
        if user_of(issuer, subject) is not None:
            raise InvalidInput(FieldProblem("subject", "这个标识已关联其他账号，请核对。"))
        _remove(user)
        identity = ExternalIdentity(
            user_id=user.id, issuer=issuer, subject=subject, linked_by_id=by.id, linked_at=at
        )
        db.session.add(identity)
        notices.tell(user.id, "identity_linked", at=at)
        audit("account.identity_linked", by=by, at=at, subject=account_of(user))


def unlink(user: User, *, by: User, at: datetime) -> None:
    """Take the link away; sessions opened through it end."""
    with transaction():
        _remove(user)
        end_sessions(user, at=at)
        notices.tell(user.id, "identity_unlinked", at=at)
        audit("account.identity_unlinked", by=by, at=at, subject=account_of(user))


def _remove(user: User) -> None:
    for identity in db.session.scalars(select(ExternalIdentity).filter_by(user_id=user.id)):
        db.session.delete(identity)
    db.session.flush()
