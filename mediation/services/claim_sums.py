"""The agreed and the paid number of every claim, computed again from the agreement in force."""

from mediation.domain.claim_allocation import AgreedShare, ClaimToAnswer, allocate, paid_shares
from mediation.models import Agreement, AgreementTerm, Case


def write_agreed_sums(case: Case, agreement: Agreement) -> None:
    """Set claim.agreed_fen from the shares of the payments; None where nothing answers a claim."""
    shares = [share for term in agreement.terms for share in _shares(term)]
    agreed = allocate(shares, _claims(case))
    for claim in case.claims:
        claim.agreed_fen = agreed.get(claim.id)


def write_paid_sums(case: Case, agreement: Agreement) -> None:
    """Set claim.paid_fen from what came in so far, payment by payment."""
    shares = [
        share
        for term in agreement.terms
        for share in paid_shares(_shares(term), sum(row.paid_fen for row in term.instalments))
    ]
    paid = allocate(shares, _claims(case))
    for claim in case.claims:
        claim.paid_fen = paid.get(claim.id)


def clear_agreed_sums(case: Case) -> None:
    """Forget what was agreed, when the agreement came to nothing."""
    for claim in case.claims:
        claim.agreed_fen = None


def _shares(term: AgreementTerm) -> tuple[AgreedShare, ...]:
    return tuple(
        AgreedShare(share.payee_id, term.claim_type, share.amount_fen) for share in term.shares
    )


def _claims(case: Case) -> list[ClaimToAnswer]:
    return [
        ClaimToAnswer(claim.id, claim.party_id, claim.type, claim.claimed_fen)
        for claim in case.claims
    ]
