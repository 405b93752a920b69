"""After every change: the statutory dates and the next action of the case, computed again."""

from datetime import date, datetime

from mediation.domain.next_step import (
    NOTE_LENGTH,
    WAITING_LENGTH,
    Keeper,
    NextStep,
    fitted,
)
from mediation.domain.next_step_rules import next_step
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import Case, User
from mediation.queries.case_situation import situation_of
from mediation.queries.office import DESK_ROLES, Office, office
from mediation.services import clocks
from mediation.services.row_changes import set_changed


def replan(case: Case, *, by: User, at: datetime, known: Office | None = None) -> None:
    """Recompute the clocks, the owner, the next action and its date from the facts of the case.

    Whoever replans many cases in one transaction reads the office once and gives it along.
    """
    # A query must not flush the case while its state and its next action do not agree yet.
    with db.session.no_autoflush:
        known = known or office()
        clocks.refresh(case, today=at.date(), known=known)
        workdays = known.calendar.add_working_days
        step = next_step(situation_of(case, known, today=at.date()), workdays)
        if step is None:
            _let_go(case)
        else:
            keeper = _keeper(case, step.keeper, known) or by
            _set(case, step, owner_id=keeper.id, today=at.date())


def _set(case: Case, step: NextStep, *, owner_id: int, today: date) -> None:
    waiting = fitted(step.waiting_for, WAITING_LENGTH) if step.waiting_for else None
    since = case.waiting_since
    if waiting is None or waiting != case.waiting_for:
        since = (step.waiting_since or today) if waiting else None
    set_changed(
        case,
        owner_id=owner_id,
        next_action=step.action.value,
        next_note=fitted(step.note, NOTE_LENGTH),
        next_on=step.on,
        waiting_for=waiting,
        waiting_since=since,
    )


def _let_go(case: Case) -> None:
    case.owner_id = None
    case.next_action = case.next_note = case.next_on = None
    case.waiting_for = case.waiting_since = None


def _keeper(case: Case, keeper: Keeper, known: Office) -> User | None:
    if keeper is Keeper.MEDIATOR and case.mediator_id is not None:
        mediator = db.session.get(User, case.mediator_id)
        if mediator is not None and mediator.is_enabled:
            return mediator
    if keeper is Keeper.REGISTRY:
        return _registrar(case, known)
    # A body without a supervisor still has somebody at its desk.
    supervisors = known.staff_of(case.body_id, Role.SUPERVISOR)
    return supervisors[0] if supervisors else _registrar(case, known)


def _registrar(case: Case, known: Office) -> User | None:
    registered_by = db.session.get(User, case.registered_by_id)
    if registered_by is not None and _sits_at_desk(registered_by, case):
        return registered_by
    found = [user for role in DESK_ROLES for user in known.staff_of(case.body_id, role)]
    return found[0] if found else None


def _sits_at_desk(user: User, case: Case) -> bool:
    at_home = user.organisation_id == case.body_id and user.is_enabled
    # What a program registered is on the desk of a person.
    return at_home and not user.is_program and bool(user.roles & set(DESK_ROLES))
