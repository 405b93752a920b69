"""送达回证: who got which papers, when and how, and who saw it (33号令 20; 民诉法 87-91)."""

from mediation.documents.blocks import begin, known_or_blank, sign
from mediation.documents.facts import ServiceReceiptFacts
from mediation.documents.layout import FLUSH_NOTE, Paper, label
from mediation.documents.passages import Passage, say
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align, Span
from mediation.documents.wording import day, enumerated, moment, sentence
from mediation.domain.service_methods import ServiceMethod

KIND = "service_receipt"
TITLE = "送达回证"
TEMPLATE_VERSION = "3"
FACTS = ServiceReceiptFacts
COLUMNS = (
    Column("序号", 5, Align.CENTRE),
    Column("送达文书名称", 24),
    Column("文号", 24),
    Column("份数", 6, Align.CENTRE),
)
PICTURES = ("照片", "录像")
NOTES = Passage(
    "service_receipt.notes",
    "填写说明",
    "1．受送达人在本回证上记明收到日期并签名或者盖章，签收日期为送达日期。\n"
    "2．代收的限于同住成年家属、负责收件的人、委托代理人和指定的代收人，并写明关系。\n"
    "3．拒绝签收的，写明拒收事由和日期，由见证人签名，或者拍照、录像记录送达过程后留置。\n"
    "参照《民事诉讼法》第八十七条至第九十一条、《劳动人事争议仲裁办案规则》第二十条。",
    required=("收到日期", "见证人"),
)
PASSAGES = (NOTES,)


def draw(facts: ServiceReceiptFacts, *, draft: bool = False) -> bytes:
    """Draw the receipt."""
    paper = begin(facts, TITLE, draft=draft)
    _particulars(paper, facts)
    rows = [
        (str(index), each.title, each.number, str(each.copies))
        for index, each in enumerate(facts.papers, start=1)
    ]
    paper.space(4)
    paper.add(table(COLUMNS, rows))
    paper.space(8)
    _method(paper, facts)
    _received(paper, facts)
    _refused(paper, facts)
    known_or_blank(paper, "备注：", facts.remarks)
    paper.paragraph(say(facts, NOTES), FLUSH_NOTE)
    return paper.finished()


def _particulars(paper: Paper, facts: ServiceReceiptFacts) -> None:
    side = f"（{facts.addressee_label}）" if facts.addressee_label else ""
    about = (Span(facts.case_number), label("　　案由："), Span(facts.cause))
    paper.labelled("案号：", about)
    paper.labelled("受送达人：", f"{facts.addressee}{side}")
    issued = (Span(facts.body.name), label("　　签发人："), Span(enumerated(facts.issuers)))
    paper.labelled("送达单位：", issued)
    known_or_blank(paper, "送达地点：", facts.place)


def _method(paper: Paper, facts: ServiceReceiptFacts) -> None:
    paper.labelled("送达方式：", "")
    paper.ticks([(each.label, each.label == facts.method) for each in ServiceMethod])


def _received(paper: Paper, facts: ServiceReceiptFacts) -> None:
    when = facts.received_at and moment(facts.received_at)
    received = when or (day(facts.received_on) if facts.received_on else "")
    known_or_blank(paper, "收到时间：", received or "　　　　年　　月　　日　　时　　分")
    if facts.deemed:
        paper.labelled("视为送达的依据：", sentence(facts.deemed))
    known_or_blank(paper, "代收人及与受送达人的关系：", _for_another(facts))
    sign(paper, ["受送达人（签名或者盖章）：", "代收人（签名）："])


def _for_another(facts: ServiceReceiptFacts) -> str:
    if facts.received_by in {"", facts.addressee}:
        return "无" if facts.received_by else ""
    return f"{facts.received_by}（{facts.relation}）" if facts.relation else facts.received_by


def _refused(paper: Paper, facts: ServiceReceiptFacts) -> None:
    known_or_blank(paper, "拒收、未能送达的事由和日期：", facts.not_served)
    paper.labelled("影像凭证：", "已附送达过程的照片、录像。" if facts.has_pictures else "")
    if not facts.has_pictures:
        paper.ticks([(each, False) for each in PICTURES])
    servers = [f"送达人{name}（签名）：" for name in facts.servers] or ["送达人（签名）："]
    sign(paper, [f"见证人{facts.witness}（签名）：", *servers])
