"""The instalments of an agreement as pages print them."""

from datetime import date
from typing import Any

from mediation.domain.money import figures, from_fen
from mediation.domain.urgency import days_left, urgency_of
from mediation.models import Case, Instalment
from mediation.queries.agreement_facts import instalments_of
from mediation.queries.case_facts import current_agreement


def received_rows(case: Case) -> list[dict[str, Any]]:
    """Every payment that came, with the number of its instalment, in order of the day."""
    agreement = current_agreement(case)
    rows = [
        {"payment": payment, "number": row.number}
        for row in (instalments_of(agreement) if agreement else [])
        for payment in row.payments
    ]
    return sorted(rows, key=lambda row: (row["payment"].paid_on, row["payment"].id))


def totals(case: Case) -> str:
    """应付合计 54,940.00 元，已付 20,000.00 元，尚欠 34,940.00 元."""
    agreement = current_agreement(case)
    rows = instalments_of(agreement) if agreement else []
    due, paid = sum(row.amount_fen for row in rows), sum(row.paid_fen for row in rows)
    told = [figures(from_fen(fen)) for fen in (due, paid, due - paid)]
    return f"应付合计 {told[0]} 元，已付 {told[1]} 元，尚欠 {told[2]} 元。"


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
            "left": _left(row, today),
        }
        for row in (instalments_of(agreement) if agreement else [])
    ]


def _left(row: Instalment, today: date) -> str:
    if row.paid_fen >= row.amount_fen:
        return "已付清"
    return days_left(row.due_on, today) if row.due_on else "待条件成就"
