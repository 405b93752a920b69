"""Numbers without gaps or twins: one row per body, kind and year, moved on in the transaction."""

from typing import Any

from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite

from mediation.domain.numbering import CASE_PATTERN, format_number
from mediation.extensions import db
from mediation.models import NumberSequence, Organisation

INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def next_serial(body: Organisation, kind: str, year: int) -> int:
    """Take the next serial; a transaction that fails gives it back, so none is skipped."""
    insert = INSERTS[db.session.get_bind().dialect.name]
    key = {"body_id": body.id, "kind": kind, "year": year}
    db.session.execute(insert(NumberSequence).values(**key, last=0).on_conflict_do_nothing())
    statement = (
        update(NumberSequence)
        .filter_by(**key)
        .values(last=NumberSequence.last + 1)
        .returning(NumberSequence.last)
    )
    return db.session.execute(statement).scalar_one()


def next_case_number(body: Organisation, year: int) -> str:
    """The number of the next accepted case: 〔2026〕X工调字第001号 unless the body has its own."""
    serial = next_serial(body, "case", year)
    pattern = body.number_pattern or CASE_PATTERN
    return format_number(pattern, short_name=body.short_name or "", year=year, serial=serial)
