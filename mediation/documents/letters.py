"""What letters between offices share: GB/T 9704 type sizes, addressee, seal."""

from collections.abc import Iterable

from mediation.documents.blocks import contact_line, seal
from mediation.documents.facts.parties import PaperFacts
from mediation.documents.layout import (
    BODY,
    FLUSH,
    FLUSH_LETTER,
    LETTER,
    LETTER_HEADING,
    RIGHT,
    Paper,
)
from mediation.documents.roster import ANNEX_TITLE
from mediation.documents.wording import chinese_number, clause_number


def addressee(paper: Paper, name: str) -> None:
    """Print the office written to."""
    paper.paragraph(f"{name}：", FLUSH_LETTER)


def sections(paper: Paper, parts: Iterable[tuple[str, str]]) -> None:
    """Print headed parts, 一、二、三、, leaving out the empty ones."""
    filled = [(heading, text) for heading, text in parts if text.strip()]
    for index, (heading, text) in enumerate(filled, start=1):
        paper.heading(f"{clause_number(index)}{heading}", LETTER_HEADING)
        paper.paragraph(text, LETTER)


def close(paper: Paper, facts: PaperFacts, name: str, phone: str) -> None:
    """Print whom to ask, and the place for the seal."""
    contact_line(paper, name, phone, LETTER)
    seal(paper, facts, LETTER)


def reply_slip(
    paper: Paper,
    facts: PaperFacts,
    title: str,
    answers: Iterable[str],
    *,
    enclosures: int,
    address: str,
) -> None:
    """Print the slip the receiver fills in and sends back, on a page of its own."""
    paper.new_page()
    paper.heading(f"{title}回执", ANNEX_TITLE)
    paper.paragraph(f"{facts.body.name}：", FLUSH)
    number = facts.document_number or "　　　　　　　　"
    sent = f"及所附材料共{chinese_number(enclosures)}项" if enclosures else ""
    paper.paragraph(f"你单位{number}{title}{sent}收悉。", BODY)
    paper.paragraph("收到日期：　　　　年　　月　　日", BODY)
    paper.paragraph("处理情况：", BODY)
    for answer in answers:
        paper.ticks(((answer, False),), BODY)
    paper.paragraph("经办人：____________　　联系电话：____________________", BODY)
    paper.space(40)
    paper.paragraph("（接收单位盖章）　　", RIGHT)
    paper.paragraph("　　　　年　　月　　日　　", RIGHT)
    if address:
        paper.paragraph(f"回执请寄送：{address}", BODY)
