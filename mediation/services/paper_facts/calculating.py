"""Facts of 计算附件 and 法定对照单."""

from collections.abc import Iterable

from mediation.documents.facts import (
    AgreedSumFacts,
    CalculationAnnexFacts,
    ComparedClaimFacts,
    ReasonFacts,
    StatutoryComparisonFacts,
)
from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.comparison import (
    FourNumbers,
    carried_by_another,
    total,
    total_gap,
)
from mediation.domain.claims.fact_sheet import BESIDE_THE_SUM
from mediation.domain.claims.heads import Head
from mediation.domain.money import from_fen
from mediation.domain.parties import Side
from mediation.models import CalculationRun, Case, Claim
from mediation.queries import calculations
from mediation.queries.proposals import proposed_sums
from mediation.services.paper_facts import people
from mediation.services.paper_facts.agreeing import agreement_number
from mediation.services.paper_facts.order import PaperOrder


def calculation_annex(order: PaperOrder) -> CalculationAnnexFacts:
    """计算附件: only what was agreed.

    The arithmetic of the law stands there only where it gives exactly what was agreed: beside any
    other sum it would tell one side what the other gave up.
    """
    case = order.case
    runs = calculations.standing(case.id, whole=True)
    return CalculationAnnexFacts(
        **people.frame(order),
        applicant_names=people.names(case, Side.APPLICANT),
        respondent_names=people.names(case, Side.RESPONDENT),
        agreement_number=agreement_number(case),
        items=tuple(
            AgreedSumFacts(
                applicant_name=claim.party.name,
                kind=ClaimType(claim.type).label,
                amount=from_fen(claim.agreed_fen),
                formula=tuple(_formula(claim, runs)),
            )
            for claim in case.claims
            if claim.agreed_fen is not None
        ),
    )


def _formula(claim: Claim, runs: list[CalculationRun]) -> Iterable[str]:
    if claim.agreed_fen != claim.calculated_fen:
        return
    for run in _runs_of(claim, runs):
        if Head(run.head) not in BESIDE_THE_SUM:
            yield from run.answer["steps"]


def _runs_of(claim: Claim, runs: list[CalculationRun]) -> list[CalculationRun]:
    return [
        run
        for run in runs
        if run.party_id == claim.party_id and Head(run.head).claim_type == claim.type
    ]


def statutory_comparison(order: PaperOrder) -> StatutoryComparisonFacts:
    """法定对照单 of one party: an applicant's own claims, or all that a respondent answers."""
    case, party = order.case, people.party_of(order.case, order.subject_id)
    claims = [
        claim
        for claim in case.claims
        if party.side is not Side.APPLICANT or claim.party_id == party.id
    ]
    proposed = proposed_sums(case)
    numbers = [_numbers(claim, proposed.get(claim.id)) for claim in claims]
    rows = zip(claims, numbers, strict=True)
    return StatutoryComparisonFacts(
        **people.frame(order),
        party_name=party.name,
        party_label=party.side.label,
        claims=tuple(
            _compared(claim.party.name, ClaimType(claim.type).label, each, each.gap)
            for claim, each in rows
        ),
        total=_compared("合计", "", total(numbers), total_gap(numbers)),
        reasons=tuple(_reasons(case, claims)),
    )


def _numbers(claim: Claim, proposed: int | None) -> FourNumbers:
    return FourNumbers(claim.claimed_fen, claim.calculated_fen, proposed, claim.paid_fen)


def _compared(name: str, kind: str, numbers: FourNumbers, gap: int | None) -> ComparedClaimFacts:
    columns = {
        "claimed": numbers.claimed,
        "statutory": numbers.statutory,
        "proposed": numbers.proposed,
        "gap": gap,
    }
    sums = {key: None if fen is None else from_fen(fen) for key, fen in columns.items()}
    return ComparedClaimFacts(applicant_name=name, kind=kind, **sums)


def _reasons(case: Case, claims: list[Claim]) -> Iterable[ReasonFacts]:
    """How each head was computed; warnings and other readings are for the mediator alone."""
    runs = calculations.standing(case.id, whole=True)
    carried = carried_by_another(calculations.claims_asked(case))
    several = len({claim.party_id for claim in claims}) > 1
    for claim in claims:
        for run in _runs_of(claim, runs) if claim.id not in carried else ():
            label = Head(run.head).label
            yield ReasonFacts(
                title=f"{claim.party.name}：{label}" if several else label,
                steps=tuple(run.answer["steps"]),
                missing=tuple(run.answer["missing"]),
                articles=tuple(run.answer["articles"]),
                figures=tuple(run.answer["parameters"]),
            )
