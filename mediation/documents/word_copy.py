"""A copy of a paper that an office may edit in Word or WPS: the same blocks, without the pages.

It is no paper: every page says so in its head, it bears no code, no seal and no signature, and the
type of the reader's machine takes the place of ours.
"""

from datetime import datetime
from functools import singledispatch
from io import BytesIO

from docx import Document
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from mediation.documents.fonts import Style
from mediation.documents.geometry import PAGE_HEIGHT, PAGE_WIDTH, SMALL_SIZE, Sheet
from mediation.documents.marks import BLACK
from mediation.documents.story import (
    Blank,
    Block,
    Cell,
    Choices,
    Divider,
    Grid,
    PageBreak,
    Prose,
    Story,
)
from mediation.documents.typesetting import Align, Span, paragraphs_of

NOTICE = "供编辑的副本，不是正式文书"
# What machines in offices have under the name of each of our styles.
FACES = {
    Style.SONG: "宋体",
    Style.BOLD: "宋体",
    Style.HEI: "黑体",
    Style.KAI: "楷体",
    Style.FANG: "仿宋",
}
LATIN = "Times New Roman"
ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
TICKED, OPEN = "☑", "☐"
BETWEEN_CHOICES = "　　"
LINE_SPACING = 1.4  # of the height of the type
RED = RGBColor(0xB8, 0x0F, 0x14)


def word_copy(story: Story, *, at: datetime) -> bytes:
    """Return the copy as a .docx; the same words in the same order as on the paper."""
    file = Document()
    _set_up(file, story, at)
    for block in story.blocks:
        _write(block, file, story.sheet)
    written = BytesIO()
    file.save(written)
    return written.getvalue()


def _set_up(file: WordFile, story: Story, at: datetime) -> None:
    """Set the size of the page, the notice on each page, and what the file says about itself."""
    sheet, (section,) = story.sheet, file.sections
    section.page_width, section.page_height = Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)
    section.left_margin, section.top_margin = Pt(sheet.left), Pt(sheet.top)
    section.right_margin = Pt(PAGE_WIDTH - sheet.right)
    section.bottom_margin = Pt(PAGE_HEIGHT - sheet.top - sheet.height)
    notice = section.header.paragraphs[0]
    notice.alignment = WD_ALIGN_PARAGRAPH.CENTER
    source = f"（取自 {story.number}）" if story.number else ""
    _add(notice, Span(NOTICE + source, Style.HEI), SMALL_SIZE).font.color.rgb = RED
    if story.page_signers:
        _add(
            section.footer.paragraphs[0], Span(BETWEEN_CHOICES.join(story.page_signers)), SMALL_SIZE
        )
    about = file.core_properties
    about.title = f"{story.title}（{NOTICE}）"
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = at
    normal = file.styles["Normal"].paragraph_format
    normal.space_before = normal.space_after = Pt(0)
    normal.line_spacing = LINE_SPACING


@singledispatch
def _write(block: Block, file: WordFile, sheet: Sheet) -> None:
    """Write one block at the end of the file."""
    raise TypeError(f"no way to write {type(block).__name__}")


@_write.register
def _(block: Prose, file: WordFile, sheet: Sheet) -> None:
    paragraph = file.add_paragraph()
    paragraph.alignment = ALIGNMENTS[block.align]
    _indent(paragraph, block.indent, block.left, block.size)
    for span in block.spans:
        _add(paragraph, span, block.size)


@_write.register
def _(block: Choices, file: WordFile, sheet: Sheet) -> None:
    paragraph = file.add_paragraph()
    _indent(paragraph, block.indent, 0.0, block.size)
    told = [f"{TICKED if ticked else OPEN} {text}" for text, ticked in block.choices]
    _add(paragraph, Span(BETWEEN_CHOICES.join(told)), block.size)


@_write.register
def _(block: Blank, file: WordFile, sheet: Sheet) -> None:
    paragraph = file.add_paragraph()
    _indent(paragraph, block.indent, 0.0, block.size)
    for span in block.label:
        _add(paragraph, span, block.size)
    if block.filled:
        _add(paragraph, Span(block.filled), block.size)
    stops = paragraph.paragraph_format.tab_stops
    end = sheet.width - len(block.behind) * block.size
    stops.add_tab_stop(Pt(end), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
    paragraph.add_run("\t")
    if block.behind:
        _add(paragraph, Span(block.behind), block.size)


@_write.register
def _(block: Grid, file: WordFile, sheet: Sheet) -> None:
    table = file.add_table(rows=len(block.rows), cols=len(block.shares), style="Table Grid")
    table.autofit = False
    widths = [sheet.width * share / sum(block.shares) for share in block.shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for row, told in zip(table.rows, block.rows, strict=True):
        for cell, content, width in zip(row.cells, told, widths, strict=True):
            cell.width = Pt(width)
            _fill(cell, content, block.size)
    if block.has_head:
        _repeat_head(table)


@_write.register
def _(block: Divider, file: WordFile, sheet: Sheet) -> None:
    """Draw the line as the lower border of an empty paragraph."""
    borders = OxmlElement("w:pBdr")
    below = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "auto")):
        below.set(qn(f"w:{name}"), value)
    borders.append(below)
    file.add_paragraph()._p.get_or_add_pPr().append(borders)


@_write.register
def _(block: PageBreak, file: WordFile, sheet: Sheet) -> None:
    file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _fill(cell: _Cell, content: Cell, size: float) -> None:
    paragraphs = paragraphs_of(content.text, content.style)
    for index, spans in enumerate(paragraphs):
        paragraph = cell.add_paragraph() if index else cell.paragraphs[0]
        paragraph.alignment = ALIGNMENTS[content.align]
        for span in spans:
            _add(paragraph, span, size)


def _repeat_head(table: Table) -> None:
    """Repeat the first row on every page that the table goes over."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def _indent(paragraph: Paragraph, first: float, left: float, size: float) -> None:
    paragraph.paragraph_format.first_line_indent = Pt(first * size)
    paragraph.paragraph_format.left_indent = Pt(left * size)


def _add(paragraph: Paragraph, span: Span, size: float) -> Run:
    """Add text in one style; what somebody typed stays text."""
    run = paragraph.add_run(span.text)
    run.font.size, run.font.name = Pt(size), LATIN
    run.bold = span.style is Style.BOLD
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FACES[span.style])
    if span.colour != BLACK:
        run.font.color.rgb = RGBColor(*(round(255 * float(part)) for part in span.colour.split()))
    return run
