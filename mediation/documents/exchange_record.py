"""联动单位往来记录: what the offices wrote to each other, as far as it was chosen for the file."""

from mediation.documents.blocks import begin, seal
from mediation.documents.facts import ExchangedFacts, ExchangeRecordFacts
from mediation.documents.layout import Paper
from mediation.documents.passages import Passage, say
from mediation.documents.wording import moment, several

KIND = "exchange_record"
TITLE = "联动单位往来记录"
TEMPLATE_VERSION = "1"
FACTS = ExchangeRecordFacts
CHOSEN = Passage(
    "exchange_record.chosen",
    "往来记录的来历",
    "下列内容由调解组织与联动单位在共享本案时相互书写，经调解组织选定归入正卷，文字未作改动。没有选定的不在"
    "此列。",
    required=("选定",),
)
PASSAGES = (CHOSEN,)


def draw(facts: ExchangeRecordFacts, *, draft: bool = False) -> bytes:
    """Draw the record, oldest message first."""
    paper = begin(facts, TITLE, draft=draft)
    paper.labelled("案号：", facts.case_number or "尚未编号")
    paper.labelled("申请人：", several(facts.applicant_names))
    paper.labelled("被申请人：", several(facts.respondent_names))
    paper.labelled("案由：", facts.cause)
    paper.space(4)
    paper.paragraph(say(facts, CHOSEN))
    for message in facts.messages:
        _message(paper, message)
    seal(paper, facts)
    return paper.finished()


def _message(paper: Paper, message: ExchangedFacts) -> None:
    paper.heading(f"{moment(message.at)}　{message.office}　{message.author}（{message.about}）")
    for line in message.text.splitlines():
        if line.strip():
            paper.paragraph(line.strip())
