"""Accounts: the system administrator opens and closes them, the security one gives the roles."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import EditConflict, InvalidInput
from mediation.domain.identifiers import mask_phone
from mediation.domain.roles import Role
from mediation.models import User
from mediation.queries import administration
from mediation.services import users as services
from mediation.web import clock
from mediation.web.admin import bp
from mediation.web.admin.forms import NewUserForm, PersonForm, opened_version
from mediation.web.choices import options
from mediation.web.form_errors import show_problems
from mediation.web.guards import administrators, requires_role, sensitive
from mediation.web.identity.policies import password_policy


@bp.get("/users")
@administrators
def users() -> ResponseReturnValue:
    """The accounts."""
    text = request.args.get("q", "").strip()
    rows = administration.users(text, after_id=request.args.get("after", 0, type=int))
    page, more = rows[: administration.PAGE_SIZE], rows[administration.PAGE_SIZE :]
    later = url_for("admin.users", q=text or None, after=page[-1].id) if more else ""
    return render_template(
        "admin/users.html",
        rows=page,
        text=text,
        later=later,
        may_open=Role.SYSTEM_ADMIN in current_user.roles,
        may_grant=Role.SECURITY_ADMIN in current_user.roles,
    )


@bp.route("/users/new", methods=["GET", "POST"])
@requires_role(Role.SYSTEM_ADMIN)
def new_user() -> ResponseReturnValue:
    """Open an account; its first password is shown once."""
    form = NewUserForm()
    _offer_organisations(form)
    if not form.is_submitted():
        return render_template("admin/person.html", form=form, user=None)
    if form.validate():
        try:
            return _opened_program(form) if form.is_program.data else _opened(form)
        except InvalidInput as error:
            show_problems(form, error)
    return render_template("admin/person.html", form=form, user=None), 422


def _opened(form: NewUserForm) -> str:
    password = services.first_password()
    user = services.create_user(
        str(form.username.data),
        form.typed(),
        password=password,
        by=current_user._get_current_object(),
        at=clock.now(),
        policy=password_policy(),
    )
    return render_template("admin/first_password.html", user=user, password=password)


def _opened_program(form: NewUserForm) -> ResponseReturnValue:
    by = current_user._get_current_object()
    services.create_program(str(form.username.data), form.typed(), by=by, at=clock.now())
    flash("程序账号已开通。请安全管理员授予角色、准许令牌。", "success")
    return redirect(url_for("admin.users"))


@bp.route("/users/<int:user_id>", methods=["GET", "POST"])
@requires_role(Role.SYSTEM_ADMIN)
def user(user_id: int) -> ResponseReturnValue:
    """Correct an account."""
    found = administration.user(user_id)
    form = PersonForm(obj=found)
    _offer_organisations(form)
    if not form.is_submitted():
        form.phone.data = mask_phone(found.phone or "")
        return render_template("admin/person.html", form=form, user=found)
    try:
        if not form.validate() or not _updated(found, form):
            return render_template("admin/person.html", form=form, user=found), 422
    except EditConflict as conflict:
        form.version.data = str(conflict.current_version)
        page = {"form": form, "user": found, "conflict": conflict}
        return render_template("admin/person.html", **page), 409
    flash("账号已保存。", "success")
    return redirect(url_for("admin.users"))


def _updated(found: User, form: PersonForm) -> bool:
    by, version = current_user._get_current_object(), opened_version(form.version)
    try:
        services.update_user(found, form.typed(), expected_version=version, by=by, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


@bp.post("/users/<int:user_id>/enabled")
@requires_role(Role.SYSTEM_ADMIN)
@sensitive
def set_enabled(user_id: int) -> ResponseReturnValue:
    """Close an account, or open it again."""
    found = administration.user(user_id)
    enabled = request.form.get("enabled") == "1"
    try:
        by = current_user._get_current_object()
        services.set_enabled(found, enabled, by=by, at=clock.now())
        flash("账号已启用。" if enabled else "账号已停用，登录已全部退出。", "success")
    except InvalidInput as error:
        flash(error.sentence, "danger")
    return redirect(url_for("admin.user", user_id=user_id))


@bp.post("/users/<int:user_id>/password")
@requires_role(Role.SYSTEM_ADMIN)
@sensitive
def reset_password(user_id: int) -> ResponseReturnValue:
    """Give a new first password, shown once."""
    found = administration.user(user_id)
    by = current_user._get_current_object()
    try:
        password = services.reset_password(found, by=by, at=clock.now(), policy=password_policy())
    except InvalidInput as error:
        flash(error.sentence, "danger")
        return redirect(url_for("admin.user", user_id=user_id))
    return render_template("admin/first_password.html", user=found, password=password)


def _offer_organisations(form: PersonForm) -> None:
    form.organisation_id.choices = options(
        (row.organisation.id, "　" * row.depth + row.organisation.name)
        for row in administration.tree()
    )
