"""One policy of sight for list, search, count, page, print and API: who sees which case."""

from sqlalchemy import ColumnElement, Select, and_, false, or_, select

from mediation.domain.case_flow import Action, CaseState
from mediation.domain.permissions import Relation, allowed_actions
from mediation.domain.roles import CASE_ROLES, Role
from mediation.extensions import db
from mediation.models import Case, Organisation, User

POOL_STATE = CaseState.ACCEPTED


def visible_to(user: User, *, in_one_statement: bool = False) -> ColumnElement[bool]:
    """The condition on `Case` that holds for exactly the cases this user may see.

    `in_one_statement` asks for the organisations inside the statement that the condition is for:
    right where a few rows are looked at often.

    Liaisons get nothing here: what they see is built from shares (`queries.shares`).
    Administrators get nothing at all. What emergency access opens may be read and nothing else: it
    gives sight, while `relations` gives the right to act.
    """
    conditions: list[ColumnElement[bool]] = []
    if Role.REGISTRAR in user.roles:
        conditions.append(Case.body_id == user.organisation_id)
    if Role.SUPERVISOR in user.roles:
        here = user.organisation
        under = _under(here) if in_one_statement else organisations_under(here)
        conditions.append(Case.body_id.in_(under))
    if Role.MEDIATOR in user.roles:
        conditions.append(Case.mediator_id == user.id)
        conditions.append(
            and_(
                Case.body_id == user.organisation_id,
                Case.mediator_id.is_(None),
                Case.state == POOL_STATE,
            )
        )
    if user.emergency_case_ids and user.roles & CASE_ROLES:
        conditions.append(Case.id.in_(user.emergency_case_ids))
    return or_(*conditions) if conditions else false()


def organisations_under(organisation: Organisation) -> list[int]:
    """The keys of an organisation and of all below it."""
    # A short list of keys lets the database use the index of the list; a sub-query would not.
    return list(db.session.scalars(_under(organisation)))


def _under(organisation: Organisation) -> Select[tuple[int]]:
    return select(Organisation.id).where(Organisation.path.startswith(organisation.path))


def relations(user: User, case: Case) -> frozenset[Relation]:
    """How a user stands to a case."""
    found = set()
    if case.body_id == user.organisation_id:
        found.add(Relation.OWN_BODY)
        if case.mediator_id is None and case.state is POOL_STATE:
            found.add(Relation.POOL)
    elif case.body.path.startswith(user.organisation.path):
        found.add(Relation.BELOW)
    if case.mediator_id == user.id:
        found.add(Relation.ASSIGNED)
    return frozenset(found)


def allowed_to(user: User, case: Case) -> frozenset[Action]:
    """Every action that this user has the right to do to this case, whatever its state."""
    return allowed_actions(user.roles, relations(user, case))
