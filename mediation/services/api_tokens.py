"""Tokens of the interface: made, collected, renewed, stopped, and asked for at every request.

A token opens no more than its account may do at that very moment, and of that only what it was
made for. A person makes their own. The token of a program is allowed by a security administrator
and collected by somebody of the program's organisation, so that no administrator ever holds one.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from hmac import compare_digest

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from mediation.domain.api_tokens import (
    COLLECTOR_ROLES,
    GRACE,
    PREFIX_LENGTH,
    PREFIX_SIGNS,
    TOKEN,
    ApiScope,
    TokenState,
    scopes_for,
    why_not_until,
)
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
    NotVisible,
    TooManyTries,
)
from mediation.domain.roles import Role
from mediation.extensions import db, keeper
from mediation.models import ApiToken, User
from mediation.services import throttle
from mediation.services.audit import account_of, audit
from mediation.services.inserting import rows_of
from mediation.services.sign_in_limits import ADDRESS_LIMIT, network_of
from mediation.services.transaction import transaction

SECRET, ADDRESS = "api_token.secret", "api_token.address"
NOT_YOURS = "您不能办理这个令牌。"
NOT_LIVE = "这个令牌已经到期或者停用。"
TOO_MANY = "从这个地址来的无效令牌太多，请 15 分钟后再试。"


@dataclass(frozen=True)
class TokenWish:
    """What is typed about a token."""

    name: str
    scopes: frozenset[ApiScope]
    until: date


def make(wish: TokenWish, *, by: User, at: datetime) -> tuple[ApiToken, str]:
    """A person's own token; what the program shall send is told this once."""
    if by.is_program or not scopes_for(by.roles):
        raise ActionNotAllowed(NOT_YOURS)
    with transaction():
        token = _made(by, wish, by=by, at=at)
        text = _give_secret(token)
        _tell("token.made", token, by=by, at=at)
    return token, text


def allow_program(program: User, wish: TokenWish, *, by: User, at: datetime) -> ApiToken:
    """Let a program have a token; its organisation collects it."""
    if Role.SECURITY_ADMIN not in by.roles or not program.is_program:
        raise ActionNotAllowed(NOT_YOURS)
    with transaction():
        token = _made(program, wish, by=by, at=at)
        _tell("token.allowed", token, by=by, at=at)
    return token


def _made(user: User, wish: TokenWish, *, by: User, at: datetime) -> ApiToken:
    _check(wish, user, at.date())
    token = ApiToken(
        user=user,
        name=wish.name.strip(),
        prefix="".join(secrets.choice(PREFIX_SIGNS) for _ in range(PREFIX_LENGTH)),
        scopes=[scope.value for scope in ApiScope if scope in wish.scopes],
        made_by_id=by.id,
        made_at=at,
        # Through the whole of its last day.
        expires_at=datetime.combine(wish.until, time.max, at.tzinfo).replace(microsecond=0),
    )
    db.session.add(token)
    db.session.flush()
    return token


def _check(wish: TokenWish, user: User, today: date) -> None:
    problems = []
    if not wish.name.strip():
        problems.append(FieldProblem("name", "请写明哪个程序使用。"))
    if not wish.scopes:
        problems.append(FieldProblem("scopes", "请至少选择一项用途。"))
    elif wish.scopes - set(scopes_for(user.roles)):
        problems.append(FieldProblem("scopes", "这个账号没有所选用途的权限，请改选。"))
    why_not = why_not_until(wish.until, today)
    if why_not:
        problems.append(FieldProblem("until", why_not))
    if problems:
        raise InvalidInput(*problems)


def collect(token: ApiToken, *, by: User, at: datetime) -> str:
    """Give the waiting token of a program to its organisation; told this once."""
    with transaction():
        row = _locked(token.id)
        if not row.user.is_program or not may_keep(row, by):
            raise ActionNotAllowed(NOT_YOURS)
        if row.state(at) is not TokenState.WAITING:
            raise ActionNotPossible("这个令牌已经领取，或者已经到期、停用。")
        text = _give_secret(row)
        _tell("token.collected", row, by=by, at=at)
    return text


