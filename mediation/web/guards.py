"""Deny unless marked: every view says who may run it, and an unmarked view never runs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.permissions import Right, roles_that_could, roles_with
from mediation.domain.roles import ADMIN_ROLES, CASE_ROLES, LIAISON_ROLES, Role
from mediation.services.accounts import password_is_too_old
from mediation.services.sessions import IDENTITY_SERVICE
from mediation.web import clock
from mediation.web.identity import confirmation
from mediation.web.identity.bearer import current_token, refuse
from mediation.web.identity.policies import must_bind_second_factor, password_policy
from mediation.web.identity.sessions import current_session

View = TypeVar("View", bound=Callable[..., Any])

# What is open before anything else to somebody who must first do something about their account.
PASSWORD_VIEWS = frozenset({"auth.password", "auth.logout", "auth.session_left"})
SECOND_FACTOR_VIEWS = PASSWORD_VIEWS | {
    *("account.second_factor", "account.begin_second_factor", "account.confirm_second_factor"),
    "auth.confirm",
}


@dataclass(frozen=True)
class AccessMark:
    """Who may run a view: anybody, anybody signed in, or holders of one of the roles."""

    is_public: bool = False
    roles: frozenset[Role] | None = None


def _mark(access: AccessMark) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.access_mark = access  # type: ignore[attr-defined]  # functions take attributes
        return view

    return mark


public = _mark(AccessMark(is_public=True))
signed_in = _mark(AccessMark())
case_workers = _mark(AccessMark(roles=CASE_ROLES))
liaisons = _mark(AccessMark(roles=LIAISON_ROLES))
administrators = _mark(AccessMark(roles=ADMIN_ROLES))


def requires(action: Action) -> Callable[[View], View]:
    """Turn away roles that may never do this; the service asks again about the very case."""
    return _mark(AccessMark(roles=roles_that_could(action)))


def requires_role(*roles: Role) -> Callable[[View], View]:
    """Only holders of one of these roles."""
    return _mark(AccessMark(roles=frozenset(roles)))


def requires_right(right: Right) -> Callable[[View], View]:
    """Only holders of a role that carries this right; the service asks again."""
    return _mark(AccessMark(roles=roles_with(right)))


def sensitive(view: View) -> View:
    """What this view does asks the person to prove anew who is sitting there."""
    view.is_sensitive = True  # type: ignore[attr-defined]  # functions take attributes
    return view


def passive(view: View) -> View:
    """What this view does happens without the person's doing: it keeps no session awake."""
    view.is_passive = True  # type: ignore[attr-defined]  # functions take attributes
    return view


def for_programs(view: View) -> View:
    """A program asks this view with a token; it is told 401 or 403, never led to a page."""
    view.is_for_programs = True  # type: ignore[attr-defined]  # functions take attributes
    return view


def init_app(app: Flask) -> None:
    """Guard every request; the static files of the program are the one exception."""
    app.before_request(_guard)


def _guard() -> ResponseReturnValue | None:
    if request.endpoint in {None, "static"}:
        return None
    view = current_app.view_functions[str(request.endpoint)]
    mark: AccessMark | None = getattr(view, "access_mark", None)
    if mark is None:
        abort(403)
    if mark.is_public:
        return None
    is_for_programs = getattr(view, "is_for_programs", False)
    if not current_user.is_authenticated:
        if is_for_programs:
            refuse()
        return current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
    first = _to_do_first()
    if first is not None:
        return abort(403) if is_for_programs else redirect(first)
    if mark.roles is not None and not mark.roles & current_user.roles:
        abort(403)
    return confirmation.demand() if getattr(view, "is_sensitive", False) else None


def _to_do_first() -> str | None:
    """The page that is due before any other: the own password, then the authenticator."""
    user, endpoint = current_user._get_current_object(), request.endpoint
    if user.is_program:
        return None
    # Whoever came by the identity service may never have been given a password here.
    has_password = current_token() is None and current_session().way != IDENTITY_SERVICE
    too_old = password_is_too_old(user, policy=password_policy(), at=clock.now())
    if has_password and (user.must_change_password or too_old):
        return None if endpoint in PASSWORD_VIEWS else url_for("auth.password")
    if must_bind_second_factor(user) and endpoint not in SECOND_FACTOR_VIEWS:
        return url_for("account.second_factor")
    return None
