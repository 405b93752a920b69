"""Telling people what they must know: on their home page and on the page of their account."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import update

from mediation.domain.notices import SENTENCES
from mediation.extensions import db
from mediation.models import Notice, User
from mediation.services.transaction import transaction


def tell(user_id: int, code: str, *, at: datetime, **data: str | int) -> None:
    """Leave a notice for a user, in the open transaction."""
    if code not in SENTENCES:
        raise ValueError(f"no sentence for the notice {code!r}")
    db.session.add(Notice(user_id=user_id, code=code, data=data, at=at))


def tell_all(users: Iterable[User], code: str, *, at: datetime, **data: str | int) -> None:
    """The same notice for several people, once each."""
    for user_id in sorted({user.id for user in users}):
        tell(user_id, code, at=at, **data)


def mark_seen(user: User, *, until_id: int, at: datetime) -> None:
    """Note that a person has read their notices up to this one."""
    with transaction():
        statement = update(Notice).where(
            Notice.user_id == user.id, Notice.seen_at.is_(None), Notice.id <= until_id
        )
        db.session.execute(statement.values(seen_at=at))
