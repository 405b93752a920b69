"""Signing in and out, proving anew who one is, and the password."""

from flask import current_app, flash, jsonify, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput, TooManyTries
from mediation.services import accounts
from mediation.services.sessions import ends_at, sign_out
from mediation.web import clock
from mediation.web.auth import bp
from mediation.web.auth.forms import CodeForm, LoginForm, PasswordForm
from mediation.web.auth.second_step import begin_second_step, person_of_second_step
from mediation.web.form_errors import show_problems
from mediation.web.form_keys import repeatable
from mediation.web.guards import passive, public, signed_in
from mediation.web.identity import confirmation, policies, sessions
from mediation.web.identity.addresses import own_address


@bp.get("/login")
@public
def login() -> ResponseReturnValue:
    """The sign-in page."""
    if current_user.is_authenticated:
        return redirect(url_for("home.show"))
    sentence = sessions.EXPIRED if request.args.get("expired") else None
    return _login_page(LoginForm(), sentence=sentence)


@bp.post("/login")
@public
@repeatable
def sign_in() -> ResponseReturnValue:
    """Check the password; then the authenticator, where there is one."""
    form = LoginForm()
    try:
        if not form.validate_on_submit():
            return _login_page(form), 422
        name, password = str(form.username.data), str(form.password.data)
        user = accounts.check_password(name, password, browser=policies.browser(), at=clock.now())
        if user.second_factor_since is not None:
            begin_second_step(user, request.args.get("next", ""))
            return redirect(url_for("auth.code"))
        return sessions.enter(user, own_address(request.args.get("next")))
    except InvalidInput as error:
        show_problems(form, error)
        return _login_page(form), 422
    except TooManyTries as error:
        return _login_page(form, sentence=error.sentence), 429


def _login_page(form: LoginForm, *, sentence: str | None = None) -> str:
    has_service = bool(current_app.config["OIDC_ISSUER"])
    return render_template(
        "auth/login.html", form=form, sentence=sentence, has_identity_service=has_service
    )


@bp.route("/login/code", methods=["GET", "POST"])
@public
@repeatable
def code() -> ResponseReturnValue:
    """The second step of signing in."""
    user, wanted, way = person_of_second_step()
    if user is None:
        return redirect(url_for("auth.login"))
    form = CodeForm()
    try:
        if not form.is_submitted():
            return render_template("auth/code.html", form=form)
        if not form.validate():
            return render_template("auth/code.html", form=form), 422
        browser = policies.browser()
        accounts.check_code(user, str(form.code.data), browser=browser, at=clock.now())
        return sessions.enter(user, own_address(wanted), way)
    except InvalidInput as error:
        show_problems(form, error)
        return render_template("auth/code.html", form=form), 422
    except TooManyTries as error:
        return render_template("auth/code.html", form=form, sentence=error.sentence), 429


@bp.post("/logout")
@signed_in
@repeatable
def logout() -> ResponseReturnValue:
    """End this session."""
    sign_out(session[sessions.TOKEN], by=current_user, at=clock.now())
    session.clear()
    flash("您已退出。")
    answer = redirect(url_for("auth.login"))
    # A shared computer keeps nothing of the cases that were open.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@bp.route("/confirm-identity", methods=["GET", "POST"])
@signed_in
@repeatable
def confirm() -> ResponseReturnValue:
    """Prove anew who one is, then go on to the page that asked for it."""
    if request.method == "GET":
        return confirmation.question()
    try:
        confirmation.prove(request.form.get(confirmation.SECRET, ""))
    except InvalidInput as error:
        return confirmation.question(problem=error.sentence), 422
    except TooManyTries as error:
        return confirmation.question(problem=error.sentence), 429
    return redirect(own_address(request.args.get("next")))


@bp.get("/session")
@signed_in
@passive
def session_left() -> ResponseReturnValue:
    """How many seconds the session lasts unless it is used; asking does not use it."""
    row, at = sessions.current_session(), clock.now()
    left = (ends_at(row, policies.limits()) - at).total_seconds()
    # Near the end of its longest life nothing prolongs a session any more.
    at_most = (row.expires_at - at).total_seconds()
    return jsonify(left=int(left), at_most=int(at_most))


@bp.post("/session")
@signed_in
@repeatable
def session_extend() -> ResponseReturnValue:
    """Go on working: being asked at all has noted that the session is used."""
    return session_left()


@bp.route("/password", methods=["GET", "POST"])
@signed_in
def password() -> ResponseReturnValue:
    """Change one's own password; after a first sign-in nothing else is open."""
    form = PasswordForm()
    reason = "first" if current_user.must_change_password else ""
    if not reason and accounts.password_is_too_old(
        current_user, policy=policies.password_policy(), at=clock.now()
    ):
        reason = "old"
    if not form.is_submitted():
        return render_template("auth/password.html", form=form, reason=reason)
    if not form.validate() or not _changed(form):
        return render_template("auth/password.html", form=form, reason=reason), 422
    flash("密码已修改，您在其他设备上的登录已全部退出。")
    return redirect(url_for("home.show"))


def _changed(form: PasswordForm) -> bool:
    try:
        token = accounts.change_password(
            current_user._get_current_object(),
            current=str(form.current.data),
            new=str(form.new.data),
            keep_id=sessions.current_session().id,
            at=clock.now(),
            policy=policies.password_policy(),
        )
    except InvalidInput as error:
        show_problems(form, error)
        return False
    sessions.renew(token)
    return True
