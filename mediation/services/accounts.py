"""Signing in, proving anew who one is, and one's own password."""

from datetime import datetime, timedelta

from sqlalchemy import select

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.passwords import PasswordPolicy
from mediation.domain.trail import AuditResult
from mediation.extensions import db
from mediation.models import OldPassword, User
from mediation.services import known_browsers, notices, second_factors
from mediation.services.audit import account_of, audit, hashed
from mediation.services.passwords import (
    hash_password,
    matches,
    needs_new_hash,
    owner_of,
    require_good,
)
from mediation.services.sessions import (
    IDENTITY_SERVICE,
    PASSWORD,
    Browser,
    SessionLimits,
    end_sessions,
    open_session,
    renew_token,
)
from mediation.services.sign_in_limits import codes_of, confirmations_of, counted, tries_of
from mediation.services.transaction import transaction

DENIED = AuditResult.DENIED
# Verified when the account does not exist, so that the answer takes as long as for a real one.
ABSENT_HASH = hash_password("nobody has this password")
WRONG = "用户名或密码不正确，请检查后重试；连续输错 10 次后需等 15 分钟。"
EXPIRED_FIRST = "首次密码已过期，请联系系统管理员重新发放。"


def check_password(username: str, password: str, *, browser: Browser, at: datetime) -> User:
    """The user whose name and password these are.

    Raises InvalidInput with one sentence whether the name or the password is wrong, TooManyTries
    without looking at the password when there were too many.
    """
    name = username.strip()
    known = known_browsers.recognised(browser.known, name)
    with counted(tries_of(name, browser, known.id if known else None), at) as tries:
        user = db.session.scalar(select(User).filter_by(username=name))
        # Outside any transaction: hashing is slow on purpose and nobody shall wait for it.
        is_right = matches(user.password_hash if user else ABSENT_HASH, password)
        user_id, kept = (user.id, user.password_hash) if user else (None, "")
        sentence = _verdict(user_id, kept, name, is_right, at)
        if sentence is None and user is not None:
            tries.were_rightful = True
            _keep_hash_strong(user, password)
            return user
    raise InvalidInput(FieldProblem("password", sentence or WRONG))


def _verdict(
    user_id: int | None, password_hash: str, name: str, is_right: bool, at: datetime
) -> str | None:
    """Say why this person may not come in, leaving the trail, or None."""
    with transaction():
        user = db.session.get(User, user_id) if user_id else None
        # A password that was changed while we compared is no longer the password.
        is_right = is_right and user is not None and user.password_hash == password_hash
        if user is None or not is_right or not user.is_enabled or user.is_program:
            verb = "account.refused_disabled" if is_right else "account.sign_in_failed"
            # People type passwords into the field of the name: what nobody is called is hashed.
            subject = account_of(user) if user else hashed(name.strip())
            audit(verb, by=user, at=at, subject=subject, result=DENIED)
            return WRONG
        until = user.first_password_until
        if user.must_change_password and until is not None and until <= at:
            audit(
                "account.first_password_expired",
                by=user,
                at=at,
                subject=account_of(user),
                result=DENIED,
            )
            return EXPIRED_FIRST
    return None


def _keep_hash_strong(user: User, password: str) -> None:
    if needs_new_hash(user.password_hash):
        with transaction():
            user.password_hash = hash_password(password)


def check_code(user: User, typed: str, *, browser: Browser, at: datetime) -> None:
    """Take the second factor of somebody whose password was right; raises InvalidInput."""
    known = known_browsers.recognised(browser.known, user.username)
    with counted(codes_of(user.id, known.id if known else None), at) as tries:
        if second_factors.accept(user, typed, at=at):
            tries.were_rightful = True
            return
        with transaction():
            audit("account.code_failed", by=user, at=at, subject=account_of(user), result=DENIED)
            if tries.were_last:
                notices.tell(user.id, "second_factor_guessed", at=at)
    raise InvalidInput(FieldProblem("code", second_factors.WRONG_CODE))


def enter(
    user: User, *, browser: Browser, limits: SessionLimits, at: datetime, way: str = PASSWORD
) -> tuple[str, str]:
    """Open a session for somebody who has proved who they are.

    Returns the token for the cookie of the session and the one by which the browser is known.
    """
    with transaction():
        user = db.session.get_one(User, user.id, with_for_update=True, populate_existing=True)
        if not user.is_enabled or user.is_program:
            raise InvalidInput(FieldProblem("password", WRONG))
        user.last_login_at = at
        browser_token, is_news = known_browsers.remember(user, browser.known, at=at)
        if is_news:
            notices.tell(user.id, "new_browser", at=at, address=browser.address or "不明")
        token = open_session(user, browser=browser, limits=limits, at=at, way=way)
        audit("account.signed_in", by=user, at=at, subject=account_of(user), data={"way": way})
    return token, browser_token


