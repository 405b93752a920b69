"""The refusal to sign an agreement, as it was recorded."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from mediation.domain.case_flow import Action
from mediation.extensions import db
from mediation.models import CaseEvent


@dataclass(frozen=True)
class Refusal:
    """Who would not sign and why, in the words of the record, and on which day."""

    words: str
    on: date


def refusal_to_sign(case_id: int) -> Refusal | None:
    """The newest refusal of a case."""
    statement = (
        select(CaseEvent)
        .filter_by(case_id=case_id, code=Action.SIGN_AGREEMENT.value)
        .order_by(CaseEvent.id.desc())
    )
    for event in db.session.scalars(statement):
        # A signature leaves an event of the same code, without this day.
        if on := event.data.get("refused_on"):
            return Refusal(event.note or "", date.fromisoformat(on))
    return None
