"""What others changed in a case since somebody opened its form."""

from sqlalchemy import select

from mediation.domain.errors import FieldChange
from mediation.extensions import db
from mediation.models import Case, CaseEvent


def changes_since(case: Case, version: int) -> list[FieldChange]:
    """Every recorded change of a field after that version, oldest first."""
    statement = (
        select(CaseEvent.data)
        .where(CaseEvent.case_id == case.id, CaseEvent.case_version > version)
        .order_by(CaseEvent.id)
    )
    return [
        FieldChange(*change)
        for data in db.session.scalars(statement)
        for change in data.get("changes", ())
    ]
