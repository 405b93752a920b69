"""Sessions: the cookie holds a random token, the row says whether it still counts.

Every request reads the row, so what ends it (signing out, a new password, an administrator, the
clock) counts from the next request on. A token is replaced whenever the person proves anew who
they are or their rights change; the old one is worth nothing from then on.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import joinedload

from mediation.extensions import db
from mediation.models import LoginSession, User
from mediation.services.audit import account_of, audit
from mediation.services.transaction import transaction

# How people sign in.
PASSWORD, IDENTITY_SERVICE = "password", "oidc"
# How often the row of a session notes that it is still used.
TOUCH_EVERY = timedelta(minutes=1)
# A session seen further ahead than this is from a clock that was since set back: it ends.
CLOCK_TOLERANCE = timedelta(minutes=5)

# What every request asks: the session with its user, the organisation and the roles, at once.
WITH_USER = (
    select(LoginSession)
    .where(LoginSession.token_hash == bindparam("token_hash"))
    .options(joinedload(LoginSession.user).joinedload(User.role_rows))
)


@dataclass(frozen=True)
class Browser:
    """Where a request came from; `known` is the token by which a browser is recognised."""

    address: str | None
    agent: str | None
    known: str | None = None


@dataclass(frozen=True)
class SessionLimits:
    """How long a session lasts without a request, and at most."""

    idle: timedelta
    absolute: timedelta


def open_session(
    user: User, *, browser: Browser, limits: SessionLimits, at: datetime, way: str = PASSWORD
) -> str:
    """Open a session in the open transaction; returns the token for the cookie."""
    token = secrets.token_urlsafe(32)
    db.session.add(
        LoginSession(
            token_hash=hash_of(token),
            user_id=user.id,
            created_at=at,
            last_seen_at=at,
            expires_at=at + limits.absolute,
            confirmed_at=at,
            way=way,
            address=browser.address,
            agent=(browser.agent or "")[:200],
        )
    )
    return token


def live_session(
    token: str, *, limits: SessionLimits, at: datetime, passive: bool = False
) -> LoginSession | None:
    """The session of a token if it still counts, noting that it was used unless `passive`."""
    row = db.session.scalars(WITH_USER, {"token_hash": hash_of(token)}).unique().one_or_none()
    if row is None or row.revoked_at is not None or not row.user.is_enabled:
        return None
    if ends_at(row, limits) <= at or row.last_seen_at - at > CLOCK_TOLERANCE:
        # Written down, so that it stays over when the clock is set back.
        _end(LoginSession.id == row.id, at=at)
        return None
    if not passive and at - row.last_seen_at >= TOUCH_EVERY:
        _touch(row.id, at)
        # Somebody may have ended it meanwhile.
        return None if row.revoked_at is not None else row
    return row


def ends_at(row: LoginSession, limits: SessionLimits) -> datetime:
    """When a session ends unless it is used before."""
    return min(row.expires_at, row.last_seen_at + limits.idle)


def _touch(session_id: int, at: datetime) -> None:
    with transaction():
        touched = update(LoginSession).where(
            LoginSession.id == session_id,
            LoginSession.revoked_at.is_(None),
            LoginSession.last_seen_at < at,
        )
        db.session.execute(touched.values(last_seen_at=at))


def _end(condition: object, *, at: datetime) -> None:
    with transaction():
        statement = update(LoginSession).where(
            condition,  # type: ignore[arg-type]  # any condition on the table
            LoginSession.revoked_at.is_(None),
        )
        db.session.execute(statement.values(revoked_at=at))


def renew_token(session_id: int, *, at: datetime, confirmed: bool = False) -> str:
    """Give a session a new token, in the open transaction; the old one is dead at once."""
    token = secrets.token_urlsafe(32)
    values: dict[str, object] = {"token_hash": hash_of(token)}
    if confirmed:
        values["confirmed_at"] = at
    statement = update(LoginSession).where(LoginSession.id == session_id)
    db.session.execute(statement.values(**values))
    return token


def sign_out(token: str, *, by: User, at: datetime) -> None:
    """End the session of this token; its cookie is worth nothing afterwards."""
    with transaction():
        _end(LoginSession.token_hash == hash_of(token), at=at)
        audit("account.signed_out", by=by, at=at, subject=account_of(by))


def end_sessions(user: User, *, at: datetime, keep_id: int | None = None) -> None:
    """End all sessions of a user but one, in the open transaction."""
    condition = LoginSession.user_id == user.id
    if keep_id is not None:
        condition &= LoginSession.id != keep_id
    _end(condition, at=at)


def end_own(user: User, session_id: int, *, at: datetime) -> None:
    """End one of one's own sessions; nothing happens to what is not one's own."""
    with transaction():
        _end((LoginSession.id == session_id) & (LoginSession.user_id == user.id), at=at)
        audit("account.session_ended", by=user, at=at, subject=account_of(user))


def end_others(user: User, *, keep_id: int, at: datetime) -> None:
    """End all one's own sessions but the one in use."""
    with transaction():
        end_sessions(user, at=at, keep_id=keep_id)
        audit("account.other_sessions_ended", by=user, at=at, subject=account_of(user))


def end_all_of(user: User, *, by: User, at: datetime) -> None:
    """End all sessions of somebody, as an administrator does."""
    with transaction():
        end_sessions(user, at=at)
        audit("account.sessions_ended_by_admin", by=by, at=at, subject=account_of(user))


def live_sessions(user: User, *, limits: SessionLimits, at: datetime) -> Sequence[LoginSession]:
    """The sessions of a user that still count, the latest used first."""
    statement = select(LoginSession).where(
        LoginSession.user_id == user.id,
        LoginSession.revoked_at.is_(None),
        LoginSession.expires_at > at,
        LoginSession.last_seen_at > at - limits.idle,
    )
    return db.session.scalars(statement.order_by(LoginSession.last_seen_at.desc())).all()


def hash_of(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()
