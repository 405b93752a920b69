"""签署件: the agreement once it was signed on a screen, with the record of who signed how."""

from mediation.documents.agreement import draw_agreement
from mediation.documents.facts import AgreementFacts
from mediation.documents.passages import Passage

KIND = "signed_agreement"
TITLE = "调解协议书（签署件）"
TEMPLATE_VERSION = "1"
FACTS = AgreementFacts
# It says what was signed, in the words of that paper: there is nothing to word otherwise.
PASSAGES: tuple[Passage, ...] = ()


def draw(facts: AgreementFacts, *, draft: bool = False) -> bytes:
    """Draw the signed copy."""
    return draw_agreement(facts, TITLE, draft=draft)
