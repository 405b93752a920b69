"""The first three administrators of a new database; they open every other account."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from mediation.domain.errors import ActionNotPossible
from mediation.domain.organisations import OrganisationKind, UnionLevel
from mediation.domain.roles import ADMIN_ROLES, Role
from mediation.extensions import db
from mediation.models import User, UserRole
from mediation.services import notices, organisations, second_factors, users
from mediation.services.audit import account_of, audit
from mediation.services.organisations import OrganisationData
from mediation.services.passwords import hash_password
from mediation.services.transaction import transaction
from mediation.services.users import UserData

# 三员分立: three people, three accounts.
FIRST_ADMINS = (
    ("sysadmin", "系统管理员", Role.SYSTEM_ADMIN),
    ("secadmin", "安全管理员", Role.SECURITY_ADMIN),
    ("auditadmin", "审计管理员", Role.AUDIT_ADMIN),
)


@dataclass(frozen=True)
class FirstAccount:
    """What is handed over on paper; the password is kept nowhere."""

    username: str
    role: Role
    password: str


def create_first_admins(union: str, *, at: datetime) -> list[FirstAccount]:
    """Enter the union at the top and its administrators; ActionNotPossible if anybody exists."""
    with transaction():
        if db.session.scalar(select(User.id).limit(1)) is not None:
            raise ActionNotPossible("数据库中已有账号：新的账号请由系统管理员在“账号”页面开设。")
        data = OrganisationData(union, OrganisationKind.UNION, level=UnionLevel.CITY)
        top = organisations.create_organisation(data, by=None, at=at)
        made = []
        for username, name, role in FIRST_ADMINS:
            password = users.first_password()
            person = UserData(name, top.id)
            users.create_user(
                username, person, password=password, by=None, at=at, roles=frozenset({role})
            )
            made.append(FirstAccount(username, role, password))
    return made


def recover_admin(username: str, *, at: datetime) -> str:
    """Let an administrator in again whose first password ran out or whose telephone is lost.

    For whoever has the machine, when no other administrator can help: a new first password, no
    authenticator, no session. The others are told. ActionNotPossible for any other account.
    """
    user = db.session.scalar(select(User).filter_by(username=username))
    if user is None or not user.roles & ADMIN_ROLES:
        raise ActionNotPossible("没有这个用户名的管理员；其他账号请由系统管理员在“账号”页面重置。")
    password = users.first_password()
    password_hash = hash_password(password)
    with transaction():
        second_factors.take_off(user)
        users.give_first_password(user, password_hash, at=at)
        for other in db.session.scalars(select(User).join(UserRole)).unique():
            if other.roles & ADMIN_ROLES and other.id != user.id:
                notices.tell(other.id, "admin_recovered", at=at, user=user.name)
        audit("account.recovered_by_command", by=None, at=at, subject=account_of(user))
    return password
