"""Giving roles: which need a second person, and who that may be.

Administrators, supervisors and liaisons see or decide more than one desk's work; a role of theirs
is asked for by a security administrator and approved by somebody else: by another security
administrator, or, where there is only one, by the audit administrator, who neither opens accounts
nor asks for roles and so checks the other two.
"""

from enum import StrEnum

from mediation.domain.roles import ADMIN_ROLES, LIAISON_ROLES, Role

SENSITIVE_ROLES = ADMIN_ROLES | LIAISON_ROLES | {Role.SUPERVISOR}


class RequestState(StrEnum):
    """Where a request for roles stands."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return STATE_LABELS[self]


STATE_LABELS = {
    RequestState.WAITING: "待复核",
    RequestState.APPROVED: "已同意",
    RequestState.REFUSED: "未同意",
    RequestState.WITHDRAWN: "已撤回",
}


def needing_approval(before: frozenset[Role], wanted: frozenset[Role]) -> frozenset[Role]:
    """The roles of a change that a second person must agree to; taking away never waits."""
    return (wanted - before) & SENSITIVE_ROLES


def why_may_not_decide(
    *,
    decider_roles: frozenset[Role],
    is_asker: bool,
    is_beneficiary: bool,
    has_other_security: bool,
) -> str | None:
    """Say why this person may not decide a request, or None."""
    if is_asker:
        return "不能复核自己提出的申请，请由另一人办理。"
    if is_beneficiary:
        return "不能复核给自己的角色，请由另一人办理。"
    if Role.SECURITY_ADMIN in decider_roles:
        return None
    if Role.AUDIT_ADMIN in decider_roles:
        if has_other_security:
            return "系统中另有安全管理员，请由其复核。"
        return None
    return "只有安全管理员或审计管理员可以复核。"
