"""Finding employers while one types: by a part of the name or the beginning of the credit code."""

import re
from collections.abc import Iterable

from sqlalchemy import ColumnElement, or_, select

from mediation.domain.identifiers.folding import fold_number
from mediation.domain.names import employer_name_key
from mediation.extensions import db
from mediation.models import Employer

MOST_SHOWN = 10
_CODE_BEGINNING = re.compile(r"[0-9A-Z]{4,18}")


def lookup(typed: str, limit: int = MOST_SHOWN) -> list[Employer]:
    """The best matches, names that begin so first; empty for fewer than two characters."""
    key = employer_name_key(typed.replace("\x00", ""))
    if len(key) < 2:
        return []
    code = fold_number(typed)
    found = []
    if _CODE_BEGINNING.fullmatch(code):
        found += _named(Employer.credit_code.like(f"{code}%"), limit)
    begins = Employer.name_key.like(f"{_escaped(key)}%", escape="\\")
    inside = Employer.name_key.like(f"_%{_escaped(key)}%", escape="\\")
    for condition in (begins, inside):
        if len(found) < limit:
            found += _named(condition, limit - len(found))
    return list({employer.id: employer for employer in found}.values())


def named(typed: str) -> list[Employer]:
    """The employers of just this name or credit code; two companies may share a name."""
    key, code = employer_name_key(typed.replace("\x00", "")), fold_number(typed)
    is_it = or_(Employer.name_key == key, Employer.credit_code == code)
    return list(db.session.scalars(select(Employer).where(is_it).order_by(Employer.id)))


def phones_of(employer_ids: Iterable[int]) -> dict[int, str]:
    """The telephones of employers on record, by key; those without one are left out."""
    statement = select(Employer.id, Employer.phone).where(Employer.id.in_(set(employer_ids)))
    return {row.id: row.phone for row in db.session.execute(statement) if row.phone}


def _named(condition: ColumnElement[bool], limit: int) -> list[Employer]:
    statement = select(Employer).where(condition).order_by(Employer.name_key, Employer.id)
    return list(db.session.scalars(statement.limit(limit)))


def _escaped(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)
