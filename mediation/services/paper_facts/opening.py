"""Facts of the papers that open a case: application, receipt, acceptance, refusal."""

from datetime import timedelta

from mediation.documents.facts import (
    AcceptanceNoticeFacts,
    ApplicationFacts,
    ReceiptFacts,
    RefusalNoticeFacts,
    RemedyFacts,
)
from mediation.documents.wording import several
from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.clocks import MEDIATION_RULES
from mediation.domain.decline_reasons import DeclineReason
from mediation.domain.papers import Extra
from mediation.domain.parties import Side
from mediation.domain.sessions import SessionState
from mediation.queries.case_facts import running_clock
from mediation.services.paper_facts import people
from mediation.services.paper_facts.order import PaperOrder

ARBITRATION_OPEN_RULE = "K03"
ONE_DAY = timedelta(days=1)


def application(order: PaperOrder) -> ApplicationFacts:
    """调解申请书, or 口头申请笔录 when it was spoken."""
    case = order.case
    return ApplicationFacts(
        **people.frame(order),
        applicants=people.side(case, Side.APPLICANT),
        respondents=people.side(case, Side.RESPONDENT),
        third_parties=people.side(case, Side.THIRD_PARTY),
        claims=people.claims(case),
        facts_and_reasons="\n".join(text for text in (case.facts, case.reasons) if text),
        evidence=order.enclosures,
        arbitration_status=ArbitrationStatus(case.arbitration_status).label,
        applied_on=case.received_on,
        oral=case.is_oral,
        taken_at=case.registered_at if case.is_oral else None,
        taken_place=case.body.name if case.is_oral else "",
        taken_by=case.registered_by.name if case.is_oral else "",
        read_back=case.is_oral and order.flag(Extra.READ_BACK),
    )


def receipt(order: PaperOrder) -> ReceiptFacts:
    """收件回执: what was handed in and, at once, all that is missing."""
    case = order.case
    return ReceiptFacts(
        **people.frame(order),
        received_from=several(people.names(case, Side(order.subject))),
        received_at=order.at.replace(second=0, microsecond=0),
        received_by=order.by.name,
        matter=people.matter(case),
        enclosures=order.enclosures,
        defects=people.defects(case),
        supplement_by=case.supplement_due_on,
    )


def acceptance_notice(order: PaperOrder) -> AcceptanceNoticeFacts:
    """受理通知书 to one side."""
    case = order.case
    assert case.accepted_on is not None, "the table of papers asks for an accepted case"
    planned = [each for each in case.sessions if each.state is SessionState.PLANNED]
    term = running_clock(case, MEDIATION_RULES)
    opens = running_clock(case, frozenset({ARBITRATION_OPEN_RULE}))
    return AcceptanceNoticeFacts(
        **people.frame(order),
        **people.both_names(case),
        **people.entrusting(case),
        **people.contact(case),
        addressee=several(people.names(case, Side(order.subject))),
        accepted_on=case.accepted_on,
        received_on=case.received_on,
        mediators=people.mediators(case),
        session_at=planned[0].planned_at if planned else None,
        session_place=planned[0].place if planned else "",
        papers_to_bring=order.lines(Extra.TO_BRING),
        mediate_until=term.due_on if term else None,
        mediate_until_is_provisional=bool(term and term.is_provisional),
        may_arbitrate_from=opens.due_on + ONE_DAY if opens else None,
        may_arbitrate_is_provisional=bool(opens and opens.is_provisional),
    )


def refusal_notice(order: PaperOrder) -> RefusalNoticeFacts:
    """不予受理通知书: the reason, and where else to go."""
    case = order.case
    reason = DeclineReason(case.decline_reason or DeclineReason.OTHER)
    words = case.decline_note if reason.needs_note and case.decline_note else reason.label
    return RefusalNoticeFacts(
        **people.frame(order),
        **people.both_names(case),
        **people.contact(case),
        addressee=several(people.names(case, Side.APPLICANT)),
        received_on=case.received_on,
        reason=words,
        legal_basis="《企业劳动争议协商调解规定》第二十二条",
        remedies=(RemedyFacts(text=reason.where_else),),
    )
