"""What each paper says, collected from the tables: one function a paper, and what it is about."""

from collections.abc import Callable

from mediation.documents.facts import PaperFacts
from mediation.domain.papers import PaperKind
from mediation.services.paper_facts import (
    agreeing,
    arbitrating,
    calculating,
    concluding,
    empowering,
    ending,
    filing,
    following,
    gathering,
    helping,
    informing,
    inquiring,
    looking,
    mediating,
    opening,
    overriding,
    prolonging,
    registering,
    serving,
    signing,
    supervising,
)
from mediation.services.paper_facts.order import PaperOrder
from mediation.services.paper_facts.wording import with_words

COLLECTORS: dict[PaperKind, Callable[[PaperOrder], PaperFacts]] = {
    PaperKind.APPLICATION: opening.application,
    PaperKind.RECEIPT: opening.receipt,
    PaperKind.REGISTRATION_FORM: registering.registration_form,
    PaperKind.SUPPLEMENT_NOTICE: registering.supplement_notice,
    PaperKind.INQUIRY_LETTER: registering.inquiry_letter,
    PaperKind.ACCEPTANCE_CONFIRMATION: registering.acceptance_confirmation,
    PaperKind.ACCEPTANCE_NOTICE: opening.acceptance_notice,
    PaperKind.REFUSAL_NOTICE: opening.refusal_notice,
    PaperKind.RIGHTS_NOTICE: informing.rights_notice,
    PaperKind.MEDIATOR_CHOICE: informing.mediator_choice,
    PaperKind.DISCLOSURE_STATEMENT: informing.disclosure_statement,
    PaperKind.RECUSAL_DECISION: informing.recusal_decision,
    PaperKind.POWER_OF_ATTORNEY: empowering.power_of_attorney,
    PaperKind.REPRESENTATIVE_CERTIFICATE: empowering.representative_certificate,
    PaperKind.CONSENT_FORM: empowering.consent_form,
    PaperKind.SESSION_NOTICE: mediating.session_notice,
    PaperKind.SESSION_RECORD: mediating.session_record,
    PaperKind.AGREEMENT: agreeing.agreement,
    PaperKind.SIGNED_AGREEMENT: signing.signed_agreement,
    PaperKind.CALCULATION_ANNEX: calculating.calculation_annex,
    PaperKind.STATUTORY_COMPARISON: calculating.statutory_comparison,
    PaperKind.PRESIDING_CERTIFICATE: agreeing.presiding_certificate,
    PaperKind.CONFIRMATION_APPLICATION: agreeing.confirmation_application,
    PaperKind.REVIEW_APPLICATION: agreeing.review_application,
    PaperKind.PAYMENT_ORDER_APPLICATION: filing.payment_order_application,
    PaperKind.ARBITRATION_APPLICATION: arbitrating.arbitration_application,
    PaperKind.ENFORCEMENT_APPLICATION: filing.enforcement_application,
    PaperKind.COMPLAINT: filing.complaint,
    PaperKind.CLOSING_NOTICE: ending.closing_notice,
    PaperKind.LOOKS_RECORD: looking.looks_record,
    PaperKind.EXCHANGE_RECORD: looking.exchange_record,
    PaperKind.REFERRAL_LETTER: ending.referral_letter,
    PaperKind.HELP_LETTER: helping.help_letter,
    PaperKind.RETURN_LETTER: ending.return_letter,
    PaperKind.OVERRIDE_RECORD: overriding.override_record,
    PaperKind.DEMAND_LETTER: following.demand_letter,
    PaperKind.PAYMENT_RECEIPT: following.payment_receipt,
    PaperKind.CALLBACK_RECORD: following.callback_record,
    PaperKind.ADDRESS_CONFIRMATION: serving.address_confirmation,
    PaperKind.SERVICE_RECEIPT: serving.service_receipt,
    PaperKind.EVIDENCE_LIST: inquiring.evidence_list,
    PaperKind.INVESTIGATION_RECORD: inquiring.investigation_record,
    PaperKind.FACTS_CONFIRMATION: inquiring.facts_confirmation,
    PaperKind.EXTENSION_CONSENT: prolonging.extension_consent,
    PaperKind.ORAL_AGREEMENT: concluding.oral_agreement,
    PaperKind.CLOSING_APPROVAL: concluding.closing_approval,
    PaperKind.REPRESENTATIVE_ELECTION: gathering.representative_election,
    PaperKind.SETTLEMENT_CONSENT: gathering.settlement_consent,
    PaperKind.SUPERVISION_REMINDER: supervising.reminder,
    PaperKind.SUPERVISION_OPINION: supervising.opinion,
    PaperKind.SUPERVISION_PROPOSAL: supervising.proposal,
}


def collect(kind: PaperKind, order: PaperOrder) -> PaperFacts:
    """The facts of one paper, as they stand now, in the words of the office."""
    return with_words(COLLECTORS[kind](order), kind, order)


__all__ = ["COLLECTORS", "PaperOrder", "collect"]
