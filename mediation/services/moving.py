"""`move`: the only writer of case.state, and the one place where rights and guards are asked."""

from datetime import datetime
from typing import Any

from mediation.domain.case_flow import Action, next_state
from mediation.domain.case_guards import blockers
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible
from mediation.models import Case, User
from mediation.queries.case_facts import facts_of
from mediation.queries.visibility import allowed_to
from mediation.services import planning
from mediation.services.case_log import record


def require(case: Case, action: Action, *, by: User, at: datetime) -> None:
    """Raise unless this person may do this to this case, and the case is ready for it."""
    if action not in allowed_to(by, case):
        raise ActionNotAllowed(f"您没有办理“{action.label}”的权限。")
    next_state(case.state, action)
    reasons = blockers(action, facts_of(case, today=at.date()))
    if reasons:
        raise ActionNotPossible("".join(reasons))


def move(
    case: Case,
    action: Action,
    *,
    by: User,
    at: datetime,
    note: str | None = None,
    data: dict[str, Any] | None = None,
    **columns: Any,
) -> None:
    """Do the action: state and columns together, then clocks, next action, event and audit row."""
    require(case, action, by=by, at=at)
    before = case.state
    target = next_state(case.state, action)
    # A query between the state and its columns would flush a half-made row; nothing queries here.
    for name, value in columns.items():
        setattr(case, name, value)
    case.state = target
    planning.replan(case, by=by, at=at)
    record(case, action.value, by=by, at=at, from_state=before.value, note=note, data=data)
