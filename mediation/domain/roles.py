"""Who works here: the roles an account can hold, with their Chinese labels."""

from enum import StrEnum


class Role(StrEnum):
    """A role of a user; what it may do stands in `permissions`."""

    REGISTRAR = "registrar"
    MEDIATOR = "mediator"
    SUPERVISOR = "supervisor"
    COURT_LIAISON = "court_liaison"
    HR_LIAISON = "hr_liaison"
    JUSTICE_LIAISON = "justice_liaison"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return ROLE_LABELS[self]


ROLE_LABELS = {
    Role.REGISTRAR: "接待员",
    Role.MEDIATOR: "调解员",
    Role.SUPERVISOR: "负责人",
    Role.COURT_LIAISON: "法院联络员",
    Role.HR_LIAISON: "人社联络员",
    Role.JUSTICE_LIAISON: "司法联络员",
    Role.SYSTEM_ADMIN: "系统管理员",
    Role.SECURITY_ADMIN: "安全管理员",
    Role.AUDIT_ADMIN: "审计管理员",
}

CASE_ROLES = frozenset({Role.REGISTRAR, Role.MEDIATOR, Role.SUPERVISOR})
LIAISON_ROLES = frozenset({Role.COURT_LIAISON, Role.HR_LIAISON, Role.JUSTICE_LIAISON})
ADMIN_ROLES = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})


def conflicting(roles: frozenset[Role]) -> str | None:
    """Say why a set of roles may not be held by one account, or None.

    The three administrators are separate from each other and from case work
    (三员分立, GB/T 22239-2019 8.1.4.2: least privilege and separation of rights).
    """
    admin = roles & ADMIN_ROLES
    if len(admin) > 1:
        return "系统、安全、审计三类管理员必须由不同的人担任，请只选其中一个。"
    if admin and roles - ADMIN_ROLES:
        return "管理员不能同时办理案件，请为管理工作另设账号。"
    if roles & CASE_ROLES and roles & LIAISON_ROLES:
        return "联络员属于外部单位，不能同时担任接待员、调解员或负责人。"
    if len(roles & LIAISON_ROLES) > 1:
        return "一个账号只能担任一个单位的联络员，请只选其中一个。"
    return None
