"""Allowing programs to use the interface; the organisation of the program collects the token."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.api_tokens import ApiScope
from mediation.domain.errors import InvalidInput
from mediation.domain.roles import Role
from mediation.queries import api_tokens as queries
from mediation.services import api_tokens
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role, sensitive
from mediation.web.tokens import bp
from mediation.web.tokens.forms import ProgramTokenForm
from mediation.web.tokens.views import USUAL_LIFE


@bp.get("/admin/tokens")
@requires_role(Role.SECURITY_ADMIN)
def programs() -> ResponseReturnValue:
    """The tokens of all programs."""
    return render_template("tokens/programs.html", rows=queries.of_programs(), now=clock.now())


@bp.route("/admin/tokens/new", methods=["GET", "POST"])
@requires_role(Role.SECURITY_ADMIN)
@sensitive
def allow() -> ResponseReturnValue:
    """Let a program have a token; nobody sees it before its organisation collects it."""
    form = ProgramTokenForm(until=clock.today() + USUAL_LIFE)
    form.offer(ApiScope)
    form.offer_programs(queries.programs())
    if form.validate_on_submit() and _allowed(form):
        flash("已准许。请该机构的负责人或联络员在“我的令牌”领取。", "success")
        return redirect(url_for("tokens.programs"))
    page = {"form": form, "back": url_for("tokens.programs"), "is_program": True}
    return render_template("tokens/new.html", **page), 422 if form.errors else 200


def _allowed(form: ProgramTokenForm) -> bool:
    program, by = queries.program(form.user_id.data), current_user._get_current_object()
    try:
        api_tokens.allow_program(program, form.wish(), by=by, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True
