"""Who mediates: chosen by the parties, appointed by the body, or taken from the pool."""

from datetime import datetime

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotAllowed, FieldProblem, InvalidInput
from mediation.domain.permissions import Relation, allowed_actions
from mediation.domain.roles import Role
from mediation.domain.sessions import ChosenBy, SessionState
from mediation.extensions import db
from mediation.models import Assignment, Case, User
from mediation.queries.staff import staff_of
from mediation.queries.visibility import relations
from mediation.services import planning
from mediation.services.moving import move, require
from mediation.services.step_input import in_brief
from mediation.services.transaction import transaction


def candidates(case: Case) -> list[User]:
    """The people who may be put in charge: the enabled mediators of the body."""
    return staff_of(case.body_id, Role.MEDIATOR)


def may_only_take(case: Case, user: User) -> bool:
    """Whether this user's only right here is to take the case from the pool for themselves."""
    others = relations(user, case) - {Relation.POOL}
    return Action.ASSIGN not in allowed_actions(user.roles, others)


def assign(
    case: Case,
    *,
    mediator_id: int,
    chosen_by: ChosenBy,
    reason: str,
    by: User,
    at: datetime,
) -> None:
    """Put a mediator in charge; one who takes over has to disclose anew (在线规则 art. 14)."""
    with transaction():
        require(case, Action.ASSIGN, by=by, at=at)
        if may_only_take(case, by) and mediator_id != by.id:
            raise ActionNotAllowed("您只能领取给自己办理，指派他人请联系负责人。")
        mediator = _mediator(case, mediator_id)
        words = _reason(case, reason)
        move(
            case,
            Action.ASSIGN,
            by=by,
            at=at,
            note=in_brief(f"{mediator.name}（{chosen_by.label}）", words),
            mediator_id=mediator.id,
            disclosure=None,
            disclosure_note=None,
        )
        _hand_over(case, mediator, chosen_by, words, at)
        planning.replan(case, by=by, at=at)


def _mediator(case: Case, mediator_id: int) -> User:
    if mediator_id == case.mediator_id:
        raise InvalidInput(FieldProblem("mediator_id", "这位调解员已经承办本案，请选择另一位。"))
    found = next((user for user in candidates(case) if user.id == mediator_id), None)
    if found is None:
        raise InvalidInput(FieldProblem("mediator_id", "请在本调解组织的调解员中选择。"))
    return found


def _reason(case: Case, reason: str) -> str:
    words = reason.strip()
    if case.mediator_id is not None and not words:
        raise InvalidInput(FieldProblem("reason", "更换调解员，请写明原因。"))
    return words


def _hand_over(case: Case, mediator: User, chosen_by: ChosenBy, reason: str, at: datetime) -> None:
    for assignment in case.assignments:
        assignment.to_at = assignment.to_at or at
    made = Assignment(
        case_id=case.id,
        mediator_id=mediator.id,
        chosen_by=chosen_by.value,
        reason=reason or None,
        from_at=at,
    )
    case.assignments.append(made)
    for session in case.sessions:
        if session.state is SessionState.PLANNED:
            session.mediator_id = mediator.id
    db.session.flush()
