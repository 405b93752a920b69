"""One's own account at a glance; ending sessions; having read one's notices."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.notices import sentence_of
from mediation.domain.roles import CASE_ROLES, LIAISON_ROLES
from mediation.queries import account as queries
from mediation.queries.keyset import read_key
from mediation.services import notices, second_factors, sessions
from mediation.web import clock
from mediation.web.account import bp
from mediation.web.account.browsers import browser_name
from mediation.web.guards import sensitive, signed_in
from mediation.web.identity import policies
from mediation.web.identity.sessions import current_session


@bp.get("")
@signed_in
def show() -> ResponseReturnValue:
    """Password, authenticator, sessions and notices of the person who is signed in."""
    user = current_user._get_current_object()
    found = queries.notices(user)
    return render_template(
        "account/show.html",
        notices=[(notice, sentence_of(notice.code, notice.data)) for notice in found],
        unseen=max((notice.id for notice in found if notice.seen_at is None), default=0),
        rows=sessions.live_sessions(user, limits=policies.limits(), at=clock.now()),
        own_session=current_session().id,
        browser_name=browser_name,
        has_code=user.second_factor_since is not None,
        codes_left=second_factors.codes_left(user),
        is_code_required=policies.demands_second_factor(user),
        identities=queries.identities(user),
        has_cases=bool(user.roles & CASE_ROLES),
        may_hold_tokens=bool(user.roles & (CASE_ROLES | LIAISON_ROLES)),
    )


@bp.post("/notices/seen")
@signed_in
def notices_seen() -> ResponseReturnValue:
    """Have read the notices up to the newest that the page showed."""
    until_id = read_key(request.form.get("until")) or 0
    notices.mark_seen(current_user, until_id=until_id, at=clock.now())
    return redirect(url_for("account.show"))


@bp.post("/sessions/<int:login_id>/end")
@signed_in
@sensitive
def end_session(login_id: int) -> ResponseReturnValue:
    """End one of one's own sessions."""
    sessions.end_own(current_user._get_current_object(), login_id, at=clock.now())
    flash("该登录已退出。", "success")
    return redirect(url_for("account.show", _anchor="sessions"))


@bp.post("/sessions/end-others")
@signed_in
@sensitive
def end_other_sessions() -> ResponseReturnValue:
    """End all one's sessions but this one."""
    user = current_user._get_current_object()
    sessions.end_others(user, keep_id=current_session().id, at=clock.now())
    flash("其他登录已全部退出。", "success")
    return redirect(url_for("account.show", _anchor="sessions"))
