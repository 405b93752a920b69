"""Binding an authenticator, its recovery codes, and doing without it again."""

import segno
from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.services import second_factors
from mediation.web import clock
from mediation.web.account import bp
from mediation.web.account.forms import BindForm
from mediation.web.form_errors import show_problems
from mediation.web.guards import sensitive, signed_in
from mediation.web.identity import policies, sessions


@bp.get("/second-factor")
@signed_in
@sensitive
def second_factor() -> ResponseReturnValue:
    """How to bind an authenticator; its secret once binding has begun."""
    return _page(BindForm(formdata=None))


@bp.post("/second-factor/begin")
@signed_in
@sensitive
def begin_second_factor() -> ResponseReturnValue:
    """Make the secret."""
    second_factors.begin(current_user._get_current_object(), at=clock.now())
    return redirect(url_for("account.second_factor"))


@bp.post("/second-factor")
@signed_in
@sensitive
def confirm_second_factor() -> ResponseReturnValue:
    """Put the authenticator into use; the recovery codes are shown once."""
    form, user = BindForm(), current_user._get_current_object()
    own_id = sessions.current_session().id
    if not second_factors.secret_being_bound(user):
        return redirect(url_for("account.second_factor"))
    try:
        if not form.validate():
            return _page(form), 422
        found = second_factors.confirm(user, str(form.code.data), keep_id=own_id, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return _page(form), 422
    codes, token = found
    sessions.renew(token)
    return render_template("account/recovery_codes.html", codes=codes)


@bp.post("/second-factor/off")
@signed_in
@sensitive
def second_factor_off() -> ResponseReturnValue:
    """Do without it, where the office does not demand it."""
    user = current_user._get_current_object()
    if policies.demands_second_factor(user):
        flash("您的角色必须使用动态验证码；换手机请联系安全管理员解除后重新绑定。", "danger")
        return redirect(url_for("account.show"))
    own_id = sessions.current_session().id
    sessions.renew(second_factors.switch_off(user, keep_id=own_id, at=clock.now()))
    flash("动态验证码已停用。单独使用的密码要更长，请重新设置密码。", "success")
    return redirect(url_for("account.show"))


@bp.post("/recovery-codes")
@signed_in
@sensitive
def recovery_codes() -> ResponseReturnValue:
    """Ten new recovery codes, shown once."""
    user = current_user._get_current_object()
    codes = second_factors.renew_recovery_codes(user, at=clock.now())
    return render_template("account/recovery_codes.html", codes=codes)


def _page(form: BindForm) -> str:
    user = current_user._get_current_object()
    secret = second_factors.secret_being_bound(user)
    picture = ""
    if secret:
        address = second_factors.address_of(user, secret)
        picture = segno.make(address, error="m").svg_data_uri(scale=4, border=2)
    return render_template(
        "account/second_factor.html",
        form=form,
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        picture=picture,
        has_code=user.second_factor_since is not None,
        is_code_required=policies.demands_second_factor(user),
    )
