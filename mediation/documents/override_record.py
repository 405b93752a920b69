"""协议体检放行单: why findings that should have stopped an agreement were passed over."""

from datetime import datetime

from mediation.documents.blocks import begin, sign
from mediation.documents.facts import OverriddenFacts, OverrideRecordFacts
from mediation.documents.fonts import Style
from mediation.documents.layout import BODY, Paper
from mediation.documents.passages import Passage, say
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align, Span
from mediation.documents.wording import chinese_number, moment, several

KIND = "override_record"
TITLE = "协议体检放行单"
TEMPLATE_VERSION = "1"
FACTS = OverrideRecordFacts
NO_CHANGE = Passage(
    "override_record.no_change",
    "放行的责任",
    "放行不改变法律规定。放行人对放行理由负责；协议因上述问题被认定无效、被撤销或者不予确认的，"
    "本单作为追溯依据。",
)
PASSAGES = (NO_CHANGE,)
INTERNAL = "内部材料，归入副卷，不提供给当事人和其他单位。"
COLUMNS = (
    Column("序号", 7, Align.CENTRE),
    Column("体检项目", 13),
    Column("发现的问题", 21),
    Column("依据", 14),
    Column("放行理由", 19),
    Column("提请", 13),
    Column("同意", 13),
)


def draw(facts: OverrideRecordFacts, *, draft: bool = False) -> bytes:
    """Draw the record."""
    paper = begin(facts, TITLE, draft=draft)
    paper.paragraph((Span(INTERNAL, Style.BOLD),), BODY)
    _matter(paper, facts)
    checked = f"于{moment(facts.checked_at)}" if facts.checked_at else ""
    count = chinese_number(len(facts.overridden))
    paper.paragraph(
        f"{facts.draft}{checked}经协议体检，有下列{count}项“必改”问题未作修改，经提请和同意予以放行："
    )
    rows = [_row(index, each) for index, each in enumerate(facts.overridden, start=1)]
    paper.space(4)
    paper.add(table(COLUMNS, rows))
    paper.space(8)
    paper.paragraph(say(facts, NO_CHANGE))
    asked = _signers("提请人", [each.asked_by for each in facts.overridden])
    agreed = _signers("同意人", [each.agreed_by for each in facts.overridden])
    sign(paper, [*asked, *agreed])
    return paper.finished()


def _matter(paper: Paper, facts: OverrideRecordFacts) -> None:
    rows = (
        ("案号：", facts.case_number),
        ("申请人：", several(facts.applicant_names)),
        ("被申请人：", several(facts.respondent_names)),
        ("案由：", facts.cause),
    )
    for name, text in rows:
        if text:
            paper.labelled(name, text)


def _row(index: int, each: OverriddenFacts) -> tuple[str, ...]:
    return (
        str(index),
        each.finding,
        each.detail,
        each.article,
        each.reason,
        _who(each.asked_by, each.asked_at),
        _who(each.agreed_by, each.agreed_at),
    )


def _signers(label: str, names: list[str]) -> list[str]:
    """Return a line for each person named, once; nobody named leaves one line to sign on."""
    known = dict.fromkeys(name for name in names if name) or {"": None}
    return [f"{label}{name}（签名）：" for name in known]


def _who(name: str, at: datetime | None) -> str:
    return f"{name}\n{moment(at)}" if at else name
