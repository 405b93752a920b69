"""The clauses of the office from which terms were taken, in the version of that day."""

from collections.abc import Collection

from sqlalchemy import or_, select

from mediation.extensions import db
from mediation.models import Case, OfficeClause


def clauses_taken(case: Case, keys: Collection[int]) -> dict[int, OfficeClause]:
    """The clauses of these keys that are everybody's or of an employer of the case, by key."""
    if not keys:
        return {}
    employers = [party.employer_id for party in case.parties if party.employer_id is not None]
    statement = select(OfficeClause).where(
        OfficeClause.id.in_(keys),
        or_(OfficeClause.employer_id.is_(None), OfficeClause.employer_id.in_(employers)),
    )
    return {clause.id: clause for clause in db.session.scalars(statement)}
