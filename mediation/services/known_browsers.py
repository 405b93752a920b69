"""Browsers in which somebody has signed in before: recognised by a cookie, kept by its hash.

A known browser has its own allowance of tries, so that a stranger who keeps guessing cannot keep
the owner out; and a sign-in from any other is told to the owner.
"""

import secrets
from datetime import datetime

from sqlalchemy import delete, select

from mediation.extensions import db
from mediation.models import KnownBrowser, User
from mediation.services.sessions import hash_of


def recognised(token: str | None, username: str) -> KnownBrowser | None:
    """The browser of that cookie, if this very user signed in there."""
    if not token:
        return None
    statement = (
        select(KnownBrowser)
        .join(User, User.id == KnownBrowser.user_id)
        .where(KnownBrowser.token_hash == hash_of(token), User.username == username)
    )
    return db.session.scalar(statement)


def remember(user: User, token: str | None, *, at: datetime) -> tuple[str, bool]:
    """Know this browser from now on, in the open transaction: its token, and whether it is new.

    The very first browser of an account is not news to its owner.
    """
    found = recognised(token, user.username)
    if found is not None and token:
        found.last_seen_at = at
        return token, False
    is_first = db.session.scalar(select(KnownBrowser.id).filter_by(user_id=user.id)) is None
    # A token counts as a browser's only if we gave it out; anything else gets a new one.
    made = token if token and _is_ours(token) else secrets.token_urlsafe(32)
    db.session.add(
        KnownBrowser(user_id=user.id, token_hash=hash_of(made), first_seen_at=at, last_seen_at=at)
    )
    return made, not is_first


def _is_ours(token: str) -> bool:
    statement = select(KnownBrowser.id).filter_by(token_hash=hash_of(token)).limit(1)
    return db.session.scalar(statement) is not None


def forget_all(user: User) -> None:
    """Know none of a user's browsers any more, in the open transaction."""
    db.session.execute(delete(KnownBrowser).where(KnownBrowser.user_id == user.id))
