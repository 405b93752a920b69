"""代页: keeps the pages of a piece that is not shown here, so that no number ever shifts."""

from mediation.documents.blocks import begin
from mediation.documents.facts.binding import StandInFacts
from mediation.documents.layout import FLUSH, FLUSH_NOTE
from mediation.documents.passages import Passage
from mediation.documents.volume_frame import BareFrame
from mediation.documents.wording import sentence

KIND = "stand_in"
TITLE = "代页"
TEMPLATE_VERSION = "1"
FACTS = StandInFacts
PASSAGES: tuple[Passage, ...] = ()


def draw(facts: StandInFacts, *, draft: bool = False) -> bytes:
    """Draw one sheet; it is put in as often as the piece has pages."""
    paper = begin(facts, TITLE, draft=draft, from_body=False, frame=BareFrame)
    paper.labelled("案卷：", f"{facts.case_title}　{facts.case_number}　{facts.volume_label}")
    paper.labelled("本页位置：", facts.title)
    paper.labelled("说明：", sentence(facts.reason))
    if facts.size:
        paper.labelled("文件大小：", facts.size, FLUSH)
    paper.paragraph(f"SHA-256：{facts.sha256}", FLUSH_NOTE)
    return paper.finished()
