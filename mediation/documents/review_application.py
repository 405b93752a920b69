"""仲裁审查申请书: both parties ask the commission for a 调解书 (17号令 27; 33号令 74)."""

from mediation.documents.facts import ReviewApplicationFacts
from mediation.documents.joint_application import COMMITMENT, draw_joint
from mediation.documents.passages import Passage, say
from mediation.documents.wording import clauses_named, concluded, day

KIND = "review_application"
TITLE = "仲裁审查申请书"
TEMPLATE_VERSION = "3"
FACTS = ReviewApplicationFacts

REQUEST = Passage(
    "review_application.request",
    "请求事项",
    "请求对申请人于{签署日期}经{调解组织}主持达成的{协议书编号}调解协议{条款}进行审查，并制作调解书。",
    ("签署日期", "调解组织", "协议书编号", "条款"),
    ("协议书编号", "条款", "调解书"),
)
REASONS = Passage(
    "review_application.reasons",
    "事实和理由",
    "申请人因{案由}发生争议，{调解经过}。"
    "现依照《企业劳动争议协商调解规定》第二十七条、《劳动人事争议仲裁办案规则》第七十四条的规定，"
    "自调解协议生效之日起十五日内共同提出仲裁审查申请。该协议不含请求确认劳动关系的内容，"
    "也未经人民法院司法确认。",
    ("案由", "调解经过"),
    ("调解经过", "第七十四条", "共同"),
)
PASSAGES = (REQUEST, REASONS, COMMITMENT)


def draw(facts: ReviewApplicationFacts, *, draft: bool = False) -> bytes:
    """Draw the application; the parties' service addresses and phones are part of it."""
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
        to=facts.commission,
        draft=draft,
        to_be_reached=True,
    )
