"""调解终结书: why mediation ended, and what may be done by when (17号令 30; 人民调解法 26)."""

from mediation.documents.blocks import begin, numbered, seal, sign
from mediation.documents.facts import ClosingNoticeFacts
from mediation.documents.fonts import Style
from mediation.documents.layout import BODY, label
from mediation.documents.typesetting import Span
from mediation.documents.wording import day, enumerated, remedy_sentence, sentence, several

KIND = "closing_notice"
TITLE = "调解终结书"
TEMPLATE_VERSION = "2"
FACTS = ClosingNoticeFacts


def draw(facts: ClosingNoticeFacts, *, draft: bool = False) -> bytes:
    """Draw the notice; both sides sign for it."""
    paper = begin(facts, TITLE, draft=draft)
    paper.labelled("申请人：", several(facts.applicant_names))
    paper.labelled("被申请人：", several(facts.respondent_names))
    case = f"（{facts.case_number}）" if facts.case_number else ""
    led = f"，由调解员{enumerated(facts.mediators)}主持调解" if facts.mediators else ""
    paper.paragraph(
        f"申请人与被申请人因{facts.cause}发生争议一案{case}，本调解组织于{day(facts.accepted_on)}"
        f"受理{led}。现因下列原因，本次调解于{day(facts.ended_on)}终结："
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
    paper.paragraph(
        "调解终结不影响当事人依法申请仲裁或者提起诉讼的权利。逾期可能丧失相应权利，请当事人注意上述期限。"
    )
    sign(paper, ["申请人签收（签名）：", "被申请人签收（签名或者盖章）："])
    seal(paper, facts)
    return paper.finished()
