"""我的令牌: one's own, and those of the programs of one's office."""

from datetime import timedelta

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.api_tokens import COLLECTOR_ROLES, scopes_for
from mediation.domain.errors import InvalidInput
from mediation.domain.roles import CASE_ROLES, LIAISON_ROLES, Role
from mediation.queries import api_tokens as queries
from mediation.services import api_tokens
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role, sensitive
from mediation.web.tokens import bp
from mediation.web.tokens.forms import TokenForm

USUAL_LIFE = timedelta(days=90)
HOLDERS = CASE_ROLES | LIAISON_ROLES


@bp.get("/account/tokens")
@requires_role(*HOLDERS)
def index() -> ResponseReturnValue:
    """The tokens that this person holds."""
    user = current_user._get_current_object()
    return render_template(
        "tokens/index.html",
        own=queries.own(user),
        office=queries.of_office(user),
        is_collector=bool(user.roles & COLLECTOR_ROLES),
        now=clock.now(),
    )


@bp.route("/account/tokens/new", methods=["GET", "POST"])
@requires_role(*HOLDERS)
@sensitive
def new() -> ResponseReturnValue:
    """Make one's own token; what the program sends is shown once."""
    form = TokenForm(until=clock.today() + USUAL_LIFE)
    form.offer(scopes_for(current_user.roles))
    if form.validate_on_submit():
        try:
            user = current_user._get_current_object()
            _token, text = api_tokens.make(form.wish(), by=user, at=clock.now())
            return _shown(text)
        except InvalidInput as error:
            show_problems(form, error)
    page = {"form": form, "back": url_for("tokens.index"), "is_program": False}
    return render_template("tokens/new.html", **page), 422 if form.errors else 200


@bp.post("/account/tokens/<int:token_id>/collect")
@requires_role(*COLLECTOR_ROLES)
@sensitive
def collect(token_id: int) -> ResponseReturnValue:
    """Take the token of a program of one's office."""
    user = current_user._get_current_object()
    return _shown(api_tokens.collect(queries.get_for(user, token_id), by=user, at=clock.now()))


@bp.post("/account/tokens/<int:token_id>/renew")
@requires_role(*HOLDERS)
@sensitive
def renew(token_id: int) -> ResponseReturnValue:
    """A new secret; the old one opens for a few days more."""
    user = current_user._get_current_object()
    text = api_tokens.renew(queries.get_for(user, token_id), by=user, at=clock.now())
    return _shown(text, is_renewed=True)


@bp.post("/account/tokens/<int:token_id>/revoke")
@requires_role(*HOLDERS, Role.SECURITY_ADMIN)
@sensitive
def revoke(token_id: int) -> ResponseReturnValue:
    """Stop a token at once."""
    user = current_user._get_current_object()
    api_tokens.revoke(queries.get_for(user, token_id), by=user, at=clock.now())
    flash("令牌已停用，程序下一次调用就会被拒绝。", "success")
    is_guard = Role.SECURITY_ADMIN in user.roles
    return redirect(url_for("tokens.programs" if is_guard else "tokens.index"))


def _shown(text: str, *, is_renewed: bool = False) -> str:
    return render_template(
        "tokens/shown.html", text=text, is_renewed=is_renewed, grace=api_tokens.GRACE.days
    )
