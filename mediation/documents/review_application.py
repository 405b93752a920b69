"""仲裁审查申请书: both parties ask the commission for a 调解书 (17号令 27; 33号令 74)."""

from mediation.documents.facts import ReviewApplicationFacts
from mediation.documents.joint_application import draw_joint
from mediation.documents.wording import clauses_named, concluded, day

KIND = "review_application"
TITLE = "仲裁审查申请书"
TEMPLATE_VERSION = "2"
FACTS = ReviewApplicationFacts


def draw(facts: ReviewApplicationFacts, *, draft: bool = False) -> bytes:
    """Draw the application; the parties' service addresses and phones are part of it."""
    made = concluded(facts.body, facts.agreement_number, facts.signed_on, facts.effective_on)
    return draw_joint(
        facts,
        title=TITLE,
        request=(
            f"请求对申请人于{day(facts.signed_on)}经{facts.body.name}主持达成的"
            f"{facts.agreement_number}调解协议{clauses_named(facts.clauses)}进行审查，并制作调解书。"
        ),
        reasons=(
            f"申请人因{facts.cause}发生争议，{made}。"
            "现依照《企业劳动争议协商调解规定》第二十七条、《劳动人事争议仲裁办案规则》第七十四条的规定，"
            "自调解协议生效之日起十五日内共同提出仲裁审查申请。该协议不含请求确认劳动关系的内容，"
            "也未经人民法院司法确认。"
        ),
        to=facts.commission,
        draft=draft,
    )
