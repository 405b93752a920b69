"""销毁清册: which files were destroyed, by which rule, and the three persons who answer for it."""

from mediation.documents.blocks import begin, seal, sign
from mediation.documents.facts.disposing import DestructionRecordFacts
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align
from mediation.documents.wording import day, sentence

KIND = "destruction_record"
TITLE = "案卷销毁清册"
TEMPLATE_VERSION = "1"
FACTS = DestructionRecordFacts
COLUMNS = (
    Column("序号", 6, Align.CENTRE),
    Column("案号", 21),
    Column("结案日期", 16),
    Column("结果", 13),
    Column("保管期限与届满日", 22),
    Column("卷内数量", 14),
    Column("办理", 10),
)


def draw(facts: DestructionRecordFacts, *, draft: bool = False) -> bytes:
    """Draw the record."""
    paper = begin(facts, TITLE, draft=draft)
    destroyed = sum(case.result == "已销毁" for case in facts.cases)
    paper.paragraph(
        f"下列案卷保管期限届满，经鉴定、审批，于{day(facts.executed_on)}销毁。清册列{len(facts.cases)}件，"
        f"实际销毁{destroyed}件。当事人、代理人的个人信息，案情、笔录、备忘、协议和文书内容已从系统中删除，"
        "不能恢复；系统只留存案号、日期、结果和数量。"
    )
    paper.labelled("鉴定意见：", sentence(facts.reason))
    if facts.approval_note:
        paper.labelled("审批意见：", sentence(facts.approval_note))
    rows = [
        (
            str(index),
            case.number,
            case.closed_on.isoformat(),
            case.outcome,
            f"{case.rule}\n{case.keep_until.isoformat()} 届满",
            case.holdings,
            case.result,
        )
        for index, case in enumerate(facts.cases, start=1)
    ]
    paper.space(4)
    paper.add(table(COLUMNS, rows))
    paper.space(8)
    paper.paragraph("销毁前制作的数据备份按备份轮换周期覆盖；纸质案卷另行按规定监销。")
    sign(
        paper,
        [
            f"提出人{facts.proposed_by}（{facts.proposed_on.isoformat()}，签名）：",
            f"审批人{facts.approved_by}（{facts.approved_on.isoformat()}，签名）：",
            f"执行人{facts.executed_by}（{facts.executed_on.isoformat()}，签名）：",
            "监销人（签名）：",
        ],
    )
    seal(paper, facts)
    return paper.finished()
