"""封底: where the volume ends, with the place to seal it."""

from mediation.documents.blocks import begin, seal, sign
from mediation.documents.facts.binding import BackFacts
from mediation.documents.passages import Passage, say
from mediation.documents.volume_frame import BareFrame

KIND = "volume_back"
TITLE = "封底"
TEMPLATE_VERSION = "1"
FACTS = BackFacts
CLOSED = Passage(
    "volume_back.closed",
    "封卷的话",
    "本卷至此为止，共{件数}件{页数}页。封卷后收到的材料另立补充卷，不拆卷、不改页号。",
    ("件数", "页数"),
    ("件数", "页数", "补充卷"),
)
PASSAGES = (CLOSED,)


def draw(facts: BackFacts, *, draft: bool = False) -> bytes:
    """Draw the back cover."""
    paper = begin(facts, TITLE, draft=draft, from_body=False, frame=BareFrame)
    paper.labelled("案卷：", f"{facts.case_title}　{facts.case_number}　{facts.volume_label}")
    paper.paragraph(say(facts, CLOSED, 件数=str(facts.pieces), 页数=str(facts.pages)))
    paper.space(20)
    sign(paper, ["封卷人（签名）："])
    seal(paper, facts)
    return paper.finished()
