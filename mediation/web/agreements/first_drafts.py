"""What a draft and its terms begin with: claims, computed sums, the clauses of the office."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from mediation.domain.agreement.beginnings import first_particulars, with_known
from mediation.domain.agreement.draft import (
    ALL_CLAIMS,
    AgreementDraft,
    AgreementParty,
    ShareDraft,
    TermDraft,
)
from mediation.domain.agreement.words import PaymentMethod, TaxTerm, TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.money import from_fen
from mediation.domain.office_clauses import Edition
from mediation.domain.parties import PartyKind
from mediation.models import Case, Party
from mediation.queries.agreement_facts import parties_of
from mediation.queries.agreement_sums import claimed_sums, computed_sums, job_facts
from mediation.queries.office_clauses import presets_for

RUNS, CLAIMS = "runs", "claims"


def first_draft(case: Case, today: date) -> AgreementDraft:
    """One payment of what is claimed, from the answering side, then the clauses of the office."""
    kinds = {claim.type for claim in case.claims}
    sums = _together(claimed_sums(case).values())
    claim_type = case.main_claim_type if len(kinds) == 1 else ALL_CLAIMS
    payment = _payment(case, ClaimType(case.main_claim_type).label, claim_type, sums)
    presets = [
        term_of_clause(case, edition, today)
        for edition in presets_for(case, today)
        if edition.clause.kind is not TermKind.PAYMENT
    ]
    if not any(term.kind is TermKind.WITHDRAWAL for term in presets):
        presets.append(first_term(case, TermKind.WITHDRAWAL, today))
    return AgreementDraft(
        disputed_facts=case.facts,
        copies=4 if case.entry_path.from_court else 3,
        terms=(payment, *presets),
    )


def first_term(case: Case, kind: TermKind, today: date) -> TermDraft:
    """A new term of this kind with what the case knows; a payment is due on no day yet."""
    if kind is TermKind.PAYMENT:
        return _payment(case, "", "", {})
    return TermDraft(kind, particulars=first_particulars(kind, job_facts(case), today))


def term_of_clause(case: Case, edition: Edition, today: date) -> TermDraft:
    """A term that says what a clause of the library says, its gaps filled by what is known."""
    term = edition.clause.term(edition.key)
    known = first_particulars(term.kind, job_facts(case), today)
    return replace(term, particulars=with_known(term.particulars, known))


def payments_by(case: Case, source: str) -> tuple[TermDraft, ...]:
    """A payment for each head that was computed, or for each kind of claim, to each applicant."""
    if source == RUNS:
        computed = computed_sums(case).items()
        return tuple(
            _payment(case, head.label, head.claim_type or "", sums) for head, sums in computed
        )
    claimed = claimed_sums(case).items()
    return tuple(_payment(case, ClaimType(kind).label, kind, sums) for kind, sums in claimed)


def _payment(case: Case, purpose: str, claim_type: str, sums: Mapping[int, int]) -> TermDraft:
    payer = case.respondents[0] if case.respondents else None
    shares = _shares(parties_of(case), sums)
    return TermDraft(
        kind=TermKind.PAYMENT,
        payer_id=payer.id if payer else None,
        purpose=purpose,
        amount=sum((share.amount for share in shares), start=from_fen(0)) or None,
        tax=_tax(payer),
        method=PaymentMethod.TRANSFER,
        shares=shares,
        claim_type=claim_type,
    )


def _tax(payer: Party | None) -> TaxTerm | None:
    """Tax is taken off what an employer pays; a worker who pays owes none on it."""
    return TaxTerm.BEFORE_TAX if payer and payer.kind is PartyKind.EMPLOYER else None


def _shares(parties: Sequence[AgreementParty], sums: Mapping[int, int]) -> tuple[ShareDraft, ...]:
    return tuple(
        ShareDraft(party.id, from_fen(sums[party.id]), party.account)
        for party in parties
        if sums.get(party.id)
    )


def _together(groups: Iterable[Mapping[int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for sums in groups:
        for key, fen in sums.items():
            found[key] = found.get(key, 0) + fen
    return found
