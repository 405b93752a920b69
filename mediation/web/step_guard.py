"""Whether a step is open to somebody now, asked before its form is shown."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.case_guards import blockers, menu
from mediation.domain.errors import ActionNotAllowed
from mediation.models import Case, User
from mediation.queries.case_facts import facts_of
from mediation.queries.visibility import allowed_to
from mediation.web import clock
from mediation.web.action_links import link
from mediation.web.kept_fields import TOKENS


def require_open(case: Case, action: Action, user: User) -> tuple[str, ...]:
    """The reasons why the step is closed now; ActionNotAllowed when it never is for this user."""
    if action not in allowed_to(user, case):
        raise ActionNotAllowed(f"您没有办理“{action.label}”的权限。")
    return blockers(action, facts_of(case, today=clock.today()))


def closed_page(case: Case, action: Action, reasons: tuple[str, ...]) -> ResponseReturnValue:
    """The page that says why a step cannot be done now."""
    # Somebody may have moved the case while this person typed: the words are given back.
    typed = [text for name, text in request.form.items() if name not in TOKENS and text.strip()]
    entries = menu(facts_of(case, today=clock.today()), allowed_to(current_user, case))
    opened = [
        (item.action.label, link(case.id, item.action)) for item in entries if not item.why_not
    ]
    page = {"case": case, "action": action, "why": reasons, "typed": typed, "opened": opened}
    return render_template("cases/steps/closed.html", **page), 409
