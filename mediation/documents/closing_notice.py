"""调解终结书: why mediation ended, and what may be done by when (17号令 30; 人民调解法 26)."""

from mediation.documents.blocks import begin, numbered, seal, sign
from mediation.documents.facts import ClosingNoticeFacts
from mediation.documents.fonts import Style
from mediation.documents.layout import BODY, label
from mediation.documents.passages import Passage, say
from mediation.documents.typesetting import Span
from mediation.documents.wording import day, enumerated, remedy_sentence, sentence, several

KIND = "closing_notice"
TITLE = "调解终结书"
TEMPLATE_VERSION = "2"
FACTS = ClosingNoticeFacts

OPENING = Passage(
    "closing_notice.opening",
    "调解的经过和终结",
    "申请人与被申请人因{案由}发生争议一案{案号}，本调解组织于{受理日期}"
    "受理{主持情况}。现因下列原因，本次调解于{终结日期}终结：",
    ("案由", "案号", "受理日期", "主持情况", "终结日期"),
    ("案由", "终结日期"),
)
OTHER_WAYS = Passage(
    "closing_notice.other_ways",
    "终结后的权利",
    "调解终结不影响当事人依法申请仲裁或者提起诉讼的权利。逾期可能丧失相应权利，请当事人注意上述期限。",
    required=("申请仲裁", "提起诉讼"),
)
PASSAGES = (OPENING, OTHER_WAYS)


def draw(facts: ClosingNoticeFacts, *, draft: bool = False) -> bytes:
    """Draw the notice; both sides sign for it."""
    paper = begin(facts, TITLE, draft=draft)
    paper.labelled("申请人：", several(facts.applicant_names))
    paper.labelled("被申请人：", several(facts.respondent_names))
    led = f"，由调解员{enumerated(facts.mediators)}主持调解" if facts.mediators else ""
    paper.paragraph(
        say(
            facts,
            OPENING,
            案由=facts.cause,
            案号=f"（{facts.case_number}）" if facts.case_number else "",
            受理日期=day(facts.accepted_on),
            主持情况=led,
            终结日期=day(facts.ended_on),
        )
    )
    paper.paragraph((Span(sentence(facts.reason), Style.BOLD),), BODY)
    if facts.issues:
        paper.heading("争议事项")
        numbered(paper, [sentence(each) for each in facts.issues])
    if facts.remedies:
        paper.heading("救济途径和期限")
        for index, remedy in enumerate(facts.remedies, start=1):
            text = f"{index}．{remedy_sentence(remedy)}"
            paper.paragraph((label(text),) if remedy.by else text)
    paper.paragraph(say(facts, OTHER_WAYS))
    sign(paper, ["申请人签收（签名）：", "被申请人签收（签名或者盖章）："])
    seal(paper, facts)
    return paper.finished()
