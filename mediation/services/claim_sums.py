"""The calculated, agreed and paid numbers of every claim, written from what they rest on."""

from collections import Counter

from mediation.domain.agreement.allocation import AgreedShare, allocate
from mediation.domain.claims.comparison import statutory_sums
from mediation.models import Agreement, Case
from mediation.queries import calculations
from mediation.queries.performance import ledger_of
from mediation.queries.proposals import agreed_sums, claims_to_answer
from mediation.services.row_changes import set_changed


def write_calculated_sums(case: Case) -> None:
    """Set claim.calculated_fen from the newest run of every head that is computed."""
    found = statutory_sums(calculations.claims_asked(case), calculations.amounts(case.id))
    for claim in case.claims:
        set_changed(claim, calculated_fen=found[claim.id])


def write_agreed_sums(case: Case, agreement: Agreement) -> None:
    """Set claim.agreed_fen from the shares of the payments; None where nothing answers a claim."""
    agreed = agreed_sums(case, agreement)
    for claim in case.claims:
        claim.agreed_fen = agreed.get(claim.id)


def write_paid_sums(case: Case, agreement: Agreement) -> None:
    """Set claim.paid_fen from what came to each payee so far, payment by payment."""
    came: Counter[tuple[int, int]] = Counter()
    for line in ledger_of(agreement).lines:
        for payee in line.payees:
            came[line.payment.clause, payee.payee_id] += payee.paid_fen
    kinds = {number: term.claim_type for number, term in enumerate(agreement.terms, start=1)}
    shares = [
        AgreedShare(payee_id, kinds[clause], fen) for (clause, payee_id), fen in came.items() if fen
    ]
    paid = allocate(shares, claims_to_answer(case))
    for claim in case.claims:
        claim.paid_fen = paid.get(claim.id)


def clear_agreed_sums(case: Case) -> None:
    """Forget what was agreed, when the agreement came to nothing."""
    for claim in case.claims:
        claim.agreed_fen = None
