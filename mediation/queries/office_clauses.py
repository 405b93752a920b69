"""The clauses of the office that a draft may take: in force for the region and the employer."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select

from mediation.domain.office_rules import RuleState
from mediation.extensions import db
from mediation.models import Case, OfficeClause

COUNTING = [state for state in RuleState if state.counts]


def clauses_for(case: Case, on: date) -> Sequence[OfficeClause]:
    """Every clause in force on a day for the case's region and employers, by kind and title."""
    division = case.body.division_code or ""
    employers = [party.employer_id for party in case.parties if party.employer_id is not None]
    statement = (
        select(OfficeClause)
        .where(
            OfficeClause.state.in_(COUNTING),
            OfficeClause.valid_from <= on,
            or_(OfficeClause.valid_to.is_(None), OfficeClause.valid_to >= on),
            or_(OfficeClause.employer_id.is_(None), OfficeClause.employer_id.in_(employers)),
        )
        .order_by(OfficeClause.kind, OfficeClause.title, OfficeClause.id)
    )
    return [row for row in db.session.scalars(statement) if division.startswith(row.region)]


def presets_for(case: Case, on: date) -> Sequence[OfficeClause]:
    """Those with which a new draft begins."""
    return [clause for clause in clauses_for(case, on) if clause.is_preset]
