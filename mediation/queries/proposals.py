"""What an agreement gives each claim: the draft on the table, or what was agreed."""

from mediation.domain.agreement.allocation import AgreedShare, ClaimToAnswer, allocate
from mediation.domain.small_flows import AgreementState
from mediation.models import Agreement, AgreementTerm, Case
from mediation.queries.case_facts import current_agreement


def proposed_sums(case: Case) -> dict[int, int]:
    """分 by claim: what was agreed, or what the newest draft would give."""
    agreement = current_agreement(case)
    if agreement is not None and agreement.state is AgreementState.DRAFT:
        return agreed_sums(case, agreement)
    return {claim.id: claim.agreed_fen for claim in case.claims if claim.agreed_fen is not None}


def agreed_sums(case: Case, agreement: Agreement) -> dict[int, int]:
    """分 by claim, from the shares of the payments; claims that nothing answers are left out."""
    shares = [share for term in agreement.terms for share in agreed_shares(term)]
    return allocate(shares, claims_to_answer(case))


def agreed_shares(term: AgreementTerm) -> tuple[AgreedShare, ...]:
    """The payees of one payment and what each is to get."""
    return tuple(
        AgreedShare(share.payee_id, term.claim_type, share.amount_fen) for share in term.shares
    )


def claims_to_answer(case: Case) -> list[ClaimToAnswer]:
    """The claims of a case, as the rule of allocation asks about them."""
    return [
        ClaimToAnswer(claim.id, claim.party_id, claim.type, claim.claimed_fen)
        for claim in case.claims
    ]