def renew(token: ApiToken, *, by: User, at: datetime) -> str:
    """A new secret; the one of before opens for a few days more, until programs are changed."""
    with transaction():
        row = _locked(token.id)
        if not may_keep(row, by):
            raise ActionNotAllowed(NOT_YOURS)
        if row.state(at) is not TokenState.LIVE:
            raise ActionNotPossible(NOT_LIVE)
        row.old_secret_digest, row.old_until = row.secret_digest, at + GRACE
        text = _give_secret(row)
        _tell("token.renewed", row, by=by, at=at)
    return text


def revoke(token: ApiToken, *, by: User, at: datetime) -> None:
    """Stop a token: the next request with it is refused."""
    with transaction():
        row = _locked(token.id)
        is_guard = row.user.is_program and Role.SECURITY_ADMIN in by.roles
        if not (is_guard or may_keep(row, by)):
            raise ActionNotAllowed(NOT_YOURS)
        if row.revoked_at is None:
            row.revoked_at = at
            _tell("token.revoked", row, by=by, at=at)


def may_keep(token: ApiToken, user: User) -> bool:
    """Whether this person holds the token: their own, or that of a program of their office."""
    if not token.user.is_program:
        return token.user_id == user.id
    in_office = token.user.organisation_id == user.organisation_id
    return in_office and bool(user.roles & COLLECTOR_ROLES)


def end_all_of(user: User, *, at: datetime) -> None:
    """Stop every token of an account, in the open transaction."""
    live = (ApiToken.user_id == user.id) & ApiToken.revoked_at.is_(None)
    stopped = rows_of(db.session.execute(update(ApiToken).where(live).values(revoked_at=at)))
    if stopped:
        facts = {"tokens": stopped}
        audit("token.all_revoked", by=None, at=at, subject=account_of(user), data=facts)


def opened(text: str, *, address: str | None, at: datetime) -> ApiToken:
    """The token of a request; NotVisible when it opens nothing, TooManyTries after many such."""
    guesses = (f"tokens from {network_of(address)}", *ADDRESS_LIMIT)
    if throttle.is_used_up(*guesses, at):
        raise TooManyTries(TOO_MANY)
    token = _live(text, at)
    if token is None:
        throttle.allow(*guesses, at)
        raise NotVisible
    _note_use(token, address, at)
    return token


def _live(text: str, at: datetime) -> ApiToken | None:
    parts = TOKEN.fullmatch(text)
    if parts is None:
        return None
    statement = select(ApiToken).where(ApiToken.prefix == parts[1])
    with_roles = joinedload(ApiToken.user).joinedload(User.role_rows)
    token = db.session.scalars(statement.options(with_roles)).unique().one_or_none()
    digests = _digests(token, at) if token else ("",)
    # Every digest is compared, in a time that tells nothing.
    is_right = [compare_digest(each, _digest(parts[2])) for each in digests]
    if token is None or not any(is_right) or not token.user.is_enabled:
        return None
    return token if token.state(at) is TokenState.LIVE else None


def _digests(token: ApiToken, at: datetime) -> Iterable[str]:
    yield token.secret_digest or ""
    if token.old_until is not None and token.old_until > at:
        yield token.old_secret_digest or ""


def _note_use(token: ApiToken, address: str | None, at: datetime) -> None:
    """The day and the place, when either is another than before."""
    place = keeper.mac((address or "").encode(), ADDRESS)
    if (token.last_used_on, token.last_address_digest) == (at.date(), place):
        return
    used = update(ApiToken).where(ApiToken.id == token.id)
    with transaction():
        db.session.execute(used.values(last_used_on=at.date(), last_address_digest=place))


def _give_secret(token: ApiToken) -> str:
    secret = secrets.token_urlsafe(32)
    token.secret_digest = _digest(secret)
    return f"hjt_{token.prefix}_{secret}"


def _digest(secret: str) -> str:
    return keeper.mac(secret.encode(), SECRET)


def _locked(token_id: int) -> ApiToken:
    statement = select(ApiToken).where(ApiToken.id == token_id).with_for_update(of=ApiToken)
    return db.session.scalars(statement.execution_options(populate_existing=True)).one()


def _tell(verb: str, token: ApiToken, *, by: User, at: datetime) -> None:
    facts = {"token_id": token.id, "scopes": token.scopes}
    audit(verb, by=by, at=at, subject=account_of(token.user), data=facts)
