"""Signing in and out, and the password."""

from urllib.parse import urlsplit

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.services import accounts
from mediation.web import clock
from mediation.web.auth import bp
from mediation.web.auth.forms import LoginForm, PasswordForm
from mediation.web.auth.sessions import EXPIRED, TOKEN, limits
from mediation.web.form_errors import show_problems
from mediation.web.form_keys import repeatable
from mediation.web.guards import public, signed_in


@bp.get("/login")
@public
def login() -> ResponseReturnValue:
    """The sign-in page."""
    if current_user.is_authenticated:
        return redirect(url_for("home.show"))
    sentence = EXPIRED if request.args.get("expired") else None
    return render_template("auth/login.html", form=LoginForm(), sentence=sentence)


@bp.post("/login")
@public
@repeatable
def sign_in() -> ResponseReturnValue:
    """Check the password; the session is a new one, whatever the cookie said before."""
    form = LoginForm()
    browser = accounts.Browser(request.remote_addr, request.user_agent.string)
    try:
        if not form.validate_on_submit():
            return render_template("auth/login.html", form=form), 422
        token = accounts.sign_in(
            str(form.username.data),
            str(form.password.data),
            browser=browser,
            limits=limits(),
            at=clock.now(),
        )
    except InvalidInput as error:
        show_problems(form, error)
        return render_template("auth/login.html", form=form), 422
    session.clear()
    session[TOKEN], session.permanent = token, True
    return redirect(_way_back())


def _way_back() -> str:
    """The page that was asked for, when it is one of ours."""
    wanted = request.args.get("next", "")
    parts = urlsplit(wanted)
    is_ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    if is_ours and not parts.scheme and not parts.netloc:
        return wanted
    return url_for("home.show")


@bp.post("/logout")
@signed_in
@repeatable
def logout() -> ResponseReturnValue:
    """End this session."""
    accounts.sign_out(session[TOKEN], by=current_user, at=clock.now())
    session.clear()
    flash("您已退出。")
    answer = redirect(url_for("auth.login"))
    # A shared computer keeps nothing of the cases that were open.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@bp.route("/password", methods=["GET", "POST"])
@signed_in
def password() -> ResponseReturnValue:
    """Change one's own password; after a first sign-in nothing else is open."""
    form = PasswordForm()
    is_first = current_user.must_change_password
    if not form.is_submitted():
        return render_template("auth/password.html", form=form, is_first=is_first)
    if not form.validate() or not _changed(form):
        return render_template("auth/password.html", form=form, is_first=is_first), 422
    flash("密码已修改，您在其他设备上的登录已全部退出。")
    return redirect(url_for("home.show"))


def _changed(form: PasswordForm) -> bool:
    try:
        accounts.change_password(
            current_user._get_current_object(),
            current=str(form.current.data),
            new=str(form.new.data),
            keep_token=session[TOKEN],
            at=clock.now(),
        )
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True
