"""签署件: the agreement once it was signed on a screen, with the record of who signed how."""

from mediation.documents.agreement import PASSAGES as AGREEMENT_PASSAGES
from mediation.documents.agreement import draw_agreement
from mediation.documents.facts import AgreementFacts

KIND = "signed_agreement"
TITLE = "调解协议书（签署件）"
TEMPLATE_VERSION = "1"
FACTS = AgreementFacts
PASSAGES = AGREEMENT_PASSAGES


def draw(facts: AgreementFacts, *, draft: bool = False) -> bytes:
    """Draw the signed copy."""
    return draw_agreement(facts, TITLE, draft=draft)
