"""Giving roles with four eyes: a security administrator asks, somebody else agrees.

Taking roles away and giving those of the desk happens at once; a role of `SENSITIVE_ROLES` waits
as a request until a second person decides (domain/role_grants.py says who that may be).
"""

from datetime import datetime

from sqlalchemy import select

from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.role_grants import RequestState, needing_approval, why_may_not_decide
from mediation.domain.roles import Role, conflicting
from mediation.extensions import db
from mediation.models import RoleRequest, User, UserRole
from mediation.services import notices
from mediation.services.audit import account_of, audit
from mediation.services.transaction import transaction
from mediation.services.users import change_roles, require_fitting, set_roles


def change(
    user: User, wanted: frozenset[Role], *, reason: str, by: User, at: datetime
) -> RoleRequest | None:
    """Give and take roles; returns the request when some must wait for a second person."""
    if user.id == by.id:
        raise InvalidInput(FieldProblem("roles", "不能修改自己的角色，请由另一位安全管理员办理。"))
    require_fitting(user.organisation, wanted, is_program=user.is_program)
    waiting = needing_approval(user.roles, wanted)
    if waiting and not reason:
        raise InvalidInput(FieldProblem("reason", "授予这类角色需要第二人复核，请填写理由。"))
    with transaction():
        if wanted - waiting != user.roles:
            change_roles(user, wanted - waiting, by=by, at=at)
        _withdraw_waiting(user, by=by, at=at)
        return _ask(user, waiting, reason, by=by, at=at) if waiting else None


def _ask(user: User, roles: frozenset[Role], reason: str, *, by: User, at: datetime) -> RoleRequest:
    request = RoleRequest(
        user_id=user.id,
        roles_asked=sorted(roles),
        reason=reason,
        state=RequestState.WAITING,
        asked_by_id=by.id,
        asked_at=at,
    )
    db.session.add(request)
    db.session.flush()
    labels = "、".join(role.label for role in Role if role in roles)
    told = deciders(request)
    notices.tell_all(told, "role_request", at=at, by=by.name, user=user.name, roles=labels)
    audit("roles.asked", by=by, at=at, subject=account_of(user), data={"roles": sorted(roles)})
    return request


def approve(request: RoleRequest, *, by: User, at: datetime) -> None:
    """Agree: the roles count at once."""
    with transaction():
        _require_decidable(request, by)
        user = request.user
        wanted = user.roles | request.roles
        conflict = conflicting(wanted)
        if conflict or not user.is_enabled:
            raise ActionNotPossible(conflict or "这个账号已停用，不能授予角色。")
        set_roles(user, wanted, by=by, at=at)
        _decide(request, RequestState.APPROVED, by=by, at=at)


def refuse(request: RoleRequest, *, by: User, at: datetime) -> None:
    """Say no; nothing changes."""
    with transaction():
        _require_decidable(request, by)
        _decide(request, RequestState.REFUSED, by=by, at=at)


def withdraw(request: RoleRequest, *, by: User, at: datetime) -> None:
    """Take one's own request back."""
    with transaction():
        if request.asked_by_id != by.id:
            raise ActionNotAllowed("只有提出申请的人可以撤回。")
        if request.state is not RequestState.WAITING:
            raise ActionNotPossible("这份申请已有结果，不能撤回。")
        request.state = RequestState.WITHDRAWN
        audit("roles.withdrawn", by=by, at=at, subject=account_of(request.user))


def deciders(request: RoleRequest) -> list[User]:
    """Who may decide a request."""
    holders = select(User).join(UserRole, UserRole.user_id == User.id).where(User.is_enabled)
    wanted = holders.where(UserRole.role.in_([Role.SECURITY_ADMIN, Role.AUDIT_ADMIN]))
    return [user for user in db.session.scalars(wanted) if why_not(request, user) is None]


def why_not(request: RoleRequest, user: User) -> str | None:
    """Say why somebody may not decide a request, or None."""
    return why_may_not_decide(
        decider_roles=user.roles,
        is_asker=request.asked_by_id == user.id,
        is_beneficiary=request.user_id == user.id,
        has_other_security=_another_security_admin(request),
    )


def _another_security_admin(request: RoleRequest) -> bool:
    statement = select(User.id).join(UserRole, UserRole.user_id == User.id)
    others = statement.where(
        User.is_enabled,
        UserRole.role == Role.SECURITY_ADMIN,
        User.id.not_in([request.asked_by_id, request.user_id]),
    )
    return db.session.scalar(others.limit(1)) is not None


def _require_decidable(request: RoleRequest, by: User) -> None:
    if request.state is not RequestState.WAITING:
        raise ActionNotPossible("这份申请已有结果，请刷新页面。")
    refusal = why_not(request, by)
    if refusal:
        raise ActionNotAllowed(refusal)


def _decide(request: RoleRequest, state: RequestState, *, by: User, at: datetime) -> None:
    request.state, request.decided_by_id, request.decided_at = state, by.id, at
    data = {"roles": sorted(request.roles), "asked_by": request.asked_by.username}
    audit(f"roles.{state.value}", by=by, at=at, subject=account_of(request.user), data=data)


def _withdraw_waiting(user: User, *, by: User, at: datetime) -> None:
    """A new decision about an account takes the place of a request that still waits."""
    statement = select(RoleRequest).filter_by(user_id=user.id, state=RequestState.WAITING)
    for request in db.session.scalars(statement):
        request.state = RequestState.WITHDRAWN
        audit("roles.withdrawn", by=by, at=at, subject=account_of(user))
