"""The section 法定对照 of the case page: each claim with its four numbers and what they rest on."""

from typing import Any

from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.comparison import (
    FourNumbers,
    carried_by_another,
    total,
    total_gap,
)
from mediation.domain.claims.heads import Head
from mediation.models import CalculationRun, Case
from mediation.queries import calculations
from mediation.queries.proposals import proposed_sums


def comparison_of_case(case: Case) -> dict[str, Any]:
    """The claims in their order, the totals; warnings are for staff."""
    known = calculations.sheets(case.id)
    runs = calculations.standing(case.id, known=known)
    proposed, names = proposed_sums(case), {party.id: party.name for party in case.parties}
    carried = carried_by_another(calculations.claims_asked(case))
    rows = [
        {
            "claim": claim,
            "applicant": names[claim.party_id],
            "type": ClaimType(claim.type).label,
            "numbers": FourNumbers(
                claim.claimed_fen, claim.calculated_fen, proposed.get(claim.id), claim.paid_fen
            ),
            "runs": _runs_of(claim.party_id, claim.type, runs) if claim.id not in carried else [],
            "is_carried": claim.id in carried,
        }
        for claim in case.claims
    ]
    return {
        "rows": rows,
        "total": total([row["numbers"] for row in rows]),
        "gap": total_gap([row["numbers"] for row in rows]),
        "has_facts": bool(known),
        "computed": {run.party_id for run in runs},
    }


def _runs_of(party_id: int, kind: str, runs: list[CalculationRun]) -> list[dict[str, Any]]:
    return [
        {"id": run.id, "label": Head(run.head).label, "is_open": run.amount_fen is None}
        for run in runs
        if run.party_id == party_id and Head(run.head).claim_type == kind
    ]
