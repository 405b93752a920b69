"""Accounts: opened and closed by the system administrator, given roles by the security one."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from mediation.domain.api_tokens import PROGRAM_ROLES
from mediation.domain.errors import EditConflict, FieldChange, FieldProblem, InvalidInput
from mediation.domain.identifiers import mask_phone
from mediation.domain.identifiers.folding import looks_masked
from mediation.domain.masked_entry import restored_phone
from mediation.domain.one_time_codes import CLEAR_CHARACTERS
from mediation.domain.organisations import ROLES_BY_KIND
from mediation.domain.passwords import PasswordPolicy
from mediation.domain.role_grants import needing_approval
from mediation.domain.roles import Role, conflicting
from mediation.extensions import db
from mediation.models import Organisation, User, UserRole
from mediation.services import api_tokens, emergency_access, known_browsers, notices
from mediation.services.audit import account_of, audit
from mediation.services.passwords import hash_password, owner_named, require_good
from mediation.services.sessions import end_sessions
from mediation.services.transaction import transaction


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
    policy: PasswordPolicy | None = None,
) -> User:
    """Open an account; only commands, where nobody stands behind `by`, give roles at once."""
    if by is not None and roles:
        raise ValueError("roles are given by services.role_requests, not on opening an account")
    lasts = timedelta(hours=(policy or PasswordPolicy()).first_password_hours)
    with transaction():
        if db.session.scalar(select(User.id).filter_by(username=username)):
            raise InvalidInput(FieldProblem("username", "这个用户名已有人使用，请换一个。"))
        organisation = db.session.get_one(Organisation, data.organisation_id)
        require_fitting(organisation, roles)
        require_good(password, owner_named(username, data.name, organisation.name))
        user = User(
            username=username,
            name=data.name,
            organisation_id=organisation.id,
            phone=data.phone,
            password_hash=hash_password(password),
            must_change_password=must_change_password,
            password_changed_at=at,
            first_password_until=at + lasts if must_change_password else None,
            created_at=at,
            role_rows=[UserRole(role=role) for role in sorted(roles)],
        )
        db.session.add(user)
        db.session.flush()
        facts = {"roles": sorted(roles)}
        audit("account.created", by=by, at=at, subject=account_of(user), data=facts)
    return user


def create_program(username: str, data: UserData, *, by: User, at: datetime) -> User:
    """Open the account of a program, which nobody can sign in with: its password is not known."""
    with transaction():
        user = create_user(username, data, password=secrets.token_urlsafe(32), by=by, at=at)
        user.program_since, user.must_change_password = at, False
        user.first_password_until = None
    return user


def update_user(
    user: User, data: UserData, *, expected_version: int, by: User, at: datetime
) -> None:
    """Correct a name or phone; moving to another organisation takes the roles away.

    EditConflict when somebody else saved the account after the form was opened. A telephone that
    is still masked as the page showed it stays; InvalidInput for another mask.
    """
    phone = restored_phone(data.phone or "", user.phone or "") or None
    if looks_masked(phone or ""):
        raise InvalidInput(FieldProblem("phone", "号码有一部分被遮住了，请填写完整的电话号码。"))
    with transaction():
        if user.version != expected_version:
            raise EditConflict(_changes(user, data.name, phone), user.version)
        moved = user.organisation_id != data.organisation_id
        user.name, user.phone = data.name, phone
        if moved:
            user.organisation_id = data.organisation_id
            user.role_rows = []
            emergency_access.end_all_of(user, at=at)
            end_sessions(user, at=at)
            api_tokens.end_all_of(user, at=at)
        audit("account.updated", by=by, at=at, subject=account_of(user), data={"moved": moved})


def _changes(user: User, name: str, phone: str | None) -> tuple[FieldChange, ...]:
    """What the form would change; telephones stay half hidden, as on the page."""
    pairs = (
        ("姓名", user.name, name),
        ("电话", mask_phone(user.phone or ""), mask_phone(phone or "")),
    )
    return tuple(FieldChange(label, old, new) for label, old, new in pairs if old != new)


def change_roles(user: User, roles: frozenset[Role], *, by: User, at: datetime) -> None:
    """Replace the roles of an account but for those that need a second person.

    Its sessions end, so that the new rights count at once.
    """
    if user.id == by.id:
        raise InvalidInput(FieldProblem("roles", "不能修改自己的角色，请由另一位安全管理员办理。"))
    with transaction():
        before = user.roles
        if needing_approval(before, roles):
            raise ValueError("a sensitive role needs the approval of a second person")
        set_roles(user, roles, by=by, at=at)


def set_roles(user: User, roles: frozenset[Role], *, by: User, at: datetime) -> None:
    """Write the roles of an account, in the open transaction; the caller has checked who agreed."""
    require_fitting(user.organisation, roles, is_program=user.is_program)
    before = user.roles
    user.role_rows = [row for row in user.role_rows if row.role in roles]
    user.role_rows += [UserRole(role=role) for role in sorted(roles - before)]
    emergency_access.end_all_of(user, at=at)
    end_sessions(user, at=at)
    api_tokens.end_all_of(user, at=at)
    names = "、".join(role.label for role in Role if role in roles) or "（无）"
    notices.tell(user.id, "roles_changed", at=at, roles=names)
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
            api_tokens.end_all_of(user, at=at)
        verb = "account.enabled" if enabled else "account.disabled"
        audit(verb, by=by, at=at, subject=account_of(user))


def reset_password(
    user: User, *, by: User, at: datetime, policy: PasswordPolicy | None = None
) -> str:
    """Give a new first password, shown once; the old one, all sessions and tokens are dead."""
    if user.is_program:
        raise InvalidInput(FieldProblem("username", "程序账号没有密码，由所属机构领取接口令牌。"))
    password = first_password()
    password_hash = hash_password(password)
    with transaction():
        give_first_password(user, password_hash, at=at, policy=policy)
        notices.tell(user.id, "password_reset", at=at)
        audit("account.password_reset", by=by, at=at, subject=account_of(user))
    return password


def give_first_password(
    user: User, password_hash: str, *, at: datetime, policy: PasswordPolicy | None = None
) -> None:
    """Replace the password by one for the first sign-in, in the open transaction."""
    user.password_hash = password_hash
    user.must_change_password = True
    hours = (policy or PasswordPolicy()).first_password_hours
    user.first_password_until = at + timedelta(hours=hours)
    known_browsers.forget_all(user)
    end_sessions(user, at=at)
    api_tokens.end_all_of(user, at=at)


def require_fitting(
    organisation: Organisation, roles: frozenset[Role], *, is_program: bool = False
) -> None:
    """Raise InvalidInput when these roles do not go together, or not with this account."""
    if is_program and roles - PROGRAM_ROLES:
        sentence = "程序账号只能担任接待员或者联络员；调解、审批和管理要由人来办。"
        raise InvalidInput(FieldProblem("roles", sentence))
    conflict = conflicting(roles)
    if conflict:
        raise InvalidInput(FieldProblem("roles", conflict))
    wrong = roles - ROLES_BY_KIND[organisation.kind]
    if wrong:
        names = "、".join(role.label for role in Role if role in wrong)
        sentence = f"{organisation.kind.label}的人员不能担任{names}。"
        raise InvalidInput(FieldProblem("roles", sentence))
