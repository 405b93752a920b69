"""司法确认申请书: both parties ask the court to confirm the agreement (民诉法 205)."""

from mediation.documents.facts import ConfirmationApplicationFacts
from mediation.documents.joint_application import draw_joint
from mediation.documents.wording import clauses_named, concluded, day

KIND = "confirmation_application"
TITLE = "司法确认申请书"
TEMPLATE_VERSION = "2"
FACTS = ConfirmationApplicationFacts


def draw(facts: ConfirmationApplicationFacts, *, draft: bool = False) -> bytes:
    """Draw the application."""
    made = concluded(facts.body, facts.agreement_number, facts.signed_on, facts.effective_on)
    return draw_joint(
        facts,
        title=TITLE,
        request=(
            f"请求依法确认申请人于{day(facts.signed_on)}经{facts.body.name}主持达成的"
            f"{facts.agreement_number}调解协议{clauses_named(facts.clauses)}有效。"
        ),
        reasons=(
            f"申请人因{facts.cause}发生争议，{made}。"
            "现依照《中华人民共和国民事诉讼法》第二百零五条的规定，自调解协议生效之日起三十日内"
            "共同申请司法确认。"
        ),
        to=facts.court,
        draft=draft,
    )
