"""Authenticator codes (TOTP, RFC 6238) and the recovery codes for the day the telephone is lost."""

import secrets
from datetime import datetime
from hmac import compare_digest

import pyotp
from sqlalchemy import func, select, update

from mediation.domain import one_time_codes as codes
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.extensions import db
from mediation.models import RecoveryCode, SecondFactor, User
from mediation.services import notices
from mediation.services.audit import account_of, audit
from mediation.services.inserting import rows_of
from mediation.services.known_browsers import forget_all
from mediation.services.passwords import hash_password, matches
from mediation.services.sessions import end_sessions, renew_token
from mediation.services.transaction import transaction

ISSUER = "和解台"
WRONG_CODE = "验证码不正确或已用过，请等下一个验证码出现后重新输入。"


def begin(user: User, *, at: datetime) -> None:
    """Make the secret of an authenticator; one that is being bound already stays as it is."""
    if user.second_factor_since is not None:
        raise ActionNotPossible("您已启用动态验证码；换手机请先停用，再重新绑定。")
    with transaction():
        if factor_of(user) is None:
            secret = pyotp.random_base32(32)
            db.session.add(SecondFactor(user_id=user.id, secret=secret, begun_at=at, last_step=0))


def secret_being_bound(user: User) -> str:
    """The secret of an authenticator that is not in use yet; empty when there is none."""
    factor = factor_of(user)
    return factor.secret if factor is not None and factor.confirmed_at is None else ""


