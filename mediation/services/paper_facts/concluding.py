"""Facts of an agreement that was only spoken, and of the approval by which a case is closed."""

from datetime import date
from decimal import Decimal

from mediation.documents.facts import ClosingApprovalFacts, OralAgreementFacts
from mediation.documents.wording import claim_sentence
from mediation.domain.clocks import MEDIATION_RULES
from mediation.domain.money import from_fen
from mediation.domain.outcomes import CaseOutcome
from mediation.domain.papers import Extra
from mediation.domain.parties import Side
from mediation.domain.source_channels import SourceChannel
from mediation.models import Case
from mediation.queries.clock_events import effective_agreement
from mediation.queries.clock_rows import live_clocks
from mediation.queries.performance import ledger_of
from mediation.services.paper_facts import people
from mediation.services.paper_facts.agreeing import agreement_number
from mediation.services.paper_facts.ending import outcome, result_on
from mediation.services.paper_facts.order import PaperOrder


def oral_agreement(order: PaperOrder) -> OralAgreementFacts:
    """口头协议登记表; what was not typed is written by hand."""
    case = order.case
    claims = people.claims(case)
    return OralAgreementFacts(
        **people.frame(order),
        applicants=people.side(case, Side.APPLICANT),
        respondents=people.side(case, Side.RESPONDENT),
        cause=people.cause(case),
        claims="\n".join(claim_sentence(each, with_name=True) for each in claims),
        agreed_on=order.day(Extra.HELD_ON),
        content=order.text(Extra.AGREED_CONTENT),
        performance=order.text(Extra.PERFORMANCE),
        mediators=people.mediators(case),
    )


def closing_approval(order: PaperOrder) -> ClosingApprovalFacts:
    """结案审批表: how a case ended, in the words of its closure where it is closed already."""
    case, agreement = order.case, effective_agreement(order.case)
    assert case.accepted_on is not None, "the table of papers asks for an accepted case"
    ended_on = result_on(case)
    term = next((row for row in live_clocks(case) if row.rule in MEDIATION_RULES), None)
    ledger = ledger_of(agreement) if agreement else None
    return ClosingApprovalFacts(
        **people.frame(order),
        **people.both_names(case),
        source=SourceChannel(case.source_channel).label,
        accepted_on=case.accepted_on,
        ended_on=ended_on,
        due=term.due_on if term else None,
        due_is_provisional=bool(term and term.is_provisional),
        days_used=_days_used(case, ended_on),
        outcome=CaseOutcome(case.outcome).label if case.outcome else outcome(case),
        agreement_number=agreement_number(case) if agreement else "",
        claimed=_sum(case.claimed_fen),
        agreed=_sum(ledger.promised_fen) if ledger else None,
        paid=from_fen(ledger.paid_fen) if ledger and ledger.promised_fen else None,
        mediators=people.mediators(case),
        opinion=order.text(Extra.OPINION) or case.closing_note or "",
    )


def _days_used(case: Case, ended_on: date) -> int:
    """Days from acceptance to the result; the day of acceptance is not counted."""
    assert case.accepted_on is not None, "the table of papers asks for an accepted case"
    return (ended_on - case.accepted_on).days


def _sum(fen: int) -> Decimal | None:
    return from_fen(fen) if fen else None
