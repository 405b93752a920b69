"""Invented but believable facts for every paper; no identity number here belongs to anybody."""

from dataclasses import replace

from mediation.documents.facts import PaperFacts
from tests.documents.sample_agreement import agreement
from tests.documents.sample_calculating import calculation_annex, statutory_comparison
from tests.documents.sample_empowering import (
    consent_form,
    power_of_attorney,
    representative_certificate,
)
from tests.documents.sample_ending import (
    closing_notice,
    confirmation_application,
    presiding_certificate,
    referral_letter,
    return_letter,
    review_application,
)
from tests.documents.sample_following import callback_record, override_record, payment_receipt
from tests.documents.sample_intake import (
    acceptance_confirmation,
    inquiry_letter,
    registration_form,
    supplement_notice,
)
from tests.documents.sample_looking import papers_of_looking
from tests.documents.sample_mediating import (
    disclosure_statement,
    mediator_choice,
    recusal_decision,
    rights_notice,
    session_notice,
)
from tests.documents.sample_opening import (
    acceptance_notice,
    application,
    oral_application,
    receipt,
    refusal_notice,
    session_record,
)
from tests.documents.sample_performing import (
    arbitration_application,
    complaint,
    demand_letter,
    enforcement_application,
    payment_order_application,
    unsettled_application,
)
from tests.documents.sample_serving import papers_of_service
from tests.documents.sample_signing import signed_agreement
from tests.documents.sample_suite import suite


def all_papers() -> dict[str, PaperFacts]:
    """Return one specimen of every kind."""
    return {
        "application": application(),
        "receipt": receipt(),
        "acceptance_notice": acceptance_notice(),
        "refusal_notice": refusal_notice(),
        "session_record": session_record(),
        "agreement": agreement(),
        "closing_notice": closing_notice(),
        "referral_letter": referral_letter(),
        "return_letter": return_letter(),
        "presiding_certificate": presiding_certificate(),
        "confirmation_application": confirmation_application(),
        "review_application": review_application(),
        "calculation_annex": calculation_annex(),
        "statutory_comparison": statutory_comparison(),
        "signed_agreement": signed_agreement(),
        "payment_receipt": payment_receipt(),
        "callback_record": callback_record(),
        "override_record": override_record(),
        "demand_letter": demand_letter(),
        "payment_order_application": payment_order_application(),
        "arbitration_application": arbitration_application(),
        "enforcement_application": enforcement_application(),
        "complaint": complaint(),
        **(papers_of_service() | suite() | papers_of_looking()),
        "registration_form": registration_form(),
        "supplement_notice": supplement_notice(),
        "inquiry_letter": inquiry_letter(),
        "session_notice": session_notice(),
        "acceptance_confirmation": acceptance_confirmation(),
        "mediator_choice": mediator_choice(),
        "disclosure_statement": disclosure_statement(),
        "recusal_decision": recusal_decision(),
        "rights_notice": rights_notice(),
        "power_of_attorney": power_of_attorney(),
        "representative_certificate": representative_certificate(),
        "consent_form": consent_form(),
    }


def other_papers() -> dict[str, tuple[PaperFacts, ...]]:
    """Return specimens of the other cases that a kind of paper is made for."""
    by_other_rules = tuple(
        agreement(effect_rule=rule) for rule in ("invited", "online", "peoples_mediation")
    )
    return {
        "application": (oral_application(),),
        "arbitration_application": (unsettled_application(),),
        "acceptance_notice": (replace(acceptance_notice(), mediators=()),),
        "agreement": by_other_rules,
        "signed_agreement": by_other_rules,
        "return_letter": (replace(return_letter(), settled=True, agreement_number="1"),),
        "inquiry_letter": (inquiry_letter(reply_ways=()),),
        "mediator_choice": (mediator_choice(appointed=True),),
        "disclosure_statement": (disclosure_statement(grounds=()),),
        "recusal_decision": (
            recusal_decision(granted=False), recusal_decision(new_mediators=()),
        ),
    }  # fmt: skip