def address_of(user: User, secret: str) -> str:
    """What the picture for the telephone says (otpauth://…)."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.username, issuer_name=ISSUER)


def confirm(user: User, typed: str, *, keep_id: int, at: datetime) -> tuple[list[str], str]:
    """Put the authenticator into use once it shows the right code.

    Returns the recovery codes and the new token of this session; all others end.
    """
    hashed = [(code, hash_password(code[1:])) for code in _new_codes()]
    with transaction():
        factor = factor_of(user)
        if factor is None or factor.confirmed_at is not None:
            raise ActionNotPossible("请先打开“绑定动态验证码”页面，再输入验证码。")
        if not _take(factor, typed, at):
            raise InvalidInput(FieldProblem("code", WRONG_CODE))
        factor.confirmed_at = user.second_factor_since = at
        _keep(factor, hashed)
        end_sessions(user, at=at, keep_id=keep_id)
        notices.tell(user.id, "second_factor_on", at=at)
        audit("account.second_factor_on", by=user, at=at, subject=account_of(user))
        token = renew_token(keep_id, at=at)
    return [_readable(code) for code, _ in hashed], token


def renew_recovery_codes(user: User, *, at: datetime) -> list[str]:
    """Ten new recovery codes; the old ones are worth nothing."""
    hashed = [(code, hash_password(code[1:])) for code in _new_codes()]
    with transaction():
        factor = _in_use(user)
        factor.recovery_codes.clear()
        db.session.flush()
        _keep(factor, hashed)
        notices.tell(user.id, "recovery_codes_renewed", at=at)
        audit("account.recovery_codes_renewed", by=user, at=at, subject=account_of(user))
    return [_readable(code) for code, _ in hashed]


def accept(user: User, typed: str, *, at: datetime) -> bool:
    """Take a code of the authenticator or a recovery code; each is good once, whoever races."""
    recovery = codes.as_recovery_code(typed)
    if recovery is not None:
        return _accept_recovery(user, *recovery, at=at)
    with transaction():
        factor = factor_of(user)
        if factor is None or factor.confirmed_at is None:
            return False
        return _take(factor, typed, at)


def switch_off(user: User, *, keep_id: int, at: datetime) -> str:
    """Do without the authenticator again; returns the new token of this session.

    The shorter password that was enough beside it must be chosen anew.
    """
    with transaction():
        _in_use(user)
        take_off(user)
        user.must_change_password = True
        end_sessions(user, at=at, keep_id=keep_id)
        notices.tell(user.id, "second_factor_off", at=at)
        audit("account.second_factor_off", by=user, at=at, subject=account_of(user))
        return renew_token(keep_id, at=at)


def reset(user: User, *, by: User, at: datetime) -> None:
    """Take a lost authenticator off an account, as the security administrator does.

    The short password that was enough beside it must be chosen anew.
    """
    if user.id == by.id:
        raise ActionNotPossible("不能解除自己的动态验证码，请由另一位安全管理员办理。")
    with transaction():
        take_off(user)
        user.must_change_password = True
        forget_all(user)
        end_sessions(user, at=at)
        notices.tell(user.id, "second_factor_reset", at=at)
        audit("account.second_factor_reset", by=by, at=at, subject=account_of(user))


def codes_left(user: User) -> int:
    """How many recovery codes are still good."""
    statement = select(func.count(RecoveryCode.id)).join(SecondFactor)
    unused = statement.where(SecondFactor.user_id == user.id, RecoveryCode.used_at.is_(None))
    return db.session.scalar(unused) or 0


def factor_of(user: User) -> SecondFactor | None:
    """The authenticator of a user, in use or being bound."""
    return db.session.scalar(select(SecondFactor).filter_by(user_id=user.id))


def _in_use(user: User) -> SecondFactor:
    factor = factor_of(user)
    if factor is None or factor.confirmed_at is None:
        raise ActionNotPossible("您还没有启用动态验证码。")
    return factor


def take_off(user: User) -> None:
    """Take the authenticator off an account, in the open transaction."""
    factor = factor_of(user)
    if factor is not None:
        db.session.delete(factor)
    user.second_factor_since = None


def _take(factor: SecondFactor, typed: str, at: datetime) -> bool:
    """Whether this is a good code of a step later than the last; the step is used up with it."""
    code = codes.as_totp(typed)
    if code is None:
        return False
    generator = pyotp.TOTP(factor.secret)
    for step in codes.steps_around(at.timestamp()):
        expected = generator.at(step * codes.TOTP_STEP_SECONDS)
        if compare_digest(expected, code) and _use_up(factor.id, step):
            return True
    return False


def _use_up(factor_id: int, step: int) -> bool:
    """One statement decides who of several at once was first."""
    statement = update(SecondFactor).where(
        SecondFactor.id == factor_id, SecondFactor.last_step < step
    )
    return rows_of(db.session.execute(statement.values(last_step=step))) == 1


def _accept_recovery(user: User, position: int, secret: str, *, at: datetime) -> bool:
    factor = factor_of(user)
    kept = [row for row in factor.recovery_codes if row.position == position] if factor else []
    if not kept or kept[0].used_at is not None or not matches(kept[0].code_hash, secret):
        return False
    code_id = kept[0].id
    with transaction():
        statement = update(RecoveryCode).where(
            RecoveryCode.id == code_id, RecoveryCode.used_at.is_(None)
        )
        if rows_of(db.session.execute(statement.values(used_at=at))) != 1:
            return False
        notices.tell(user.id, "recovery_code_used", at=at, left=codes_left(user))
        audit("account.recovery_code_used", by=user, at=at, subject=account_of(user))
    return True


def _keep(factor: SecondFactor, hashed: list[tuple[str, str]]) -> None:
    factor.recovery_codes = [
        RecoveryCode(position=int(code[0]), code_hash=code_hash) for code, code_hash in hashed
    ]


def _new_codes() -> list[str]:
    length = codes.RECOVERY_GROUPS * codes.RECOVERY_GROUP_LENGTH
    return [
        str(place) + "".join(secrets.choice(codes.CLEAR_CHARACTERS) for _ in range(length))
        for place in range(codes.RECOVERY_CODES)
    ]


def _readable(code: str) -> str:
    size = codes.RECOVERY_GROUP_LENGTH
    return "-".join([code[0], *(code[at : at + size] for at in range(1, len(code), size))])
