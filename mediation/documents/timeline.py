"""办案时间轴: everything dated of one case in the order of days, an internal work sheet."""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.documents.facts.parties import PaperFacts
from mediation.documents.layout import FLUSH, FLUSH_NOTE, Paper
from mediation.documents.page_frame import Frame
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import moment

TITLE = "办案时间轴"
INTERNAL = (
    "本表是供本单位办案人员使用的内部工作表，不是案件文书，不入正卷，不向当事人和其他单位提供。"
)
COLUMNS = (
    Column("日期", 17),
    Column("类别", 11, Align.CENTRE),
    Column("事项", 60),
    Column("经办", 12, Align.CENTRE),
)
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, kw_only=True)
class TimelineRowFacts:
    """One entry."""

    day: date
    kind: str
    title: str
    at: str = ""
    detail: str = ""
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class TimelineFacts(PaperFacts):
    """The case, its entries in order, and who printed the sheet when."""

    case_title: str
    rows: tuple[TimelineRowFacts, ...]
    printed_at: datetime
    printed_by: str
    narrowed_to: str = ""  # the kind that was chosen, empty for all


def draw(facts: TimelineFacts) -> bytes:
    """Draw the sheet."""
    number = facts.case_number or "尚未编号"
    paper = Paper(Frame(TITLE, number, facts.body.name))
    paper.letterhead(facts.body.name)
    paper.title(TITLE)
    paper.number(number)
    paper.labelled("案件：", facts.case_title)
    if facts.narrowed_to:
        paper.labelled("筛选：", f"只列{facts.narrowed_to}")
    printed = f"{moment(facts.printed_at)}　{facts.printed_by}"
    paper.labelled("打印：", f"{printed}，共{len(facts.rows)}条", FLUSH)
    paper.paragraph(INTERNAL, FLUSH_NOTE)
    paper.space(4)
    paper.add(table(COLUMNS, _rows(facts)))
    return paper.finished()


def _rows(facts: TimelineFacts) -> list[tuple[str, str, str, str]]:
    """The entries, with today among them where the past ends."""
    today = facts.printed_at.date()
    rows, is_past = [], True
    for row in facts.rows:
        if is_past and row.day > today:
            rows.append(_today_row(today))
            is_past = False
        when = f"{_day(row.day)} {row.at}".strip()
        text = f"{row.title}\n{row.detail}" if row.detail else row.title
        rows.append((when, row.kind, text, row.who))
    return rows if not is_past else [*rows, _today_row(today)]


def _today_row(today: date) -> tuple[str, str, str, str]:
    return (_day(today), "——", "今天", "——")


def _day(day: date) -> str:
    return f"{day.isoformat()}\n周{WEEKDAYS[day.weekday()]}"