def confirm_identity(user: User, secret: str, *, session_id: int, at: datetime) -> str:
    """Prove anew who one is, by the password or a code; returns the new token of the session."""
    with counted(confirmations_of(session_id), at) as tries:
        is_right = matches(user.password_hash, secret) or (
            user.second_factor_since is not None and second_factors.accept(user, secret, at=at)
        )
        tries.were_rightful = is_right
        with transaction():
            verb = "account.identity_confirmed" if is_right else "account.confirmation_failed"
            result = AuditResult.OK if is_right else DENIED
            audit(verb, by=user, at=at, subject=account_of(user), result=result)
            if is_right:
                return renew_token(session_id, at=at, confirmed=True)
    raise InvalidInput(FieldProblem("confirm_secret", "密码或验证码不正确，请重新输入。"))


def turned_away(user: User | None, *, subject: str, at: datetime) -> None:
    """Record that the identity service vouched for somebody who has no open account here."""
    verb = "account.refused_disabled" if user else "account.sign_in_failed"
    called = account_of(user) if user else hashed(subject)
    with transaction():
        facts = {"way": IDENTITY_SERVICE}
        audit(verb, by=user, at=at, subject=called, data=facts, result=DENIED)


def not_confirmed_elsewhere(user: User, *, at: datetime) -> None:
    """Record that the identity service vouched for another person, or too long ago."""
    with transaction():
        facts = {"way": IDENTITY_SERVICE}
        verb, subject = "account.confirmation_failed", account_of(user)
        audit(verb, by=user, at=at, subject=subject, data=facts, result=DENIED)


def confirmed_elsewhere(user: User, *, session_id: int, at: datetime) -> str:
    """Note that the identity service has proved anew who sits there; returns the new token."""
    with transaction():
        data = {"way": IDENTITY_SERVICE}
        audit("account.identity_confirmed", by=user, at=at, subject=account_of(user), data=data)
        return renew_token(session_id, at=at, confirmed=True)


def change_password(
    user: User,
    *,
    current: str,
    new: str,
    keep_id: int,
    at: datetime,
    policy: PasswordPolicy | None = None,
) -> str:
    """Replace one's own password and end one's other sessions; returns this session's new token."""
    policy = policy or PasswordPolicy()
    with counted(confirmations_of(keep_id), at) as tries:
        if not matches(user.password_hash, current):
            raise InvalidInput(FieldProblem("current", "现在的密码不正确，请重新输入。"))
        tries.were_rightful = True
    if current == new:
        raise InvalidInput(FieldProblem("new", "新密码不能与现在的密码相同。"))
    require_good(new, owner_of(user), policy=policy, field="new")
    _require_not_used_before(user, new, policy)
    new_hash = hash_password(new)
    with transaction():
        db.session.add(
            OldPassword(user_id=user.id, password_hash=user.password_hash, replaced_at=at)
        )
        user.password_hash = new_hash
        user.must_change_password, user.password_changed_at = False, at
        user.first_password_until = None
        known_browsers.forget_all(user)
        end_sessions(user, at=at, keep_id=keep_id)
        notices.tell(user.id, "password_changed", at=at)
        audit("account.password_changed", by=user, at=at, subject=account_of(user))
        return renew_token(keep_id, at=at, confirmed=True)


def _require_not_used_before(user: User, new: str, policy: PasswordPolicy) -> None:
    statement = select(OldPassword.password_hash).filter_by(user_id=user.id)
    latest = statement.order_by(OldPassword.id.desc()).limit(policy.history)
    if any(matches(old, new) for old in db.session.scalars(latest)):
        sentence = f"不能使用最近 {policy.history} 次用过的密码，请换一个。"
        raise InvalidInput(FieldProblem("new", sentence))


def password_is_too_old(user: User, *, policy: PasswordPolicy, at: datetime) -> bool:
    """Whether the office's rule demands a new password now."""
    since = user.password_changed_at or user.created_at
    return policy.max_age_days > 0 and at - since > timedelta(days=policy.max_age_days)
