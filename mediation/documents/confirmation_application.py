"""司法确认申请书: both parties ask the court to confirm the agreement (民诉法 205)."""

from mediation.documents.facts import ConfirmationApplicationFacts
from mediation.documents.joint_application import COMMITMENT, draw_joint
from mediation.documents.passages import Passage, say
from mediation.documents.wording import clauses_named, concluded, day

KIND = "confirmation_application"
TITLE = "司法确认申请书"
TEMPLATE_VERSION = "3"
FACTS = ConfirmationApplicationFacts

REQUEST = Passage(
    "confirmation_application.request",
    "请求事项",
    "请求依法确认申请人于{签署日期}经{调解组织}主持达成的{协议书编号}调解协议{条款}有效。",
    ("签署日期", "调解组织", "协议书编号", "条款"),
    ("协议书编号", "条款", "有效"),
)
REASONS = Passage(
    "confirmation_application.reasons",
    "事实和理由",
    "申请人因{案由}发生争议，{调解经过}。"
    "现依照《中华人民共和国民事诉讼法》第二百零五条的规定，自调解协议生效之日起三十日内"
    "共同申请司法确认。",
    ("案由", "调解经过"),
    ("调解经过", "第二百零五条", "共同申请"),
)
PASSAGES = (REQUEST, REASONS, COMMITMENT)


def draw(facts: ConfirmationApplicationFacts, *, draft: bool = False) -> bytes:
    """Draw the application."""
    made = concluded(facts.body, facts.agreement_number, facts.signed_on, facts.effective_on)
    return draw_joint(
        facts,
        title=TITLE,
        request=say(
            facts,
            REQUEST,
            签署日期=day(facts.signed_on),
            调解组织=facts.body.name,
            协议书编号=facts.agreement_number,
            条款=clauses_named(facts.clauses),
        ),
        reasons=say(facts, REASONS, 案由=facts.cause, 调解经过=made),
        to=facts.court,
        draft=draft,
    )
