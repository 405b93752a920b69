"""卷内备考表: what the volume holds, what is missing of it, who made it, and every hash."""

from collections.abc import Sequence

from mediation.documents.blocks import begin, numbered, sign
from mediation.documents.facts.binding import RemarksFacts
from mediation.documents.layout import FLUSH_NOTE, Paper
from mediation.documents.passages import Passage, say
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.volume_frame import ListFrame
from mediation.documents.wording import day

KIND = "volume_remarks"
TITLE = "卷内备考表"
TEMPLATE_VERSION = "1"
FACTS = RemarksFacts
HASHES = Passage(
    "volume_remarks.hashes",
    "校验清单的说明",
    "下列数值是每件电子文件的 SHA-256 校验值。文件有一个字改动，校验值就不同；"
    "归档包中的 verify.py 可以逐件核对。",
    required=("SHA-256",),
)
PASSAGES = (HASHES,)
COLUMNS = (Column("顺序号", 10, Align.CENTRE), Column("题名", 28), Column("SHA-256", 62))
NOTHING = "无。"


def draw(facts: RemarksFacts, *, draft: bool = False) -> bytes:
    """Draw the remarks; filer and checker sign, then the hashes of what is inside."""
    paper = begin(facts, TITLE, draft=draft, frame=ListFrame)
    paper.labelled("案卷：", f"{facts.case_title}　{facts.case_number}　{facts.volume_label}")
    paper.labelled("本卷情况：", f"共{facts.pieces}件{facts.pages}页。完整度{facts.score}分。")
    _listed(paper, "缺少的材料：", facts.missing)
    _listed(paper, "已作废、被接替的：", facts.withdrawn)
    _listed(paper, "以电子文件保存、没有纸面页的：", facts.not_on_paper)
    paper.space(8)
    sign(
        paper,
        [
            f"立卷人{facts.filer}（{day(facts.filed_on)}，签名）：",
            "检查人（签名）：",
        ],
    )
    paper.space(10)
    paper.heading("校验清单")
    paper.paragraph(say(facts, HASHES), FLUSH_NOTE)
    paper.space(4)
    rows = [(str(each.position), each.title, each.sha256) for each in facts.hashes]
    paper.add(table(COLUMNS, rows))
    return paper.finished()


def _listed(paper: Paper, name: str, items: Sequence[str]) -> None:
    paper.labelled(name, "" if items else NOTHING)
    numbered(paper, items)
