"""Which cases emergency access opens now, and the list of all openings for those who control it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select

from mediation.domain.roles import CASE_ROLES, Role
from mediation.extensions import db
from mediation.models import Case, CaseAccess, User
from mediation.queries.visibility import organisations_under

PAGE_SIZE = 50
OPEN_NOW = select(CaseAccess.id).where(
    CaseAccess.user_id == bindparam("user_id"),
    CaseAccess.until_at > bindparam("at"),
    CaseAccess.opened_at <= bindparam("at"),
    CaseAccess.ended_at.is_(None),
)


def open_for(user: User, at: datetime) -> Sequence[CaseAccess]:
    """What this person may read by emergency access at this moment."""
    if not user.roles & CASE_ROLES:
        return []
    # Asked at every request, and nearly always in vain: the rows are read when there are some.
    keys = db.session.scalars(OPEN_NOW, {"user_id": user.id, "at": at}).all()
    if not keys:
        return []
    statement = select(CaseAccess).where(CaseAccess.id.in_(keys)).order_by(CaseAccess.until_at)
    found = db.session.scalars(statement).unique().all()
    # A case that has gone to another body is out of reach again.
    reachable = set(organisations_under(user.organisation))
    return [access for access in found if access.case.body_id in reachable]


def openings(user: User, *, before_id: int | None = None) -> Sequence[CaseAccess]:
    """All openings that this person controls, newest first: a page and one more.

    The audit administrator sees all of them, a supervisor those of the organisations below, anybody
    else their own.
    """
    statement = select(CaseAccess)
    if Role.SUPERVISOR in user.roles:
        statement = statement.join(Case, Case.id == CaseAccess.case_id).where(
            Case.body_id.in_(organisations_under(user.organisation))
        )
    elif Role.AUDIT_ADMIN not in user.roles:
        statement = statement.where(CaseAccess.user_id == user.id)
    if before_id is not None:
        statement = statement.where(CaseAccess.id < before_id)
    newest = statement.order_by(CaseAccess.id.desc()).limit(PAGE_SIZE + 1)
    return db.session.scalars(newest).unique().all()
