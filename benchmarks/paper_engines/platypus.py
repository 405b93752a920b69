"""ReportLab's own flow of paragraphs and tables, as its manual shows it."""

from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from benchmarks.paper_engines import (
    BOLD,
    CODE_BOTTOM,
    CODE_SIDE,
    FACES,
    FOOT_BASELINE,
    FOOT_SIZE,
    HEADING,
    MARGINS,
    MEASURE,
    MILLIMETRE,
    REGULAR,
    Block,
    Draw,
    Outline,
    squares,
)

ALIGN = {"justify": 4, "left": 0, "centre": 1, "right": 2}


def prepared() -> Draw:
    """Return what draws the agreement; the faces are read once."""
    for face in (REGULAR, BOLD, HEADING):
        registerFont(TTFont(face, FACES / f"{face}.ttf"))
    above, below, left = (measure * MILLIMETRE for measure in MARGINS)

    def drawn(outline: Outline) -> bytes:
        out = BytesIO()
        made = SimpleDocTemplate(
            out, pagesize=A4, topMargin=above - 6, bottomMargin=below - 6, leftMargin=left - 6,
            rightMargin=A4[0] - left - MEASURE - 6,
        )  # fmt: skip
        story: list[Any] = []
        for is_row, blocks in groupby(outline.blocks, key=lambda block: block.is_row):
            found = list(blocks)
            story += [_table(found, outline)] if is_row else map(_paragraph, found)

        def foot(canvas: Any, _: Any) -> None:
            _foot(canvas, outline)

        made.build(story, onFirstPage=foot, onLaterPages=foot)
        return out.getvalue()

    return drawn


def _paragraph(block: Block) -> Any:
    style = ParagraphStyle(
        "block", fontName=block.face, fontSize=block.size, leading=block.leading,
        firstLineIndent=block.indent * block.size, alignment=ALIGN[block.align], wordWrap="CJK",
        spaceBefore=block.room,
    )  # fmt: skip
    text = block.texts[0]
    if block.label:
        text = f'<font name="{BOLD}">{text[: block.label]}</font>{text[block.label :]}'
    return Paragraph(text, style)


def _table(rows: list[Block], outline: Outline) -> Any:
    total = sum(outline.shares)
    cells = [[_paragraph(_cell(row, text)) for text in row.texts] for row in rows]
    look = [("GRID", (0, 0), (-1, -1), 0.6, "#000000"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    return Table(
        cells, [MEASURE * share / total for share in outline.shares], style=look, repeatRows=1
    )  # fmt: skip


def _cell(row: Block, text: str) -> Block:
    return Block((text,), row.size, row.leading, row.face, align="left")


def _foot(canvas: Any, outline: Outline) -> None:
    number = canvas.getPageNumber()
    left = MARGINS[2] * MILLIMETRE
    canvas.setFont(REGULAR, FOOT_SIZE)
    words = f"第 {number} 页　共 {len(outline.codes)} 页"
    canvas.drawCentredString(left + MEASURE / 2, FOOT_BASELINE, words)
    (side, _, _), *runs = squares(outline.codes[number - 1])
    unit, x = CODE_SIDE / side, left + MEASURE - CODE_SIDE
    path = canvas.beginPath()
    for start, down, length in runs:
        path.rect(
            x + start * unit, CODE_BOTTOM + CODE_SIDE - (down + 1) * unit, length * unit, unit
        )
    canvas.drawPath(path, stroke=0, fill=1)
