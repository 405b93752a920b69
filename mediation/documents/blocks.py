"""Blocks that several papers share: parties, claims, enclosures, signatures, the body's seal."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mediation.documents.facts.parties import (
    ORGANISATION,
    BodyFacts,
    ClaimFacts,
    EnclosureFacts,
    PaperFacts,
    PartyFacts,
)
from mediation.documents.facts.signing import SignedFacts
from mediation.documents.fonts import Style
from mediation.documents.geometry import (
    BODY_LEADING,
    HAIRLINE,
    MIDDLE,
)
from mediation.documents.layout import BODY, FLUSH, Look, Paper, label
from mediation.documents.marks import RuleMark
from mediation.documents.page_frame import Frame
from mediation.documents.signatures import seal_place, signature_lines
from mediation.documents.story import Blank
from mediation.documents.strips import Strip
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Align, Setting, Span, set_lines, text_width
from mediation.documents.wording import (
    claim_sentence,
    clause_number,
    day,
    particulars,
    representation,
    sentence,
)

TO_FILL_IN = replace(FLUSH, style=Style.BOLD)
OPENING_RULE = 1.2
ENCLOSURE_COLUMNS = (
    Column("序号", 5, Align.CENTRE),
    Column("材料名称", 22),
    Column("来源", 9),
    Column("份数", 5, Align.CENTRE),
    Column("页数", 5, Align.CENTRE),
    Column("形式", 7, Align.CENTRE),
    Column("备注", 10),
)


def begin(
    facts: PaperFacts,
    title: str,
    *,
    draft: bool,
    from_body: bool = True,
    frame: type[Frame] = Frame,
) -> Paper:
    """Start a paper with its title; papers of the body carry its name and the number."""
    number = facts.document_number
    paper = Paper(frame(title, number, facts.body.name, draft, page_code=facts.page_code))
    if from_body:
        paper.letterhead(facts.body.name)
    if from_body and paper.frame.opening.is_ruled:
        return _ruled(paper, number, title)
    paper.title(title)
    if from_body and number:
        paper.number(number)
    else:
        paper.space(BODY_LEADING / 2)
    return paper


def _ruled(paper: Paper, number: str, title: str) -> Paper:
    """Print the number over a rule in the colour of the name, then the title, as letters do."""
    if number:
        paper.number(number)
    paper.rule(width=OPENING_RULE, colour=paper.frame.opening.name_colour)
    paper.space(BODY_LEADING / 2)
    paper.title(title)
    paper.space(BODY_LEADING / 2)
    return paper


def party_block(paper: Paper, parties: Iterable[PartyFacts], look: Look = FLUSH) -> None:
    """Print each party with its particulars and its representatives."""
    for party in parties:
        paper.paragraph(
            (label(f"{party.side_label}："), Span(particulars(party), look.style)), look
        )
        for representative in party.representatives:
            text = representation(representative)
            paper.paragraph((label(f"{representative.capacity}："), Span(text, look.style)), look)


def claim_list(
    paper: Paper, claims: Sequence[ClaimFacts], look: Look = BODY, *, title: str = "申请人"
) -> None:
    """Print the claims, numbered, each with its applicant when they differ."""
    with_name = len({claim.applicant_name for claim in claims}) > 1
    for index, claim in enumerate(claims, start=1):
        paper.paragraph(f"{index}．{claim_sentence(claim, with_name=with_name, title=title)}", look)


def numbered(paper: Paper, items: Iterable[str], look: Look = BODY) -> None:
    """Print items as 1．2．3．"""
    for index, item in enumerate(items, start=1):
        paper.paragraph(f"{index}．{item}", look)


def clauses(paper: Paper, items: Iterable[str], look: Look = BODY) -> None:
    """Print items as 一、二、三、"""
    for index, item in enumerate(items, start=1):
        paper.paragraph(f"{clause_number(index)}{item}", look)


def fill_in(paper: Paper, name: str, look: Look = BODY) -> None:
    """Print a label and a line to write on, as long as the page allows."""
    size, right = look.size, paper.sheet.right
    x = paper.sheet.left + (look.indent + look.left) * size
    setting = Setting(size, look.leading, right - x, x=x, align=Align.LEFT)
    rows = set_lines((Span(name, look.style),), setting)
    start = x + text_width(name, size, look.style)
    under = look.leading / 2 + MIDDLE * size + 3
    rule = RuleMark(start, under, right, under, HAIRLINE)
    told = Blank((Span(name, look.style),), size, indent=look.indent + look.left)
    paper.add([Strip(look.leading, (*(rows[0] if rows else ()), rule), told=told)])


def known_or_blank(paper: Paper, name: str, text: str) -> None:
    """Print what is known after its label, or a line to write it on."""
    if text:
        paper.labelled(name, text)
    else:
        fill_in(paper, name, TO_FILL_IN)


def told_or_lines(paper: Paper, heading: str, text: str, lines: int = 3) -> None:
    """Print under a heading what was told, or lines to write it on."""
    paper.heading(heading)
    if text:
        paper.paragraph(sentence(text))
        return
    for _ in range(lines):
        fill_in(paper, "")


def enclosure_table(paper: Paper, enclosures: Sequence[EnclosureFacts]) -> None:
    """Print a table of papers handed over, leaving out columns that nobody filled."""
    rows = [
        (
            str(index), each.name, each.source, str(each.copies),
            "" if each.pages is None else str(each.pages), each.form, each.note,
        )
        for index, each in enumerate(enclosures, start=1)
    ]  # fmt: skip
    used = [
        index
        for index in range(len(ENCLOSURE_COLUMNS))
        if index in (0, 1) or any(row[index] for row in rows)
    ]
    columns = [ENCLOSURE_COLUMNS[index] for index in used]
    paper.space(4)
    paper.add(table(columns, [[row[index] for index in used] for row in rows], paper.sheet))
    paper.space(8)


def signers(party: PartyFacts) -> list[str]:
    """Return the lines a party and its representatives sign on."""
    way = "盖章" if party.kind == ORGANISATION else "签名、捺印"
    lines = [f"{party.side_label}{party.name}（{way}）："]
    if party.kind == ORGANISATION and party.legal_representative:
        name = f"{party.legal_representative_label}{party.legal_representative}"
        lines.append(f"{name}（签名）：")
    lines.extend(f"{each.capacity}{each.name}（签名）：" for each in party.representatives)
    return lines


def sign(
    paper: Paper, lines: Sequence[str], *, after: int = 2, signed: Sequence[SignedFacts] = ()
) -> None:
    """Print signature lines on the page of the lines of text before them, `after` at least."""
    if lines:
        paper.hold(after)
        paper.add(signature_lines(lines, signed))


def seal(paper: Paper, facts: PaperFacts, look: Look = BODY) -> None:
    """Print the place for the body's seal over its name and the date of issue."""
    paper.hold()
    date_text = day(facts.issued_on) if facts.issued_on else ""
    paper.add(seal_place(seal_name(facts.body), date_text, look.size, look.style, paper.sheet))


def seal_name(body: BodyFacts) -> str:
    """Return the name as cut in the seal."""
    return body.seal_name or body.name


def contact_line(paper: Paper, name: str, phone: str, look: Look = BODY) -> None:
    """Print whom to ask, if known."""
    parts = [f"联系人：{name}" if name else "", f"联系电话：{phone}" if phone else ""]
    text = "　　".join(part for part in parts if part)
    if text:
        paper.paragraph(text, look)
