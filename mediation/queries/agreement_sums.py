"""What a draft gives each claim beside what the law supports, and by what a sum may be shared.

For whoever writes the agreement: nothing here reaches a share, a paper or an export.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from mediation.domain.agreement.allocation import AgreedShare, allocate
from mediation.domain.agreement.beginnings import JobFacts
from mediation.domain.agreement.draft import ALL_CLAIMS, AgreementDraft
from mediation.domain.agreement.particulars import Withdrawal
from mediation.domain.agreement.splitting import PayeeFigures
from mediation.domain.claims.comparison import FourNumbers
from mediation.domain.claims.fact_sheet import BESIDE_THE_SUM
from mediation.domain.claims.heads import Head
from mediation.domain.claims.service import service_between
from mediation.domain.money import from_fen, to_fen
from mediation.domain.parties import PartyKind
from mediation.models import Case, Employment
from mediation.queries import calculations
from mediation.queries.proposals import claims_to_answer

Sums = dict[int, int]
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class ClaimSums:
    """One claim of one applicant with its numbers."""

    party_id: int
    type: str
    numbers: FourNumbers


def claim_sums(case: Case, draft: AgreementDraft) -> list[ClaimSums]:
    """Every claim in its order: asked for, supported by law, given by this draft."""
    given = given_sums(case, draft)
    return [
        ClaimSums(
            claim.party_id,
            claim.type,
            FourNumbers(claim.claimed_fen, claim.calculated_fen, given.get(claim.id)),
        )
        for claim in case.claims
    ]


def given_sums(case: Case, draft: AgreementDraft) -> Sums:
    """分 by claim that the payments of a draft give; claims that nothing answers are left out."""
    shares = [
        AgreedShare(share.payee_id, term.claim_type, to_fen(share.amount))
        for term in draft.terms
        for share in term.shares
    ]
    return allocate(shares, claims_to_answer(case))


def kinds_left(case: Case, draft: AgreementDraft) -> list[str]:
    """The kinds of claim that the draft neither pays nor names as withdrawn or reserved."""
    given, named = given_sums(case, draft), set[str]()
    for term in draft.terms:
        if isinstance(term.particulars, Withdrawal):
            named |= {*term.particulars.withdrawn, *term.particulars.reserved}
    left = [claim.type for claim in case.claims if claim.id not in given]
    return [kind for kind in dict.fromkeys(left) if kind not in named]


def payee_figures(
    case: Case, payee_ids: Sequence[int], claim_type: str | None
) -> list[PayeeFigures]:
    """What is known of each payee, as far as one kind of claim goes when one is named."""
    one_kind = claim_type not in (None, "", ALL_CLAIMS)
    claims = [claim for claim in case.claims if not one_kind or claim.type == claim_type]
    asking = {claim.party_id for claim in claims}
    claimed, statutory = Sums(), Sums()
    for claim in claims:
        _add(claimed, claim.party_id, claim.claimed_fen)
        _add(statutory, claim.party_id, claim.calculated_fen)
    parties = {party.id: party for party in case.parties}
    return [
        PayeeFigures(
            key,
            parties[key].name,
            key in asking,
            claimed.get(key),
            statutory.get(key),
            _months(parties[key].employment),
        )
        for key in payee_ids
        if key in parties
    ]


def computed_sums(case: Case) -> dict[Head, Sums]:
    """分 by head and applicant, of the newest runs that came to a sum and belong to a claim."""
    found: dict[Head, Sums] = {}
    for party_id, heads in calculations.amounts(case.id).items():
        for head, amount in heads.items():
            if amount and head.claim_type is not None and head not in BESIDE_THE_SUM:
                found.setdefault(head, {})[party_id] = amount
    return {head: found[head] for head in Head if head in found}


def claimed_sums(case: Case) -> dict[str, Sums]:
    """分 by kind of claim and applicant, of the claims over a sum."""
    found: dict[str, Sums] = {}
    for claim in case.claims:
        if claim.claimed_fen:
            _add(found.setdefault(claim.type, {}), claim.party_id, claim.claimed_fen)
    return found


def job_facts(case: Case) -> JobFacts:
    """What is the same in the jobs of all workers of the case."""
    jobs = [party.employment for party in case.parties if party.kind is PartyKind.WORKER]
    known = [job for job in jobs if job is not None]
    if not known or len(known) < len(jobs):
        return JobFacts(ended_on=case.employment_ended_on)
    wage = _common([job.monthly_wage_fen for job in known])
    return JobFacts(
        started_on=_common([job.started_on for job in known]),
        ended_on=_common([job.ended_on for job in known]) or case.employment_ended_on,
        post=_common([job.post or "" for job in known]) or "",
        monthly_wage=from_fen(wage) if wage else None,
    )


def _common(answers: Sequence[Answer]) -> Answer | None:
    return answers[0] if len(set(answers)) == 1 else None


def _add(sums: Sums, key: int, fen: int | None) -> None:
    if fen is not None:
        sums[key] = sums.get(key, 0) + fen


def _months(job: Employment | None) -> int | None:
    """Months of service, a month begun counted whole; None while a day is not known."""
    if job is None or job.started_on is None or job.ended_on is None:
        return None
    service = service_between(job.started_on, job.ended_on)
    return service.months + bool(service.days)
