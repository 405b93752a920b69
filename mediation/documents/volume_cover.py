"""案卷封面: which file this is, whose, from when to when, and how long it is kept."""

from dataclasses import replace

from mediation.documents.blocks import begin
from mediation.documents.facts.binding import CoverFacts
from mediation.documents.fonts import Style
from mediation.documents.layout import CENTRED, FLUSH_NOTE
from mediation.documents.passages import Passage, say
from mediation.documents.tables import form
from mediation.documents.volume_frame import BareFrame
from mediation.documents.wording import day, optional_day, several

KIND = "volume_cover"
TITLE = "劳动争议调解案卷"
TEMPLATE_VERSION = "1"
FACTS = CoverFacts
VOLUME_LOOK = replace(CENTRED, size=26.0, leading=64.0, style=Style.HEI, spacing=13.0)
INTERNAL = Passage(
    "volume_cover.internal",
    "副卷的限制",
    "副卷为内部材料，当事人不得查阅，不随案移送，不向其他单位提供。",
    required=("内部材料",),
)
PASSAGES = (INTERNAL,)


def draw(facts: CoverFacts, *, draft: bool = False) -> bytes:
    """Draw the cover."""
    paper = begin(facts, TITLE, draft=draft, frame=BareFrame)
    paper.heading(facts.volume_label, VOLUME_LOOK)
    paper.space(24)
    paper.add(form(_rows(facts)))
    if facts.is_internal:
        paper.space(14)
        paper.paragraph(say(facts, INTERNAL), FLUSH_NOTE)
    return paper.finished()


def _rows(facts: CoverFacts) -> list[tuple[str, ...]]:
    mediated = f"{optional_day(facts.begun_on)}至{optional_day(facts.ended_on)}"
    kept = f"{facts.retention}\n{facts.keep_until}".strip()
    counted = f"{facts.pieces}件　{facts.pages}页"
    filed = day(facts.filed_on) if facts.filed_on else ""
    return [
        ("案卷题名", facts.case_title),
        ("案号", facts.case_number, "档号", facts.archive_number),
        ("案由", facts.cause),
        ("申请人", several(facts.applicants)),
        ("被申请人", several(facts.respondents)),
        ("调解员", facts.mediator, "调解结果", facts.outcome),
        ("调解日期", mediated),
        ("保管期限", kept),
        ("件数、页数", counted, "立卷人", facts.filer),
        ("立卷日期", filed, "备注", facts.remark),
    ]
