"""Loading a case: the loader knows who asks, so that no check can be forgotten."""

import re

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.domain.errors import NotVisible
from mediation.extensions import db
from mediation.models import (
    Agreement,
    AgreementTerm,
    Case,
    DatedEvent,
    Instalment,
    Party,
    Referral,
    ReferralEvent,
    User,
)
from mediation.queries.visibility import visible_to

BRACKETS = str.maketrans("[]【】（）()", "〔〕〔〕〔〕〔〕")
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
    selectinload(Case.referrals).options(
        joinedload(Referral.receiver, innerjoin=True),
        selectinload(Referral.events).joinedload(ReferralEvent.party),
    ),
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


def numbered(user: User, number: str) -> Case | None:
    """The case with this number if this user may see it."""
    found = db.session.scalar(select(Case.id).where(has_number(number), visible_to(user)))
    return None if found is None else get_for(user, found)


def has_number(number: str) -> ColumnElement[bool]:
    """A case by its number, or by what the trail calls one that has none yet."""
    plain = re.sub(r"\s+", "", number)
    before_number = re.fullmatch(r"登记第([0-9]{1,9})号", plain)
    if before_number:
        return (Case.id == int(before_number[1])) & Case.number.is_(None)
    return Case.number == plain.translate(BRACKETS)
