"""Facts of the papers written before acceptance: registration, supplements, inquiry, receipt."""

from mediation.documents.facts import (
    AcceptanceConfirmationFacts,
    InquiryLetterFacts,
    RegistrationFormFacts,
    SupplementNoticeFacts,
)
from mediation.documents.registration_form import SOURCES
from mediation.documents.wording import several
from mediation.domain.clocks import MEDIATION_RULES
from mediation.domain.decline_reasons import DeclineReason
from mediation.domain.entry_path import EntryPath
from mediation.domain.papers import Extra
from mediation.domain.parties import Side
from mediation.domain.source_channels import SourceChannel
from mediation.models import Case
from mediation.queries.case_facts import running_clock
from mediation.services.paper_facts import people
from mediation.services.paper_facts.order import PaperOrder

APPLIED, FOUND, ENTRUSTED, PASSED_ON = SOURCES
# The form knows four sources; whatever another office passed on is the fourth.
_SOURCES = {
    SourceChannel.VISIT: APPLIED,
    SourceChannel.ONLINE: APPLIED,
    SourceChannel.HOTLINE_12351: APPLIED,
    SourceChannel.UNION_FOUND: FOUND,
    SourceChannel.COURT_DELEGATED: ENTRUSTED,
    SourceChannel.COURT_ENTRUSTED: ENTRUSTED,
    SourceChannel.COMMISSION_ENTRUSTED: ENTRUSTED,
}


def registration_form(order: PaperOrder) -> RegistrationFormFacts:
    """受理登记表: who applied, for what, by which way, and what was decided."""
    case = order.case
    return RegistrationFormFacts(
        **people.frame(order),
        registered_on=case.registered_at.date(),
        accepted_on=case.accepted_on,
        applicants=people.side(case, Side.APPLICANT),
        respondents=people.side(case, Side.RESPONDENT),
        third_parties=people.side(case, Side.THIRD_PARTY),
        dispute_type=people.cause(case),
        source=_source(case),
        source_note=_source_note(case),
        claims=people.claims(case),
        summary=case.facts,
        decision=_decision(case),
        registrar=case.registered_by.name,
    )


def supplement_notice(order: PaperOrder) -> SupplementNoticeFacts:
    """补正告知书 to the applicants: everything that is missing, at once."""
    case = order.case
    return SupplementNoticeFacts(
        **people.frame(order),
        **people.contact(case),
        addressee=several(people.names(case, Side.APPLICANT)),
        matter=people.matter(case),
        received_on=case.received_on,
        defects=people.defects(case),
        supplement_by=case.supplement_due_on,
    )


def inquiry_letter(order: PaperOrder) -> InquiryLetterFacts:
    """征询意见书 to one respondent; what is told of the applicant's reasons is for the clerk."""
    case = order.case
    party = people.party_of(case, order.subject_id)
    return InquiryLetterFacts(
        **people.frame(order),
        **people.both_names(case),
        **people.contact(case),
        addressee=party.name,
        addressed_as=people.addressed_as(party),
        received_on=case.received_on,
        claims=people.claims(case),
        summary=order.text(Extra.SUMMARY),
        reply_by=case.answer_due_on,
    )


def acceptance_confirmation(order: PaperOrder) -> AcceptanceConfirmationFacts:
    """接收确认单 for the court; the hour that counts is written by the hand that signs."""
    case = order.case
    term = running_clock(case, MEDIATION_RULES) if case.file_received_on else None
    return AcceptanceConfirmationFacts(
        **people.frame(order),
        **people.both_names(case),
        from_body=people.sender_name(case),
        from_document=case.sender_document_number or "",
        entrusted_as=people.entrusted_as(case),
        enclosures=order.enclosures,
        mediator=case.mediator.name if case.mediator else "",
        due=term.due_on if term else None,
        due_is_provisional=bool(term and term.is_provisional),
    )


def _source(case: Case) -> str:
    if case.entry_path.from_court or case.entry_path is EntryPath.COMMISSION_ENTRUSTED:
        return ENTRUSTED
    return _SOURCES.get(SourceChannel(case.source_channel), PASSED_ON)


def _source_note(case: Case) -> str:
    told = (
        SourceChannel(case.source_channel).label,
        people.sender_name(case),
        case.sender_document_number or "",
    )
    return "，".join(each for each in told if each)


def _decision(case: Case) -> str:
    if case.accepted_on:
        return "符合受理条件，予以受理。"
    if case.declined_on and case.decline_reason:
        return f"不予受理：{DeclineReason(case.decline_reason).label}。"
    return ""
