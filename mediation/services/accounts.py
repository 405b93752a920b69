"""Signing in and out, and one's own password."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import select, update

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.trail import AuditResult
from mediation.extensions import db
from mediation.models import LoginSession, User
from mediation.services.audit import account_of, audit, hashed
from mediation.services.passwords import hash_password, matches, require_good
from mediation.services.transaction import transaction

TRIES_BEFORE_LOCK = 5
LOCK = timedelta(minutes=15)
# How often the row of a session notes that it is still used.
TOUCH_EVERY = timedelta(minutes=1)
# Verified when the account does not exist, so that the answer takes as long as for a real one.
ABSENT_HASH = hash_password("nobody has this password")
WRONG = "用户名或密码不正确，请检查后重试；连续输错 5 次将锁定 15 分钟。"
LOCKED = "输错次数过多，账号已锁定 15 分钟，请稍后再试或联系系统管理员。"


@dataclass(frozen=True)
class Browser:
    """Where a sign-in came from."""

    address: str | None
    agent: str | None


@dataclass(frozen=True)
class SessionLimits:
    """How long a session lasts without a request, and at most."""

    idle: timedelta
    absolute: timedelta


def sign_in(
    username: str, password: str, *, browser: Browser, limits: SessionLimits, at: datetime
) -> str:
    """Check the password and open a session; returns the token for the cookie.

    Raises InvalidInput with one sentence whether the name or the password is wrong.
    """
    with transaction():
        user = db.session.scalar(select(User).filter_by(username=username.strip()))
        if user is not None and user.locked_until is not None and user.locked_until > at:
            token, sentence = None, LOCKED
        elif matches(user.password_hash if user else ABSENT_HASH, password) and user:
            token, sentence = _open_session(user, browser, limits, at), WRONG
        else:
            token, sentence = None, _count_failure(user, username, at)
    if token is None:
        raise InvalidInput(FieldProblem("password", sentence))
    return token


def _open_session(user: User, browser: Browser, limits: SessionLimits, at: datetime) -> str | None:
    if not user.is_enabled:
        denied = AuditResult.DENIED
        audit("account.refused_disabled", by=user, at=at, subject=account_of(user), result=denied)
        return None
    user.failed_logins, user.locked_until, user.last_login_at = 0, None, at
    token = secrets.token_urlsafe(32)
    db.session.add(
        LoginSession(
            token_hash=_hash(token),
            user_id=user.id,
            created_at=at,
            last_seen_at=at,
            expires_at=at + limits.absolute,
            address=browser.address,
            agent=(browser.agent or "")[:200],
        )
    )
    audit("account.signed_in", by=user, at=at, subject=account_of(user))
    return token


def _count_failure(user: User | None, username: str, at: datetime) -> str:
    # People type passwords into the field of the name: what nobody is called is kept as a hash.
    subject = account_of(user) if user else hashed(username.strip())
    audit("account.sign_in_failed", by=user, at=at, subject=subject, result=AuditResult.DENIED)
    if user is None:
        return WRONG
    user.failed_logins += 1
    if user.failed_logins < TRIES_BEFORE_LOCK:
        return WRONG
    user.failed_logins, user.locked_until = 0, at + LOCK
    return LOCKED


def session_user(token: str, *, limits: SessionLimits, at: datetime) -> User | None:
    """The user of a live session, or None; a session idle or open for too long is dead."""
    row = db.session.scalar(select(LoginSession).filter_by(token_hash=_hash(token)))
    if row is None or row.revoked_at is not None or not row.user.is_enabled:
        return None
    if at >= row.expires_at or at - row.last_seen_at >= limits.idle:
        return None
    if at - row.last_seen_at >= TOUCH_EVERY:
        return _touch(row.id, at)
    return row.user


def _touch(session_id: int, at: datetime) -> User | None:
    with transaction():
        row = db.session.get_one(LoginSession, session_id)
        row.last_seen_at = max(row.last_seen_at, at)
    return db.session.get_one(LoginSession, session_id).user


def sign_out(token: str, *, by: User, at: datetime) -> None:
    """End the session of this token; its cookie is worth nothing afterwards."""
    with transaction():
        statement = update(LoginSession).filter_by(token_hash=_hash(token), revoked_at=None)
        db.session.execute(statement.values(revoked_at=at))
        audit("account.signed_out", by=by, at=at, subject=account_of(by))


def change_password(
    user: User, *, current: str, new: str, keep_token: str | None, at: datetime
) -> None:
    """Replace one's own password and end one's other sessions."""
    if not matches(user.password_hash, current):
        raise InvalidInput(FieldProblem("current", "现在的密码不正确，请重新输入。"))
    if current == new:
        raise InvalidInput(FieldProblem("new", "新密码不能与现在的密码相同。"))
    require_good(new, username=user.username, field="new")
    with transaction():
        user.password_hash = hash_password(new)
        user.must_change_password = False
        end_sessions(user, at=at, keep_token=keep_token)
        audit("account.password_changed", by=user, at=at, subject=account_of(user))


def end_sessions(user: User, *, at: datetime, keep_token: str | None = None) -> None:
    """End all sessions of a user but one, in the open transaction."""
    statement = update(LoginSession).filter_by(user_id=user.id, revoked_at=None)
    if keep_token:
        statement = statement.where(LoginSession.token_hash != _hash(keep_token))
    db.session.execute(statement.values(revoked_at=at))


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
