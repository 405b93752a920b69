"""Loading a case: the loader knows who asks, so that no check can be forgotten."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from mediation.domain.errors import NotVisible
from mediation.extensions import db
from mediation.models import Agreement, AgreementTerm, Case, DatedEvent, Instalment, Party, User
from mediation.queries.visibility import visible_to

WHOLE_CASE = (
    joinedload(Case.body),
    joinedload(Case.sender),
    joinedload(Case.owner),
    joinedload(Case.mediator),
    selectinload(Case.parties).options(
        selectinload(Party.representatives), selectinload(Party.employment)
    ),
    selectinload(Case.claims),
    selectinload(Case.sessions),
    selectinload(Case.clocks),
    selectinload(Case.dated_events).options(
        joinedload(DatedEvent.evidence),
        joinedload(DatedEvent.entered_by),
        joinedload(DatedEvent.voided_by),
    ),
    selectinload(Case.referrals),
    selectinload(Case.agreements).options(
        selectinload(Agreement.exits),
        selectinload(Agreement.signatures),
        selectinload(Agreement.terms).options(
            selectinload(AgreementTerm.shares),
            selectinload(AgreementTerm.instalments).selectinload(Instalment.payments),
        ),
    ),
)


def get_for(user: User, case_id: int) -> Case:
    """The case with all that its page needs; NotVisible when it is not this user's to see."""
    statement = select(Case).where(Case.id == case_id, visible_to(user)).options(*WHOLE_CASE)
    case = db.session.scalars(statement).unique().one_or_none()
    if case is None:
        raise NotVisible
    return case
