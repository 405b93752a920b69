"""Emergency access (应急查阅): whoever must read a colleague's case at once opens it by themselves.

Nobody's illness may stop a case, and no role is lent for it: a person who works on cases opens one
of their own organisation or of one below, with a written reason, for reading only and for some
hours. The supervisors, the mediator in charge and the audit administrators are told in the same
moment; the access ends by itself.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update

from mediation.domain.errors import FieldProblem, InvalidInput, TooManyTries
from mediation.domain.roles import CASE_ROLES, Role
from mediation.extensions import db
from mediation.models import Case, CaseAccess, User, UserRole
from mediation.queries.cases import has_number
from mediation.queries.visibility import organisations_under, visible_to
from mediation.services import notices, throttle
from mediation.services.audit import audit, reference_of
from mediation.services.transaction import transaction

PER_DAY = 10
SHORTEST_REASON = 10
NOT_FOUND = "没有找到这个案号的案件，请核对；只能查阅本机构和下级机构的案件。"


def open_case(user: User, number: str, reason: str, *, hours: int, at: datetime) -> CaseAccess:
    """Let this person read that case from now on, and tell those who answer for it."""
    if len(reason) < SHORTEST_REASON:
        sentence = f"请写明理由，至少 {SHORTEST_REASON} 个字，例如谁因何不能到岗、需要核对什么。"
        raise InvalidInput(FieldProblem("reason", sentence))
    # Counted whether found or not, so that numbers are not tried one by one.
    if not throttle.allow(f"emergency:{user.id}", PER_DAY, timedelta(days=1), at):
        raise TooManyTries("您今天应急查阅的次数已用完，请联系本机构负责人。")
    with transaction():
        case = _find(user, number)
        access = CaseAccess(
            case_id=case.id,
            user_id=user.id,
            reason=reason,
            opened_at=at,
            until_at=at + timedelta(hours=hours),
        )
        db.session.add(access)
        db.session.flush()
        _tell(access, case, user, at)
        audit(
            "case.emergency_access",
            by=user,
            at=at,
            subject=reference_of(case),
            case_id=case.id,
            data={"access": access.id, "hours": hours},
        )
    return access


def _find(user: User, number: str) -> Case:
    found = db.session.scalar(
        select(Case).where(
            has_number(number), Case.body_id.in_(organisations_under(user.organisation))
        )
    )
    if found is None or not user.roles & CASE_ROLES:
        raise InvalidInput(FieldProblem("number", NOT_FOUND))
    if db.session.scalar(select(Case.id).where(Case.id == found.id, visible_to(user))):
        raise InvalidInput(FieldProblem("number", "这件案件您可以直接查看，不需要应急查阅。"))
    return found


def _tell(access: CaseAccess, case: Case, user: User, at: datetime) -> None:
    told = [*_supervisors_of(case), *_holders(Role.AUDIT_ADMIN)]
    if case.mediator is not None:
        told.append(case.mediator)
    notices.tell_all(
        [each for each in told if each.id != user.id],
        "emergency_access",
        at=at,
        by=user.name,
        organisation=user.organisation.name,
        case=reference_of(case),
        until=f"{access.until_at:%m-%d %H:%M}",
        reason=access.reason,
    )


def _supervisors_of(case: Case) -> Sequence[User]:
    """Those of the body; where it has none, those of the nearest organisation above."""
    line = [int(part) for part in case.body.path.split("/") if part]
    for organisation_id in reversed(line):
        found = _holders(Role.SUPERVISOR, organisation_id)
        if found:
            return found
    return []


def _holders(role: Role, organisation_id: int | None = None) -> Sequence[User]:
    statement = select(User).join(UserRole, UserRole.user_id == User.id)
    statement = statement.where(UserRole.role == role, User.is_enabled)
    if organisation_id is not None:
        statement = statement.where(User.organisation_id == organisation_id)
    return db.session.scalars(statement).all()


def end_all_of(user: User, *, at: datetime) -> None:
    """End every access of somebody whose rights change, in the open transaction."""
    statement = update(CaseAccess).where(
        CaseAccess.user_id == user.id, CaseAccess.ended_at.is_(None), CaseAccess.until_at > at
    )
    db.session.execute(statement.values(ended_at=at))


def end(access_id: int, *, by: User, at: datetime) -> None:
    """Give up one's own access before it ends by itself."""
    with transaction():
        statement = update(CaseAccess).where(
            CaseAccess.id == access_id, CaseAccess.user_id == by.id, CaseAccess.ended_at.is_(None)
        )
        db.session.execute(statement.values(ended_at=at))
        audit("case.emergency_access_ended", by=by, at=at, subject=f"应急查阅第{access_id}号")
