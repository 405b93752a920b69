"""Findings of the check that two persons let pass, and those that wait for the second one."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, false, func, select
from sqlalchemy.orm import joinedload

from mediation.domain.agreement.checks import CheckReport, Finding
from mediation.domain.case_flow import CaseState
from mediation.domain.errors import NotVisible
from mediation.domain.roles import Role
from mediation.domain.small_flows import AgreementState, OverrideState
from mediation.extensions import db
from mediation.models import Agreement, AgreementOverride, Case, Organisation, User
from mediation.queries.staff import staff_of
from mediation.queries.visibility import organisations_under

STILL_CHECKED = (AgreementState.DRAFT, AgreementState.SIGNING)
WHERE_CHECKED = (CaseState.MEDIATING, CaseState.SETTLED)
MOST_SHOWN = 200


def of_agreement(agreement_id: int) -> dict[str, AgreementOverride]:
    """The newest wish for each finding of one draft, by the fingerprint of the finding."""
    statement = select(AgreementOverride).where(AgreementOverride.agreement_id == agreement_id)
    rows = db.session.scalars(statement.order_by(AgreementOverride.id))
    return {row.finding_hash: row for row in rows}


def let_pass(agreement_id: int) -> list[AgreementOverride]:
    """What two persons let pass in one draft, in the order in which it was asked."""
    rows = of_agreement(agreement_id).values()
    return [row for row in rows if row.state is OverrideState.GRANTED]


def open_reds(agreement: Agreement, report: CheckReport) -> tuple[Finding, ...]:
    """The red findings that stop this draft: those that nobody may let pass, or that nobody did."""
    if not report.reds:
        return ()
    passed = {row.finding_hash for row in let_pass(agreement.id)}
    return tuple(red for red in report.reds if red.is_firm or red.fingerprint not in passed)


def override_of(case: Case, override_id: int) -> AgreementOverride:
    """A wish about a draft of this very case; NotVisible for any other."""
    found = db.session.get(AgreementOverride, override_id)
    if found is None or found.agreement_id not in {each.id for each in case.agreements}:
        raise NotVisible
    return found


def deciders(case: Case, asked_by: User) -> list[User]:
    """Who is told of a wish: the supervisors of the body, else of the nearest union above."""
    organisation: Organisation | None = case.body
    while organisation is not None:
        found = [
            each for each in staff_of(organisation.id, Role.SUPERVISOR) if each.id != asked_by.id
        ]
        if found:
            return found
        organisation = organisation.parent
    return []


def waiting_for(user: User) -> Sequence[tuple[AgreementOverride, Agreement, Case]]:
    """The wishes that this supervisor may decide, oldest first."""
    statement = (
        select(AgreementOverride, Agreement, Case)
        .join(Agreement, Agreement.id == AgreementOverride.agreement_id)
        .join(Case, Case.id == Agreement.case_id)
        .where(_waiting(user))
        .options(joinedload(Case.body))
        .order_by(AgreementOverride.id)
        .limit(MOST_SHOWN)
    )
    return db.session.execute(statement).tuples().all()


def count_waiting_for(user: User) -> int:
    """How many wishes wait for this person."""
    statement = (
        select(func.count(AgreementOverride.id))
        .join(Agreement, Agreement.id == AgreementOverride.agreement_id)
        .join(Case, Case.id == Agreement.case_id)
        .where(_waiting(user))
    )
    return db.session.scalar(statement) or 0


def _waiting(user: User) -> ColumnElement[bool]:
    """The condition on a wish joined with its agreement and case that this person may decide it."""
    if Role.SUPERVISOR not in user.roles:
        return false()
    return and_(
        AgreementOverride.state == OverrideState.ASKED,
        AgreementOverride.asked_by_id != user.id,
        Agreement.state.in_(STILL_CHECKED),
        Case.state.in_(WHERE_CHECKED),
        Case.body_id.in_(organisations_under(user.organisation)),
    )
