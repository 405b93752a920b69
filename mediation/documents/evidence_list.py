"""证据清单: what was handed over, by whom, to whom, and which originals went back (33号令 29)."""

from mediation.documents.blocks import begin, numbered, sign
from mediation.documents.facts import EvidenceListFacts
from mediation.documents.layout import BODY, Paper
from mediation.documents.passages import Passage, say
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import chinese_number, optional_day

KIND = "evidence_list"
TITLE = "证据清单"
TEMPLATE_VERSION = "1"
FACTS = EvidenceListFacts
COLUMNS = (
    Column("序号", 8, Align.CENTRE),
    Column("证据名称", 25),
    Column("证据来源", 15),
    Column("证明目的", 26),
    Column("形式", 10, Align.CENTRE),
    Column("页数", 8, Align.CENTRE),
    Column("退还", 11, Align.CENTRE),
)
RETURNED = ("没有留存原件", "退还上表全部原件", "退还下列原件：")
RETURN_LINES = 2

HANDED_OVER = Passage(
    "evidence_list.handed_over",
    "证据的交接",
    "{提交人}就{案件}向本调解组织提交下列证据材料，共{件数}件，由本调解组织工作人员{接收人}当面清点"
    "接收。提交人对材料的真实性负责，并应当妥善保存原件，以备核对。",
    ("提交人", "案件", "件数", "接收人"),
    ("提交人", "件数", "接收人"),
)
ORIGINALS = Passage(
    "evidence_list.originals",
    "原件的保管和退还",
    "本调解组织核对原件后收取复印件的，原件当场退还；留存原件的，结案后凭本清单退还。退还时在上表和下列"
    "栏目注明，由领取人签名。",
    required=("退还", "签名"),
)
PASSAGES = (HANDED_OVER, ORIGINALS)


def draw(facts: EvidenceListFacts, *, draft: bool = False) -> bytes:
    """Draw the list, with room to sign for what goes back."""
    paper = begin(facts, TITLE, draft=draft)
    paper.paragraph(
        say(
            facts,
            HANDED_OVER,
            提交人=f"{facts.handed_over_as}{facts.handed_over_by}",
            案件=f"{facts.matter}一案" if facts.matter else "本案",
            件数=chinese_number(len(facts.rows)),
            接收人=facts.receiver,
        )
    )
    paper.space(4)
    paper.add(table(COLUMNS, _rows(facts)))
    paper.space(8)
    paper.labelled("接收日期：", optional_day(facts.received_on))
    sign(
        paper,
        [f"提交人{facts.handed_over_by}（签名或者盖章）：", f"接收人{facts.receiver}（签名）："],
    )
    _returned(paper, facts)
    return paper.finished()


def _rows(facts: EvidenceListFacts) -> list[tuple[str, ...]]:
    return [
        (
            str(index), each.name, each.source, each.purpose, each.form,
            "" if each.pages is None else str(each.pages), _mark(each.name, facts.returned),
        )
        for index, each in enumerate(facts.rows, start=1)
    ]  # fmt: skip


def _mark(name: str, returned: tuple[str, ...]) -> str:
    return "已退还" if name in returned else ""


def _returned(paper: Paper, facts: EvidenceListFacts) -> None:
    """Print what went back, or lines to write it on, and who fetched it; all on one page."""
    start = len(paper.strips)
    paper.space(12)
    paper.heading("原件退还记录")
    paper.paragraph(say(facts, ORIGINALS))
    numbered(paper, facts.returned, BODY)
    if not facts.returned:
        paper.ticks([(each, False) for each in RETURNED])
        paper.space(RETURN_LINES * BODY.leading)
    sign(paper, ["领取人（签名或者盖章）：", "退还人（签名）："])
    for strip in paper.strips[start:-1]:
        strip.keep = True
