"""条款库: the clauses that count for a case, and what the pages of the library list."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload, lazyload

from mediation.domain.errors import NotVisible
from mediation.domain.four_eyes import ApprovalState
from mediation.domain.office_clauses import SHIPPED, Edition, Place, in_force
from mediation.extensions import db
from mediation.models import AgreementTerm, Case, OfficeClause
from mediation.queries.office_rules import COUNTING

LATEST_SHOWN = 100


def clauses_for(case: Case, on: date) -> Sequence[Edition]:
    """Of every clause the edition that counts for a case on a day: one statement of its own."""
    employers = {party.employer_id for party in case.parties if party.employer_id is not None}
    reaches = or_(OfficeClause.employer_id.is_(None), OfficeClause.employer_id.in_(employers))
    editions = (*SHIPPED, *_rows(_counting().where(reaches)))
    return in_force(editions, on, division=case.body.division_code or "", employers=employers)


def presets_for(case: Case, on: date) -> Sequence[Edition]:
    """The clauses with which a new draft of this case begins."""
    return [edition for edition in clauses_for(case, on) if edition.is_preset]


def editions() -> tuple[Edition, ...]:
    """Every edition that counts or counted, shipped and of the office."""
    return (*SHIPPED, *_rows(_counting()))


def listed(*, waiting: bool) -> Sequence[OfficeClause]:
    """The proposals that wait, or the latest that were decided or taken back."""
    is_waiting = OfficeClause.state == ApprovalState.WAITING
    statement = _all().where(is_waiting if waiting else ~is_waiting)
    newest = statement.order_by(OfficeClause.id.desc()).limit(LATEST_SHOWN)
    return db.session.scalars(newest).unique().all()


def of_code(code: str) -> Sequence[OfficeClause]:
    """Everything that was ever proposed of one clause, newest first."""
    statement = _all().where(OfficeClause.code == code).order_by(OfficeClause.id.desc())
    return db.session.scalars(statement).unique().all()


def get(clause_id: int) -> OfficeClause:
    """One edition, or NotVisible."""
    found = db.session.get(OfficeClause, clause_id)
    if found is None:
        raise NotVisible
    return found


def in_place(place: Place) -> Sequence[OfficeClause]:
    """Everything that was ever proposed of one clause in one place, newest edition last."""
    code, region, employer_id = place
    statement = _all().filter_by(code=code, region=region, employer_id=employer_id)
    return db.session.scalars(statement.order_by(OfficeClause.edition)).unique().all()


def uses(clause_ids: Sequence[int]) -> dict[int, int]:
    """In how many agreements and drafts each edition was taken; those in none are left out."""
    taken = AgreementTerm.clause_id
    statement = (
        select(taken, func.count(AgreementTerm.agreement_id.distinct()))
        .where(taken.in_(clause_ids))
        .group_by(taken)
    )
    return {key: count for key, count in db.session.execute(statement) if key is not None}


def _all() -> Select[tuple[OfficeClause]]:
    return select(OfficeClause).options(joinedload(OfficeClause.employer))


def _counting() -> Select[tuple[OfficeClause]]:
    # Who asked and who agreed is of no interest here.
    people = (lazyload(OfficeClause.asked_by), lazyload(OfficeClause.decided_by))
    return _all().where(OfficeClause.state.in_(COUNTING)).options(*people)


def _rows(statement: Select[tuple[OfficeClause]]) -> list[Edition]:
    return [clause.row for clause in db.session.scalars(statement.order_by(OfficeClause.id))]
