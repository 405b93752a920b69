"""回避决定书: whether a mediator steps back, decided by the body (特邀规定 15)."""

from mediation.documents.blocks import begin, seal
from mediation.documents.facts import RecusalDecisionFacts
from mediation.documents.fonts import Style
from mediation.documents.layout import BODY, FLUSH
from mediation.documents.passages import Passage, say
from mediation.documents.typesetting import Span
from mediation.documents.wording import basis_word, day, enumerated, sentence, several

KIND = "recusal_decision"
TITLE = "回避决定书"
TEMPLATE_VERSION = "1"
FACTS = RecusalDecisionFacts

ASKED = Passage(
    "recusal_decision.asked",
    "回避的提出",
    "{申请人}与{被申请人}{案由}争议一案{案号}，由{调解员}担任调解员。{提出人}{提出日期}{提出方式}回避"
    "{提出理由}。",
    ("申请人", "被申请人", "案由", "案号", "调解员", "提出人", "提出日期", "提出方式", "提出理由"),
    ("调解员", "提出人"),
)
BASIS = Passage(
    "recusal_decision.basis",
    "决定的依据",
    "调解员是一方当事人或者其代理人近亲属，与纠纷有利害关系，或者与纠纷当事人、代理人有其他关系可能影响公正"
    "调解的，应当回避，但双方当事人同意由该调解员调解的除外。{依据}《最高人民法院关于人民法院特邀调解的规定》"
    "第十五条的规定，决定如下：",
    ("依据",),
    ("第十五条",),
)
GRANTED = Passage(
    "recusal_decision.granted",
    "准许回避",
    "{调解员}回避，不再担任本案调解员。{新调解员}",
    ("调解员", "新调解员"),
    ("调解员", "回避"),
)
SUCCESSOR = Passage(
    "recusal_decision.successor",
    "另行确定调解员",
    "调解员由双方当事人另行选定；不能协商选定的，由本调解组织指定。",
)
REFUSED = Passage(
    "recusal_decision.refused",
    "驳回回避申请",
    "{调解员}没有应当回避的情形，驳回回避申请，本案继续由{调解员}调解。",
    ("调解员",),
    ("调解员", "驳回"),
)
FREE_WILL = Passage(
    "recusal_decision.free_will",
    "当事人的权利",
    "当事人不愿继续调解的，有权要求终止调解，并可以依法申请仲裁或者提起诉讼。",
)
PASSAGES = (ASKED, BASIS, GRANTED, SUCCESSOR, REFUSED, FREE_WILL)


def draw(facts: RecusalDecisionFacts, *, draft: bool = False) -> bytes:
    """Draw the decision."""
    paper = begin(facts, TITLE, draft=draft)
    if facts.addressee:
        paper.paragraph(f"{facts.addressee}：", FLUSH)
    paper.paragraph(_asked(facts))
    if facts.reasons:
        paper.paragraph(f"经审查，{sentence(facts.reasons)}")
    paper.paragraph(say(facts, BASIS, 依据=basis_word(facts.from_court)))
    paper.hold(1)
    paper.paragraph((Span(_decision(facts), Style.BOLD),), BODY)
    paper.paragraph(say(facts, FREE_WILL))
    decided = "，".join(
        part
        for part in (
            facts.decided_by,
            day(facts.decided_on) if facts.decided_on else "",
        )
        if part
    )
    if decided:
        paper.paragraph(f"决定人和决定日期：{decided}")
    seal(paper, facts)
    return paper.finished()


def _asked(facts: RecusalDecisionFacts) -> str:
    because = facts.asked_because.rstrip("。")
    return say(
        facts,
        ASKED,
        申请人=several(facts.applicant_names),
        被申请人=several(facts.respondent_names),
        案由=facts.cause,
        案号=f"（案号：{facts.case_number}）" if facts.case_number else "",
        调解员=facts.mediator,
        提出人=facts.asked_by or facts.mediator,
        提出日期=f"于{day(facts.asked_on)}" if facts.asked_on else "",
        提出方式=f"申请{facts.mediator}" if facts.asked_by else "自行申请",
        提出理由=f"，理由是：{because}" if because else "",
    )


def _decision(facts: RecusalDecisionFacts) -> str:
    if not facts.granted:
        return say(facts, REFUSED, 调解员=facts.mediator)
    successor = say(facts, SUCCESSOR)
    if facts.new_mediators:
        successor = f"本案由{enumerated(facts.new_mediators)}担任调解员。"
    return say(facts, GRANTED, 调解员=facts.mediator, 新调解员=successor)
