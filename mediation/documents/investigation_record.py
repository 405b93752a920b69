"""调查记录: what somebody answered when asked about a dispute, read back and signed (司发通239)."""

from dataclasses import replace

from mediation.documents.blocks import begin, fill_in, known_or_blank, sign
from mediation.documents.facts import InvestigationRecordFacts
from mediation.documents.layout import BODY, Paper, label
from mediation.documents.passages import Passage, say
from mediation.documents.typesetting import Span
from mediation.documents.wording import day, enumerated, several

KIND = "investigation_record"
TITLE = "调查记录"
TEMPLATE_VERSION = "1"
FACTS = InvestigationRecordFacts

BLANK_HOURS = "　　时　　分至　　时　　分"
BLANK_DAY = "　　　　年　　月　　日"
BLANK_LINES = 14
PAGE_SIGNERS = ("被调查人签名：", "调查人签名：", "记录人签名：")
TOLD = Passage(
    "investigation_record.told",
    "向被调查人说明",
    "调查人已说明身份和调查的目的，告知被调查人应当如实陈述，可以拒绝回答与本案无关的问题，并有权阅读、"
    "补充、更正本记录。",
    required=("如实陈述", "更正"),
)
READ_BACK = Passage(
    "investigation_record.read_back",
    "记录的核对",
    "以上记录{核对情况}，被调查人确认与所述一致后逐页签名或者捺印。",
    ("核对情况",),
    ("核对情况", "签名"),
)
PASSAGES = (TOLD, READ_BACK)


def draw(facts: InvestigationRecordFacts, *, draft: bool = False) -> bytes:
    """Draw the record."""
    paper = begin(facts, TITLE, draft=draft)
    paper.frame = replace(paper.frame, page_signers=PAGE_SIGNERS)
    _particulars(paper, facts)
    paper.paragraph(say(facts, TOLD))
    paper.heading("调查内容")
    _dialogue(paper, facts)
    state = "已交被调查人阅读或者向其宣读" if facts.read_back else "应交被调查人阅读或者向其宣读"
    paper.paragraph(say(facts, READ_BACK, 核对情况=state))
    investigators = [f"调查人{name}（签名）：" for name in facts.investigators]
    sign(
        paper,
        ["被调查人（签名、捺印）：", *investigators, f"记录人{facts.recorder}（签名）："],
    )
    return paper.finished()


def _particulars(paper: Paper, facts: InvestigationRecordFacts) -> None:
    sides = f"{several(facts.applicant_names)}与{several(facts.respondent_names)}"
    paper.labelled("案号：", facts.case_number)
    paper.labelled("纠纷：", f"{sides}{facts.cause}争议")
    held = day(facts.held_on) if facts.held_on else BLANK_DAY
    paper.labelled("调查时间：", f"{held}{BLANK_HOURS}")
    known_or_blank(paper, "调查地点：", facts.place)
    known_or_blank(paper, "调查事项：", facts.matter)
    known_or_blank(paper, "被调查人：", facts.asked)
    known_or_blank(paper, "与当事人的关系：", facts.relation)
    paper.labelled("调查人：", enumerated(facts.investigators))
    known_or_blank(paper, "记录人：", facts.recorder)


def _dialogue(paper: Paper, facts: InvestigationRecordFacts) -> None:
    """Print question and answer, or lines to write them on."""
    for each in facts.dialogue:
        speaker = (label(f"{each.speaker}："),) if each.speaker else ()
        paper.paragraph((*speaker, Span(each.text)), BODY)
    for _ in range(0 if facts.dialogue else BLANK_LINES):
        fill_in(paper, "")
