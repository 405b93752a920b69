"""卷内目录: every piece with its pages, each line a link to its first page."""

from mediation.documents.blocks import begin
from mediation.documents.facts.binding import CatalogueFacts, CatalogueRowFacts
from mediation.documents.passages import Passage
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.volume_frame import ListFrame

KIND = "volume_catalogue"
TITLE = "卷内目录"
TEMPLATE_VERSION = "1"
FACTS = CatalogueFacts
PASSAGES: tuple[Passage, ...] = ()
# As in GB/T 9705-2008.
COLUMNS = (
    Column("顺序号", 11, Align.CENTRE),
    Column("文号", 24),
    Column("责任者", 19),
    Column("题名", 20),
    Column("日期", 17, Align.CENTRE),
    Column("页号", 12, Align.CENTRE),
    Column("备注", 12),
)


def draw(facts: CatalogueFacts, *, draft: bool = False) -> bytes:
    """Draw the catalogue; its links name the pieces until the volume is bound."""
    paper = begin(facts, TITLE, draft=draft, frame=ListFrame)
    paper.labelled("案卷：", f"{facts.case_title}　{facts.case_number}　{facts.volume_label}")
    paper.space(4)
    links = [row.target for row in facts.rows]
    paper.add(table(COLUMNS, [_cells(row) for row in facts.rows], links=links))
    return paper.finished()


def _cells(row: CatalogueRowFacts) -> tuple[str, ...]:
    day = row.day.isoformat()
    return (str(row.position), row.number, row.author, row.title, day, row.pages, row.remark)
