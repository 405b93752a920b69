"""What the exits of an agreement depend on, read from the tables."""

from datetime import date

from sqlalchemy import select

from mediation.domain.agreement_draft import ALL_CLAIMS
from mediation.domain.clocks import compute, find_rule
from mediation.domain.exits import RECEIVERS, AgreedPayment, ExitFacts
from mediation.domain.parties import PartyKind
from mediation.domain.small_flows import ExitKind, ExitState
from mediation.extensions import db
from mediation.models import Agreement, AgreementTerm, Case, Organisation, Party
from mediation.queries.calendar import working_calendar
from mediation.queries.case_facts import (
    CONFIRMATION_RULE,
    REVIEW_RULE,
    current_agreement,
    performance_on,
)


def exit_facts_of(case: Case, *, filed_on: date) -> ExitFacts:
    """The facts that open and shut exits, as they stand for an application filed on that day."""
    agreement = current_agreement(case)
    effective = agreement.effective_on if agreement else None
    return ExitFacts(
        filed_on=filed_on,
        effective_on=effective,
        confirm_until=window_end(CONFIRMATION_RULE, effective),
        review_until=window_end(REVIEW_RULE, effective),
        legal_type=case.body.legal_type,
        term_kinds=frozenset(term.kind for term in agreement.terms) if agreement else frozenset(),
        payments=_payments(agreement),
        performance=performance_on(agreement, filed_on),
        granted=_granted(agreement),
    )


def window_end(rule: str, effective_on: date | None) -> date | None:
    """The last day of a window that opens with the effect of an agreement."""
    if effective_on is None:
        return None
    deadline = compute(
        find_rule(rule, on=effective_on),
        start=effective_on,
        calendar=working_calendar(),
        today=effective_on,
    )
    return deadline.legal_date


def receivers_for(kind: ExitKind) -> list[Organisation]:
    """The courts or commissions that an application of this kind may go to."""
    statement = (
        select(Organisation)
        .where(Organisation.kind.in_(RECEIVERS[kind]))
        .order_by(Organisation.name)
    )
    return list(db.session.scalars(statement))


def _granted(agreement: Agreement | None) -> frozenset[ExitKind]:
    exits = agreement.exits if agreement else []
    return frozenset(item.kind for item in exits if item.state is ExitState.GRANTED)


def _payments(agreement: Agreement | None) -> tuple[AgreedPayment, ...]:
    if agreement is None:
        return ()
    parties = {party.id: party for party in agreement.case.parties}
    return tuple(_payment(term, parties) for term in agreement.terms if term.payer_id)


def _payment(term: AgreementTerm, parties: dict[int, Party]) -> AgreedPayment:
    return AgreedPayment(
        claim_types=_claim_types(term),
        payer_kind=parties[term.payer_id].kind if term.payer_id else PartyKind.EMPLOYER,
        payee_kinds=frozenset(parties[share.payee_id].kind for share in term.shares),
    )


def _claim_types(term: AgreementTerm) -> frozenset[str]:
    if term.claim_type != ALL_CLAIMS:
        return frozenset({term.claim_type} if term.claim_type else ())
    payees = {share.payee_id for share in term.shares}
    claims = term.agreement.case.claims
    return frozenset(claim.type for claim in claims if claim.party_id in payees)
