"""回访记录: what a party tells of the performance; printed empty, it is filled in by hand."""

from mediation.documents.blocks import TO_FILL_IN, begin, fill_in, sign, told_or_lines
from mediation.documents.facts import CallbackRecordFacts
from mediation.documents.layout import BODY, Paper
from mediation.documents.passages import Passage, say
from mediation.documents.wording import enumerated, moment, sentence

KIND = "callback_record"
TITLE = "回访记录"
TEMPLATE_VERSION = "1"
FACTS = CallbackRecordFacts
LEVELS = ("满意", "基本满意", "不满意")
REASON = "了解调解协议履行情况（《中华人民共和国人民调解法》第三十一条）"
CHECKED = Passage(
    "callback_record.checked",
    "记录的核对",
    "以上记录经被回访人核对无误。电话回访的，由回访人签名并注明通话情况。",
)
PASSAGES = (CHECKED,)


def draw(facts: CallbackRecordFacts, *, draft: bool = False) -> bytes:
    """Draw the record."""
    paper = begin(facts, TITLE, draft=draft)
    _particulars(paper, facts)
    told_or_lines(paper, "协议履行情况", facts.performance)
    _satisfaction(paper, facts.satisfaction)
    told_or_lines(paper, "其他需求和意见", facts.needs)
    told_or_lines(paper, "处理意见", facts.handling)
    paper.paragraph(say(facts, CHECKED))
    visitors = [f"回访人{name}（签名）：" for name in facts.visitors] or ["回访人（签名）："]
    sign(paper, [f"被回访人{facts.party_name}（签名、捺印）：", *visitors])
    return paper.finished()


def _particulars(paper: Paper, facts: CallbackRecordFacts) -> None:
    rows = (
        ("案号：", facts.case_number),
        ("协议书编号：", facts.agreement_number),
        ("被回访人：", f"{facts.party_name}（{facts.party_label}）"),
        ("回访事由：", facts.reason or REASON),
        ("回访方式：", "，".join(part for part in (facts.way, facts.phone, facts.place) if part)),
        ("回访时间：", moment(facts.visited_at) if facts.visited_at else ""),
        ("回访人：", enumerated(facts.visitors)),
    )
    for name, text in rows:
        if text:
            paper.labelled(name, text)
        elif name in ("回访时间：", "回访人："):
            fill_in(paper, name, TO_FILL_IN)


def _satisfaction(paper: Paper, told: str) -> None:
    paper.heading("对调解工作的评价")
    paper.ticks([(level, told == level) for level in LEVELS], BODY)
    if told and told not in LEVELS:
        paper.paragraph(sentence(told))
