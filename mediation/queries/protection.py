"""Impact assessments and security incidents, for administrators."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.errors import NotVisible
from mediation.extensions import db
from mediation.models import ImpactAssessment, SecurityIncident

SHOWN = 100


def assessments() -> Sequence[ImpactAssessment]:
    """The assessments, the next to be reviewed first."""
    statement = select(ImpactAssessment).options(joinedload(ImpactAssessment.recorded_by))
    return db.session.scalars(statement.order_by(ImpactAssessment.review_on).limit(SHOWN)).all()


def assessment(assessment_id: int) -> ImpactAssessment:
    """One assessment, or NotVisible."""
    found = db.session.get(ImpactAssessment, assessment_id)
    if found is None:
        raise NotVisible
    return found


def reviews_due(day: date) -> int:
    """How many assessments are due for review on a day."""
    statement = select(ImpactAssessment.id).where(ImpactAssessment.review_on <= day).limit(SHOWN)
    return len(db.session.scalars(statement).all())


def incidents() -> Sequence[SecurityIncident]:
    """The incidents, open ones first, newest first."""
    statement = select(SecurityIncident).options(joinedload(SecurityIncident.recorded_by))
    order = (SecurityIncident.closed_on.is_not(None), SecurityIncident.discovered_at.desc())
    return db.session.scalars(statement.order_by(*order).limit(SHOWN)).all()


def open_incidents() -> Sequence[SecurityIncident]:
    """The incidents that are not closed."""
    statement = select(SecurityIncident).where(SecurityIncident.closed_on.is_(None))
    return db.session.scalars(statement.order_by(SecurityIncident.discovered_at)).all()


def incident(incident_id: int) -> SecurityIncident:
    """One incident, or NotVisible."""
    found = db.session.get(SecurityIncident, incident_id)
    if found is None:
        raise NotVisible
    return found
