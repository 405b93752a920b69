"""An agreement as the decision table of the ways out sees it, whatever the day."""

from datetime import date

from mediation.domain.agreement.draft import ALL_CLAIMS
from mediation.domain.agreement.performance import performance_of
from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.case_flow import CaseState
from mediation.domain.exits import AgreedPayment, AgreedTerm, ExitFacts, FiledProcedure
from mediation.domain.small_flows import PerformanceState
from mediation.models import Agreement, AgreementTerm, Case, ExitProcedure, Party
from mediation.queries.exit_windows import force_from

IN_MEDIATION = {CaseState.MEDIATING, CaseState.PAUSED}


def standing_facts(
    case: Case, agreement: Agreement | None, *, on: date, performance: PerformanceState
) -> ExitFacts:
    """The facts without their periods: enough to tell which ways are for such an agreement."""
    exits, terms = (agreement.exits, agreement.terms) if agreement else ([], [])
    parts = [part for term in terms for part in term.instalments]
    days = [part.due_on for part in parts if part.due_on]
    return ExitFacts(
        filed_on=on,
        effective_on=agreement.effective_on if agreement else None,
        legal_type=case.body.legal_type,
        entry_path=case.entry_path,
        terms=_terms(agreement, on),
        performance=performance,
        last_due_on=max(days, default=None),
        filed=tuple(_filed(row, case.body.division_code or "") for row in exits),
        arbitration=_arbitration(case),
        still_mediating=case.state in IN_MEDIATION,
        division=case.body.division_code or "",
    )


def _filed(row: ExitProcedure, division: str) -> FiledProcedure:
    return FiledProcedure(
        kind=row.kind,
        state=row.state,
        covers=frozenset(row.covers),
        force_from=force_from(row, division=division),
    )


def _arbitration(case: Case) -> ArbitrationStatus:
    written = case.arbitration_status
    known = written in set(ArbitrationStatus)
    return ArbitrationStatus(written) if known else ArbitrationStatus.NOT_APPLIED


def _terms(agreement: Agreement | None, on: date) -> tuple[AgreedTerm, ...]:
    if agreement is None:
        return ()
    parties = {party.id: party for party in agreement.case.parties}
    return tuple(
        AgreedTerm(number, term.kind, _payment(term, parties), _performance(term, on))
        for number, term in enumerate(agreement.terms, start=1)
    )


def _performance(term: AgreementTerm, on: date) -> PerformanceState | None:
    if term.payer_id is None:
        return None
    parts = [(part.due_on, part.amount_fen, part.paid_fen) for part in term.instalments]
    return performance_of(parts, on)


def _payment(term: AgreementTerm, parties: dict[int, Party]) -> AgreedPayment | None:
    if term.payer_id is None:
        return None
    return AgreedPayment(
        claim_types=_claim_types(term),
        payer_kind=parties[term.payer_id].kind,
        payee_kinds=frozenset(parties[share.payee_id].kind for share in term.shares),
    )


def _claim_types(term: AgreementTerm) -> frozenset[str]:
    if term.claim_type != ALL_CLAIMS:
        return frozenset({term.claim_type} if term.claim_type else ())
    payees = {share.payee_id for share in term.shares}
    claims = term.agreement.case.claims
    return frozenset(claim.type for claim in claims if claim.party_id in payees)
