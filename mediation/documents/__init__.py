"""PAPER: frozen facts in, PDF bytes out. ReportLab is used here and nowhere else."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Protocol, cast

from mediation.documents import (
    acceptance_confirmation,
    acceptance_notice,
    address_confirmation,
    agreement,
    application,
    arbitration_application,
    calculation_annex,
    callback_record,
    closing_approval,
    closing_notice,
    complaint,
    confirmation_application,
    consent_form,
    demand_letter,
    disclosure_statement,
    enforcement_application,
    evidence_list,
    exchange_record,
    extension_consent,
    facts_confirmation,
    help_letter,
    inquiry_letter,
    investigation_record,
    looks_record,
    mediator_choice,
    oral_agreement,
    override_record,
    payment_order_application,
    payment_receipt,
    power_of_attorney,
    presiding_certificate,
    receipt,
    recusal_decision,
    referral_letter,
    refusal_notice,
    registration_form,
    representative_certificate,
    representative_election,
    return_letter,
    review_application,
    rights_notice,
    service_receipt,
    session_notice,
    session_record,
    settlement_consent,
    signed_agreement,
    statutory_comparison,
    supervision_opinion,
    supervision_proposal,
    supervision_reminder,
    supplement_notice,
)
from mediation.documents.facts import FactsError, PaperFacts
from mediation.documents.facts.keeping import from_plain, to_plain
from mediation.documents.fonts import MissingGlyph, UnprintableCharacter, missing_glyphs
from mediation.documents.passages import Passage


class DocumentModule(Protocol):
    """What every paper's module has."""

    KIND: str
    TITLE: str
    TEMPLATE_VERSION: str
    FACTS: type[PaperFacts]
    PASSAGES: tuple[Passage, ...]  # what an office may word otherwise

    def draw(self, facts: Any, *, draft: bool = False) -> bytes:
        """Return the PDF."""


_MODULES = (
    application, receipt, acceptance_notice, refusal_notice, session_record, agreement,
    closing_notice, referral_letter, return_letter, presiding_certificate,
    confirmation_application, review_application, calculation_annex, statutory_comparison,
    signed_agreement, demand_letter, payment_order_application, arbitration_application,
    enforcement_application, payment_receipt, callback_record, override_record, complaint,
    address_confirmation, service_receipt,
    registration_form, supplement_notice, inquiry_letter, session_notice, acceptance_confirmation,
    mediator_choice, disclosure_statement, recusal_decision, rights_notice, power_of_attorney,
    representative_certificate, consent_form,
    investigation_record, evidence_list, facts_confirmation, extension_consent, oral_agreement,
    closing_approval, representative_election, settlement_consent, supervision_reminder,
    supervision_opinion, supervision_proposal, help_letter, looks_record, exchange_record,
)  # fmt: skip
DOCUMENTS: Mapping[str, DocumentModule] = MappingProxyType(
    {module.KIND: cast(DocumentModule, module) for module in _MODULES}
)


def to_json(facts: PaperFacts) -> dict[str, Any]:
    """Return facts as a JSON object, to be kept beside the bytes of an issued paper."""
    return to_plain(facts)


def from_json(kind: str, data: Mapping[str, Any]) -> PaperFacts:
    """Rebuild the facts of a paper from what was kept; FactsError if they do not fit."""
    if kind not in DOCUMENTS:
        raise FactsError(f"no paper of kind {kind!r}")
    return from_plain(DOCUMENTS[kind].FACTS, data)


__all__ = [
    "DOCUMENTS",
    "DocumentModule",
    "FactsError",
    "MissingGlyph",
    "UnprintableCharacter",
    "from_json",
    "missing_glyphs",
    "to_json",
]
