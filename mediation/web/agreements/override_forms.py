"""The forms of letting a red finding pass, and whose case it must be."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms.validators import InputRequired

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotAllowed
from mediation.models import Case, User
from mediation.queries import cases
from mediation.queries.visibility import allowed_to
from mediation.services import agreement_overrides
from mediation.web.choices import options
from mediation.web.fields import OneOfField
from mediation.web.intake.fields import StoryField

GRANT, REFUSE = "granted", "refused"
TAKES_PART = {Action.ASK_OVERRIDE, Action.DECIDE_OVERRIDE}


class AskForm(FlaskForm):
    """Why the finding may stay."""

    reason = StoryField("为什么可以不改", agreement_overrides.LONGEST_REASON)


class DecisionForm(FlaskForm):
    """Whether it may pass."""

    decision = OneOfField(
        "复核意见",
        [InputRequired("请选择。")],
        choices=options([(GRANT, "同意放行"), (REFUSE, "不放行")]),
    )
    note = StoryField("说明", agreement_overrides.LONGEST_REASON)

    def typed(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        return {"is_granted": self.decision.data == GRANT, "note": self.note.data or ""}


def case_to_pass(user: User, case_id: int) -> Case:
    """A case whose findings this person asks to let pass, or decides on."""
    case = cases.get_for(user, case_id)
    if not TAKES_PART & allowed_to(user, case):
        raise ActionNotAllowed("您没有办理体检放行的权限。")
    return case
