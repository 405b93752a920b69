"""Every step of the life of a case that has a form: one address for each, made from STEPS.

The form of the page checks what is sent, the act of the page does it.
"""

from functools import partial
from typing import Any

from flask import url_for

from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import shape_of
from mediation.api.operations import operation, version_wanted
from mediation.domain.api_tokens import scope_of_step
from mediation.domain.case_flow import Action
from mediation.queries import cases
from mediation.services.expected_version import unchanged
from mediation.services.moving import require
from mediation.web import clock
from mediation.web.cases.step_prefill import offer
from mediation.web.cases.steps import STEPS, Step, typed_in
from mediation.web.guards import requires


def _enter(action: Action, step: Step) -> None:
    body = shape_of(step.form, f"{action.name.title().replace('_', '')}Step")
    mark = operation(
        "POST",
        f"/cases/<int:case_id>/steps/{action.value}",
        scope=scope_of_step(action),
        guard=requires(action),
        summary=f"{action.label}：{step.rule}",
        body=body,
        name=f"step_{action.value}",
        changes_version=True,
    )
    take: Any = partial(_take, action, step, body)
    take.__name__ = f"step_{action.value}"
    mark(take)


def _take(action: Action, step: Step, body: Any, case_id: int) -> str:
    user, at = me(), clock.now()
    case = cases.get_for(user, case_id)
    version = version_wanted(case)
    require(case, action, by=user, at=at)
    sent = body_of(body)
    form = filled(step.form, sent)
    offer(form, action, case, user)
    with unchanged(case, version):
        step.act(case, typed_in(validated(form, sent)), user, at)
    return url_for("api.show_case", case_id=case_id)


for each, how in STEPS.items():
    _enter(each, how)
