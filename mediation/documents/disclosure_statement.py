"""回避披露书: what a mediator discloses, and whether the parties go on anyway (特邀规定 15)."""

from mediation.documents.blocks import begin, fill_in, sign
from mediation.documents.facts import AnswerFacts, DisclosureStatementFacts
from mediation.documents.layout import BODY, Paper
from mediation.documents.passages import Passage, say
from mediation.documents.wording import basis_word, day, sentence, several

KIND = "disclosure_statement"
TITLE = "回避披露书"
TEMPLATE_VERSION = "1"
FACTS = DisclosureStatementFacts

KIN, INTEREST, OTHER = "kin", "interest", "other"
GROUNDS = {
    KIN: "是一方当事人或者其代理人的近亲属",
    INTEREST: "与纠纷有利害关系",
    OTHER: "与纠纷当事人、代理人有其他关系，可能影响公正调解",
}
NOTHING = "不存在上述情形"
ANSWERS = ("同意继续由该调解员调解", "不同意，申请其回避")

OPENING = Passage(
    "disclosure_statement.opening",
    "披露的依据",
    "本人担任{申请人}与{被申请人}{案由}争议一案{案号}的调解员。{依据}《最高人民法院关于人民法院特邀调解的规定》"
    "第十五条、《人民法院在线调解规则》第十三条的规定，就本人是否有下列情形披露如下：",
    ("申请人", "被申请人", "案由", "案号", "依据"),
    ("第十五条",),
)
PROMISE = Passage(
    "disclosure_statement.promise",
    "调解员的承诺",
    "以上披露真实、完整。调解中出现或者知悉上述情形的，本人及时补充披露；应当回避而双方当事人不同意由本人"
    "继续调解的，本人退出调解。",
)
CONSENT = Passage(
    "disclosure_statement.consent",
    "当事人的意见",
    "有上述情形的，调解员应当自行回避；但是，双方当事人知悉后仍同意由该调解员调解的除外。当事人的意见如下：",
    required=("回避", "同意"),
)
KNOWN = Passage(
    "disclosure_statement.known",
    "没有需要披露的情形",
    "当事人已经知悉以上披露。其后发现调解员有应当回避的情形的，仍可以申请其回避。",
    required=("回避",),
)
# So that nobody ticks under the signature of the other side.
BETWEEN_ANSWERS = 8.0
PASSAGES = (OPENING, PROMISE, CONSENT, KNOWN)


def draw(facts: DisclosureStatementFacts, *, draft: bool = False) -> bytes:
    """Draw the statement; the mediator signs it, then the parties."""
    paper = begin(facts, TITLE, draft=draft)
    paper.paragraph(
        say(
            facts,
            OPENING,
            申请人=several(facts.applicant_names),
            被申请人=several(facts.respondent_names),
            案由=facts.cause,
            案号=f"（案号：{facts.case_number}）" if facts.case_number else "",
            依据=basis_word(facts.from_court),
        )
    )
    for code, words in GROUNDS.items():
        paper.ticks([(words, code in facts.grounds)], BODY)
    paper.ticks([(NOTHING, not facts.grounds)], BODY)
    _details(paper, facts)
    paper.paragraph(say(facts, PROMISE))
    if facts.disclosed_on:
        paper.paragraph(f"披露日期：{day(facts.disclosed_on)}")
    sign(paper, [f"调解员{facts.mediator}（签名）："])
    paper.space(10)
    paper.heading("当事人意见")
    _answers(paper, facts)
    return paper.finished()


def _details(paper: Paper, facts: DisclosureStatementFacts) -> None:
    if facts.details:
        paper.labelled("具体情况：", sentence(facts.details), BODY)
    elif facts.grounds:
        fill_in(paper, "具体情况：")


def _answers(paper: Paper, facts: DisclosureStatementFacts) -> None:
    people = facts.answers or (
        *(AnswerFacts(party_name=each, party_label="申请人") for each in facts.applicant_names),
        *(AnswerFacts(party_name=each, party_label="被申请人") for each in facts.respondent_names),
    )
    lines = [f"{each.party_label}{each.party_name}（签名或者盖章）：" for each in people]
    if not facts.grounds:
        paper.paragraph(say(facts, KNOWN))
        sign(paper, lines)
        return
    paper.paragraph(say(facts, CONSENT))
    for place, (each, line) in enumerate(zip(people, lines, strict=True)):
        paper.space(BETWEEN_ANSWERS if place else 0.0)
        paper.hold(1)
        agree, refuse = ANSWERS
        paper.ticks([(agree, each.agrees is True), (refuse, each.agrees is False)], BODY)
        sign(paper, [line], after=1)
