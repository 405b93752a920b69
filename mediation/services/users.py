"""Accounts: opened and closed by the system administrator, given roles by the security one."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.identifiers.folding import looks_masked
from mediation.domain.masked_entry import restored_phone
from mediation.domain.organisations import ROLES_BY_KIND
from mediation.domain.roles import Role, conflicting
from mediation.extensions import db
from mediation.models import Organisation, User, UserRole
from mediation.services.accounts import end_sessions
from mediation.services.audit import account_of, audit
from mediation.services.passwords import hash_password, require_good
from mediation.services.transaction import transaction

# Letters and digits that nobody mistakes for each other when they are read from paper.
CLEAR_CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class UserData:
    """What is typed about a person."""

    name: str
    organisation_id: int
    phone: str | None = None


def first_password() -> str:
    """A password to hand over once, as four groups of four."""
    groups = ("".join(secrets.choice(CLEAR_CHARACTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def create_user(
    username: str,
    data: UserData,
    *,
    password: str,
    by: User | None,
    at: datetime,
    roles: frozenset[Role] = frozenset(),
    must_change_password: bool = True,
) -> User:
    """Open an account; without roles it can do nothing until the security administrator acts."""
    require_good(password, username=username)
    with transaction():
        if db.session.scalar(select(User.id).filter_by(username=username)):
            raise InvalidInput(FieldProblem("username", "这个用户名已有人使用，请换一个。"))
        organisation = db.session.get_one(Organisation, data.organisation_id)
        _require_fitting(organisation, roles)
        user = User(
            username=username,
            name=data.name,
            organisation_id=organisation.id,
            phone=data.phone,
            password_hash=hash_password(password),
            must_change_password=must_change_password,
            created_at=at,
            role_rows=[UserRole(role=role) for role in sorted(roles)],
        )
        db.session.add(user)
        db.session.flush()
        names = {"roles": sorted(roles)}
        audit("account.created", by=by, at=at, subject=account_of(user), data=names)
    return user


def update_user(user: User, data: UserData, *, by: User, at: datetime) -> None:
    """Correct a name or phone; moving to another organisation takes the roles away.

    A telephone that is still masked as the page showed it stays; InvalidInput for another mask.
    """
    phone = restored_phone(data.phone or "", user.phone or "") or None
    if looks_masked(phone or ""):
        raise InvalidInput(FieldProblem("phone", "号码有一部分被遮住了，请填写完整的电话号码。"))
    with transaction():
        moved = user.organisation_id != data.organisation_id
        user.name, user.phone = data.name, phone
        if moved:
            user.organisation_id = data.organisation_id
            user.role_rows = []
            end_sessions(user, at=at)
        audit("account.updated", by=by, at=at, subject=account_of(user), data={"moved": moved})


def grant_roles(user: User, roles: frozenset[Role], *, by: User, at: datetime) -> None:
    """Replace the roles of an account; its sessions end, so that the new rights count at once."""
    if user.id == by.id:
        raise InvalidInput(FieldProblem("roles", "不能修改自己的角色，请由另一位安全管理员办理。"))
    with transaction():
        _require_fitting(user.organisation, roles)
        before = user.roles
        user.role_rows = [row for row in user.role_rows if row.role in roles]
        user.role_rows += [UserRole(role=role) for role in sorted(roles - before)]
        end_sessions(user, at=at)
        change = {"before": sorted(before), "after": sorted(roles)}
        audit("account.roles_granted", by=by, at=at, subject=account_of(user), data=change)


def set_enabled(user: User, enabled: bool, *, by: User, at: datetime) -> None:
    """Close an account, ending its sessions, or open it again. Accounts are never deleted."""
    if user.id == by.id:
        raise InvalidInput(FieldProblem("username", "不能停用自己的账号。"))
    with transaction():
        user.is_enabled = enabled
        if not enabled:
            end_sessions(user, at=at)
        verb = "account.enabled" if enabled else "account.disabled"
        audit(verb, by=by, at=at, subject=account_of(user))


def reset_password(user: User, *, by: User, at: datetime) -> str:
    """Give a new first password, shown once; the old one and all sessions are dead."""
    password = first_password()
    with transaction():
        user.password_hash = hash_password(password)
        user.must_change_password = True
        user.failed_logins, user.locked_until = 0, None
        end_sessions(user, at=at)
        audit("account.password_reset", by=by, at=at, subject=account_of(user))
    return password


def _require_fitting(organisation: Organisation, roles: frozenset[Role]) -> None:
    """Raise InvalidInput when these roles do not go together, or not with this organisation."""
    conflict = conflicting(roles)
    if conflict:
        raise InvalidInput(FieldProblem("roles", conflict))
    wrong = roles - ROLES_BY_KIND[organisation.kind]
    if wrong:
        names = "、".join(role.label for role in Role if role in wrong)
        sentence = f"{organisation.kind.label}的人员不能担任{names}。"
        raise InvalidInput(FieldProblem("roles", sentence))
