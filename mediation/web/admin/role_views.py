"""Rights of an account: roles with four eyes, a lost authenticator, its sessions, its identity."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.domain.role_grants import RequestState
from mediation.domain.roles import Role
from mediation.models import RoleRequest, User
from mediation.queries import account, administration
from mediation.services import identities, role_requests, second_factors, sessions
from mediation.web import clock
from mediation.web.admin import bp
from mediation.web.admin.forms import IdentityForm, RolesForm
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role, sensitive

SECURITY, AUDIT = Role.SECURITY_ADMIN, Role.AUDIT_ADMIN


@bp.get("/users/<int:user_id>/roles")
@requires_role(SECURITY)
def roles(user_id: int) -> ResponseReturnValue:
    """The roles of an account and what else belongs to its rights."""
    found = administration.user(user_id)
    return _page(found, RolesForm(formdata=None, data={"roles": sorted(found.roles)}))


@bp.post("/users/<int:user_id>/roles")
@requires_role(SECURITY)
@sensitive
def change_roles(user_id: int) -> ResponseReturnValue:
    """Give and take roles; sensitive ones wait for a second person."""
    found, form = administration.user(user_id), RolesForm()
    by, reason = current_user._get_current_object(), (form.reason.data or "").strip()
    try:
        if not form.validate():
            return _page(found, form), 422
        asked = role_requests.change(found, form.typed(), reason=reason, by=by, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return _page(found, form), 422
    if asked is not None:
        flash("已提出申请，第二人复核同意后生效。", "success")
        return redirect(url_for("admin.role_request_list"))
    flash("角色已保存，对方需要重新登录。", "success")
    return redirect(url_for("admin.users"))


@bp.get("/role-requests")
@requires_role(SECURITY, AUDIT)
def role_request_list() -> ResponseReturnValue:
    """The requests that wait, and those decided lately."""
    rows = [_line(row) for row in account.role_requests()]
    return render_template("admin/role_requests.html", rows=rows)


@bp.post("/role-requests/<int:request_id>/approve")
@requires_role(SECURITY, AUDIT)
@sensitive
def approve_role_request(request_id: int) -> ResponseReturnValue:
    """Agree as the second person."""
    found, by = account.role_request(request_id), current_user._get_current_object()
    role_requests.approve(found, by=by, at=clock.now())
    flash("已同意，角色已生效。", "success")
    return redirect(url_for("admin.role_request_list"))


@bp.post("/role-requests/<int:request_id>/refuse")
@requires_role(SECURITY, AUDIT)
@sensitive
def refuse_role_request(request_id: int) -> ResponseReturnValue:
    """Say no as the second person."""
    found, by = account.role_request(request_id), current_user._get_current_object()
    role_requests.refuse(found, by=by, at=clock.now())
    flash("已记为不同意。", "success")
    return redirect(url_for("admin.role_request_list"))


@bp.post("/role-requests/<int:request_id>/withdraw")
@requires_role(SECURITY)
def withdraw_role_request(request_id: int) -> ResponseReturnValue:
    """Take one's own request back."""
    found, by = account.role_request(request_id), current_user._get_current_object()
    role_requests.withdraw(found, by=by, at=clock.now())
    flash("申请已撤回。", "success")
    return redirect(url_for("admin.role_request_list"))


@bp.post("/users/<int:user_id>/second-factor/reset")
@requires_role(SECURITY)
@sensitive
def reset_second_factor(user_id: int) -> ResponseReturnValue:
    """Take a lost authenticator off an account."""
    found, by = administration.user(user_id), current_user._get_current_object()
    second_factors.reset(found, by=by, at=clock.now())
    flash("已解除，对方下次登录后要重设密码并重新绑定。", "success")
    return redirect(url_for("admin.roles", user_id=user_id))


@bp.post("/users/<int:user_id>/sessions/end")
@requires_role(Role.SYSTEM_ADMIN, SECURITY)
def end_sessions(user_id: int) -> ResponseReturnValue:
    """End all sessions of somebody."""
    found, by = administration.user(user_id), current_user._get_current_object()
    sessions.end_all_of(found, by=by, at=clock.now())
    flash("登录已全部退出。", "success")
    return redirect(url_for("admin.users"))


@bp.post("/users/<int:user_id>/identity")
@requires_role(SECURITY)
@sensitive
def link_identity(user_id: int) -> ResponseReturnValue:
    """Say who this account is at the identity service."""
    found, form = administration.user(user_id), IdentityForm()
    issuer, by = str(current_app.config["OIDC_ISSUER"] or ""), current_user._get_current_object()
    try:
        if not form.validate():
            return _page(found, link_form=form), 422
        identities.link(found, issuer, str(form.subject.data), by=by, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return _page(found, link_form=form), 422
    flash("已关联。", "success")
    return redirect(url_for("admin.roles", user_id=user_id))


@bp.post("/users/<int:user_id>/identity/unlink")
@requires_role(SECURITY)
@sensitive
def unlink_identity(user_id: int) -> ResponseReturnValue:
    """Take the link to the identity service away."""
    found, by = administration.user(user_id), current_user._get_current_object()
    identities.unlink(found, by=by, at=clock.now())
    flash("已取消关联。", "success")
    return redirect(url_for("admin.roles", user_id=user_id))


def _page(user: User, form: RolesForm | None = None, link_form: IdentityForm | None = None) -> str:
    form = form or RolesForm(formdata=None, data={"roles": sorted(user.roles)})
    linked = account.identities(user)
    return render_template(
        "admin/roles.html",
        form=form,
        user=user,
        link_form=link_form or IdentityForm(formdata=None),
        identity=linked[0] if linked else None,
        has_identity_service=bool(current_app.config["OIDC_ISSUER"]),
    )


def _line(row: RoleRequest) -> dict[str, object]:
    """A row with what this person may do with it."""
    user = current_user._get_current_object()
    why_not, acts = "", []
    if row.state is RequestState.WAITING:
        why_not = role_requests.why_not(row, user) or ""
        if not why_not:
            acts = [("同意", "admin.approve_role_request"), ("不同意", "admin.refuse_role_request")]
        if row.asked_by_id == user.id:
            acts, why_not = [("撤回", "admin.withdraw_role_request")], "等待第二人复核"
    labels = "、".join(role.label for role in Role if role in row.roles)
    return {"row": row, "labels": labels, "acts": acts, "why_not": why_not}
