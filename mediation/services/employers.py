"""Employers: found again by credit code or name, made once, completed with what was missing."""

from dataclasses import dataclass, fields

from sqlalchemy import select

from mediation.domain.employer_facts import EmployerNature, Industry
from mediation.domain.names import employer_name_key
from mediation.extensions import db
from mediation.models import Employer
from mediation.services.transaction import one_at_a_time


@dataclass(frozen=True, kw_only=True)
class EmployerFacts:
    """What a form says about an employer; empty means unknown."""

    name: str
    credit_code: str = ""
    legal_representative: str = ""
    legal_representative_post: str = ""
    address: str = ""
    phone: str = ""
    nature: EmployerNature | None = None
    industry: Industry | None = None


COMPLETED = tuple(each.name for each in fields(EmployerFacts) if each.name != "name")


def find_or_create(facts: EmployerFacts, *, employer_id: int | None = None) -> Employer:
    """The record of this employer, in the open transaction; what it lacked is filled in."""
    # Two desks that type a new company at once wait for each other.
    one_at_a_time("employer")
    employer = _find(facts, employer_id)
    if employer is None:
        employer = Employer(name=facts.name, name_key=employer_name_key(facts.name))
        db.session.add(employer)
    for name in COMPLETED:
        if not getattr(employer, name) and getattr(facts, name):
            setattr(employer, name, getattr(facts, name))
    # Written at once, so that the next party of the same form finds it.
    db.session.flush()
    return employer


def _find(facts: EmployerFacts, employer_id: int | None) -> Employer | None:
    """By credit code, then by the record that was chosen, then by name."""
    if facts.credit_code:
        known = db.session.scalar(select(Employer).filter_by(credit_code=facts.credit_code))
        if known is not None:
            return known
    candidates = db.session.scalars(
        select(Employer).filter_by(name_key=employer_name_key(facts.name)).order_by(Employer.id)
    ).all()
    # Two companies of one name are told apart by their credit codes.
    fitting = [each for each in candidates if _same_code(each.credit_code, facts.credit_code)]
    chosen = [each for each in fitting if each.id == employer_id]
    return next(iter([*chosen, *fitting]), None)


def _same_code(known: str | None, typed: str) -> bool:
    return not known or not typed or known == typed
