"""The instalments of an agreement as pages print them."""

from datetime import date
from typing import Any

from mediation.domain.urgency import days_left, urgency_of
from mediation.models import Case
from mediation.queries.agreement_facts import instalments_of
from mediation.queries.case_facts import current_agreement


def instalment_rows(case: Case, today: date) -> list[dict[str, Any]]:
    """The instalments of the agreement that counts, each with what is still open."""
    agreement = current_agreement(case)
    return [
        {
            "instalment": row,
            "payer": row.term.payer.name if row.term.payer else "",
            "paid_fen": row.paid_fen,
            "is_paid": row.paid_fen >= row.amount_fen,
            "tone": "green" if row.paid_fen >= row.amount_fen else urgency_of(row.due_on, today),
            "left": "已付清" if row.paid_fen >= row.amount_fen else days_left(row.due_on, today),
        }
        for row in (instalments_of(agreement) if agreement else [])
    ]
