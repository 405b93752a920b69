"""The page of a step: what the rule says, the form, and why it is closed when it is."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action, next_state
from mediation.domain.errors import InvalidInput
from mediation.models import Case, User
from mediation.queries import cases
from mediation.queries.foresight import step_after
from mediation.web import clock
from mediation.web.cases import bp
from mediation.web.cases.case_page import GRAVE
from mediation.web.cases.step_facts import facts_beside
from mediation.web.cases.step_prefill import offer, pointed_at, usual
from mediation.web.cases.steps import STEPS, typed_in
from mediation.web.form_errors import show_problems
from mediation.web.guards import case_workers
from mediation.web.step_guard import closed_page, require_open


@bp.route("/<int:case_id>/steps/<action>", methods=["GET", "POST"])
@case_workers
def step(case_id: int, action: str) -> ResponseReturnValue:
    """Do one action of the life of a case."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    wanted = _known(action)
    why_not = require_open(case, wanted, user)
    if why_not:
        return closed_page(case, wanted, why_not)
    known = usual(wanted, case, user, clock.today()) | pointed_at(request.args)
    made = STEPS[wanted].form(data=known)
    offer(made, wanted, case, user)
    if not made.is_submitted():
        return _page(case, wanted, made)
    if not made.validate() or not _done(case, wanted, made, user):
        return _page(case, wanted, made), 422
    flash(STEPS[wanted].done, "success")
    return redirect(url_for("cases.show", case_id=case_id))


def _known(action: str) -> Action:
    if action not in {known.value for known in STEPS}:
        abort(404)
    return Action(action)


def _page(case: Case, action: Action, form: Any) -> str:
    today = clock.today()
    return render_template(
        "cases/steps/step.html",
        case=case,
        action=action,
        form=form,
        rule=STEPS[action].rule,
        target=next_state(case.state, action),
        after=step_after(case, action, today=today),
        facts=facts_beside(action, case, today),
        paper=STEPS[action].paper,
        submit=action.label.partition("（")[0],
        grave=action in GRAVE,
    )


def _done(case: Case, action: Action, form: Any, user: User) -> bool:
    try:
        STEPS[action].act(case, typed_in(form), user, clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True
