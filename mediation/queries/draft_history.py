"""Who wrote each draft of an agreement last, and when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.case_flow import Action
from mediation.extensions import db
from mediation.models import Agreement, Case, CaseEvent

WRITING = (Action.DRAFT_AGREEMENT.value, Action.REVISE_AGREEMENT.value)


@dataclass(frozen=True)
class KeptDraft:
    """One draft or agreement of a case; who kept it is empty for one from before the events."""

    agreement: Agreement
    kept_by: str
    kept_at: datetime | None


def kept_drafts(case: Case) -> list[KeptDraft]:
    """Every draft of the case in the order of their numbers, whatever became of it."""
    statement = (
        select(CaseEvent)
        .where(CaseEvent.case_id == case.id, CaseEvent.code.in_(WRITING))
        .options(joinedload(CaseEvent.by))
        .order_by(CaseEvent.id)
    )
    last = {event.data.get("draft_number"): event for event in db.session.scalars(statement)}
    return [
        KeptDraft(
            agreement,
            last[agreement.draft_number].by.name if agreement.draft_number in last else "",
            agreement.saved_at,
        )
        for agreement in sorted(case.agreements, key=lambda item: item.draft_number)
    ]
