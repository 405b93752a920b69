"""调解笔录: who met, what was said and with what result; every page is signed.

Offers stay out of it unless they are marked for print: what a party concedes may not be used
against it later (特邀规定 22, 在线调解规则 18).
"""

from dataclasses import replace

from mediation.documents.blocks import begin, numbered, sign
from mediation.documents.facts import SessionRecordFacts, StatementFacts
from mediation.documents.facts.mediating import OFFER
from mediation.documents.layout import BODY, FLUSH, Paper, label
from mediation.documents.passages import Passage, say
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align, Span
from mediation.documents.wording import chinese_number, enumerated, moment, sentence

KIND = "session_record"
TITLE = "调解笔录"
TEMPLATE_VERSION = "1"
FACTS = SessionRecordFacts

READ_BACK = Passage(
    "session_record.read_back",
    "笔录的核对",
    "以上笔录{核对情况}，确认无误后逐页签名或者捺印。",
    ("核对情况",),
    ("核对情况", "签名"),
)
PASSAGES = (READ_BACK,)
PAGE_SIGNERS = ("当事人签名：", "调解员签名：", "记录人签名：")
ATTENDEE_COLUMNS = (
    Column("姓名", 18),
    Column("身份", 26),
    Column("身份核对", 12, Align.CENTRE),
    Column("备注", 24),
)


def draw(facts: SessionRecordFacts, *, draft: bool = False) -> bytes:
    """Draw the record."""
    paper = begin(facts, TITLE, draft=draft)
    paper.frame = replace(paper.frame, page_signers=PAGE_SIGNERS)
    _particulars(paper, facts)
    _attendance(paper, facts)
    _rights(paper, facts)
    paper.heading("陈述与调解经过")
    for statement in facts.statements:
        if is_printed(statement):
            spans = (label(f"{statement.speaker}："), Span(statement.text))
            paper.paragraph(spans, BODY)
    _findings(paper, facts)
    _closing(paper, facts)
    return paper.finished()


def is_printed(statement: StatementFacts) -> bool:
    """Say whether a statement goes into the record: an offer only when marked for print."""
    return statement.kind != OFFER or statement.print_offer


def _particulars(paper: Paper, facts: SessionRecordFacts) -> None:
    end = f"至{moment(facts.ended_at)}" if facts.ended_at else ""
    rows = (
        ("案号：", facts.case_number),
        ("案由：", facts.cause),
        ("次数：", f"第{chinese_number(facts.session_number)}次调解"),
        ("时间：", f"{moment(facts.started_at)}{end}"),
        ("地点和方式：", "，".join(part for part in (facts.place, f"{facts.mode}调解") if part)),
        ("调解员：", enumerated(facts.mediators)),
        ("记录人：", facts.recorder),
    )
    for name, text in rows:
        if text:
            paper.labelled(name, text)


def _attendance(paper: Paper, facts: SessionRecordFacts) -> None:
    paper.labelled("参加人：", "")
    paper.hold(1)
    rows = [
        (each.name, each.capacity, "已核对" if each.identity_checked else "", each.note)
        for each in facts.attendees
    ]
    paper.space(4)
    paper.add(table(ATTENDEE_COLUMNS, rows))
    paper.space(6)
    if facts.absent:
        paper.labelled("未到场：", enumerated(facts.absent))


def _rights(paper: Paper, facts: SessionRecordFacts) -> None:
    paper.ticks(
        (
            ("已告知当事人权利义务、调解规则和程序、协议效力", facts.rights_told),
            ("已询问是否申请调解员回避", facts.recusal_asked),
        )
    )
    if facts.recusal_answer:
        paper.labelled("当事人答复：", sentence(facts.recusal_answer))


def _findings(paper: Paper, facts: SessionRecordFacts) -> None:
    for heading, items in (("争议焦点", facts.issues), ("无争议事实", facts.undisputed)):
        if items:
            paper.heading(heading)
            numbered(paper, [sentence(item) for item in items])
    paper.heading("调解结果")
    paper.paragraph(sentence(facts.result))


def _closing(paper: Paper, facts: SessionRecordFacts) -> None:
    state = "已交参加人阅读或者向其宣读" if facts.read_back else "应交参加人阅读或者向其宣读"
    paper.paragraph(say(facts, READ_BACK, 核对情况=state))
    for refusal in facts.refusals_to_sign:
        paper.labelled("拒绝签名情况：", sentence(refusal), FLUSH)
    lines = [f"{each.capacity}{each.name}（签名、捺印）：" for each in facts.attendees]
    lines += [f"调解员{name}（签名）：" for name in facts.mediators]
    lines += [f"记录人{facts.recorder}（签名）："] if facts.recorder else []
    sign(paper, lines)
