"""What every page carries: head, foot with page x of y, the draft mark, the lines to sign."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from mediation.documents.edge_strip import draw_edge_strip
from mediation.documents.embedding import PaperCanvas
from mediation.documents.fonts import Style
from mediation.documents.geometry import (
    CASE_SHEET,
    FOOTER_BASELINE,
    FOOTER_SIZE,
    HAIRLINE,
    HEADER_BASELINE,
    HEADER_RULE,
    LETTERHEAD_LEADING,
    LETTERHEAD_SIZE,
    MIDDLE,
    PAGE_CODE_RISE,
    PAGE_HEIGHT,
    PAGE_SIGNATURE_BASELINE,
    PAGE_SIGNATURE_ROOM,
    PAGE_SIZE,
    PAGE_WIDTH,
    SMALL_SIZE,
    TITLE_SPACING,
    WATERMARK_ANGLE,
    WATERMARK_SIZE,
    Sheet,
)
from mediation.documents.marks import BLACK, GREY, PALE, RuleMark
from mediation.documents.page_code import draw_page_code
from mediation.documents.sealing import text_hash
from mediation.documents.strips import PageContent
from mediation.documents.typesetting import Align, Setting, Span, set_lines, text_width
from mediation.domain.page_codes import PageMark

WATERMARK = "草稿"
PREVIEW_NOTE = "预览稿，仅供核对，不得签署"
PRODUCT = "和解台"
ELLIPSIS = "…"


@dataclass(frozen=True)
class Opening:
    """How a paper of the body begins; gaps are in ems."""

    name_size: float = LETTERHEAD_SIZE
    name_leading: float = LETTERHEAD_LEADING
    name_style: Style = Style.SONG
    name_colour: str = BLACK
    name_gap: float = 0.12
    title_gap: float = TITLE_SPACING
    is_ruled: bool = False  # number, a rule in the colour of the name, then the title


@dataclass(frozen=True)
class Frame:
    """What is the same on every page of a paper, and where its text stands."""

    sheet: ClassVar[Sheet] = CASE_SHEET
    opening: ClassVar[Opening] = Opening()

    title: str
    number: str
    body_name: str
    draft: bool = False
    page_signers: tuple[str, ...] = ()
    page_code: str = ""

    @property
    def is_coded(self) -> bool:
        """Whether its pages carry a code; a draft can be typed anew at will and has none."""
        return bool(self.page_code) and not self.draft

    @property
    def foot_room(self) -> float:
        """How much of the text's height the lines for signing each page take."""
        if not self.page_signers:
            return 0.0
        return PAGE_SIGNATURE_ROOM + (PAGE_CODE_RISE if self.is_coded else 0.0)

    def draw_head(self, canvas: PaperCanvas, number: int) -> None:
        """Write body name and document number; the first page has them in its letterhead."""
        if number == 1:
            return
        number_width = text_width(self.number, SMALL_SIZE)
        name = _shortened(self.body_name, self.sheet.width - number_width - 2 * SMALL_SIZE)
        line(canvas, name, HEADER_BASELINE, SMALL_SIZE, Align.LEFT, GREY, self.sheet)
        shown = self.number or self.title
        line(canvas, shown, HEADER_BASELINE, SMALL_SIZE, Align.RIGHT, GREY, self.sheet)
        rule = RuleMark(self.sheet.left, 0, self.sheet.right, 0, HAIRLINE, GREY)
        rule.draw(canvas, HEADER_RULE)

    def draw_number(self, canvas: PaperCanvas, number: int, count: int) -> None:
        """Write which page it is of how many."""
        text = f"第 {number} 页　共 {count} 页"
        line(canvas, text, FOOTER_BASELINE, FOOTER_SIZE, Align.CENTRE, BLACK, self.sheet)


def draw_pages(frame: Frame, pages: Sequence[PageContent]) -> bytes:
    """Draw the pages and return the PDF; the same facts give the same bytes."""
    canvas = PaperCanvas(PAGE_SIZE)
    canvas.setTitle(f"{frame.title} {frame.number}".strip())
    canvas.setCreator(PRODUCT)
    canvas.setProducer(PRODUCT)
    hashes = ["", *map(text_hash, pages)]
    for number, page in enumerate(pages, start=1):
        if frame.draft:
            # Under the text, too pale to disturb reading.
            across(canvas, WATERMARK, WATERMARK_SIZE, PALE)
        for top, ink in page.placed:
            ink.draw(canvas, PAGE_HEIGHT - frame.sheet.top - top)
        _head(canvas, frame, number)
        mark = PageMark(frame.page_code, number, len(pages))
        _foot(canvas, frame, mark, hashes[number])
        if frame.is_coded:
            draw_edge_strip(canvas, frame.page_code, hashes[number - 1], hashes[number])
        canvas.end_page()
    return canvas.finished()


def _head(canvas: PaperCanvas, frame: Frame, number: int) -> None:
    if frame.draft:
        baseline = HEADER_BASELINE + 16
        line(canvas, PREVIEW_NOTE, baseline, SMALL_SIZE, Align.CENTRE, GREY, frame.sheet)
    frame.draw_head(canvas, number)


def _shortened(text: str, room: float) -> str:
    """Cut a very long name so that it does not run into the number beside it."""
    if text_width(text, SMALL_SIZE) <= room:
        return text

    def width(length: int) -> float:
        return text_width(text[:length] + ELLIPSIS, SMALL_SIZE)

    return text[: bisect_right(range(1, len(text)), room, key=width)] + ELLIPSIS


def _foot(canvas: PaperCanvas, frame: Frame, page: PageMark, text_hash: str) -> None:
    frame.draw_number(canvas, page.number, page.count)
    if frame.is_coded:
        draw_page_code(canvas, page, text_hash)
    _signers(canvas, frame)


def _signers(canvas: PaperCanvas, frame: Frame) -> None:
    """Print a line for everybody who signs each page, above the code if there is one."""
    if not frame.page_signers:
        return
    baseline = PAGE_SIGNATURE_BASELINE + (PAGE_CODE_RISE if frame.is_coded else 0.0)
    share = frame.sheet.width / len(frame.page_signers)
    for index, signer in enumerate(frame.page_signers):
        x = frame.sheet.left + index * share
        room = replace(frame.sheet, left=x)
        line(canvas, signer, baseline, FOOTER_SIZE, Align.LEFT, BLACK, room)
        start = x + text_width(signer, FOOTER_SIZE) + 2
        rule = RuleMark(start, 2, x + share - 12, 2, HAIRLINE)
        rule.draw(canvas, baseline)


def line(
    canvas: PaperCanvas,
    text: str,
    baseline: float,
    size: float,
    align: Align,
    colour: str,
    sheet: Sheet,
) -> None:
    """Write one line across the sheet, at a height of its own."""
    setting = Setting(size, size, sheet.width, x=sheet.left, align=align)
    for marks in set_lines((Span(text, Style.SONG, colour),), setting)[:1]:
        for mark in marks:
            mark.draw(canvas, baseline + size / 2 + MIDDLE * size)


def across(canvas: PaperCanvas, text: str, size: float, colour: str) -> None:
    """Write a few words across the page, from below left to above right."""
    canvas.saveState()
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(WATERMARK_ANGLE)
    spacing = 0.6 * size
    width = text_width(text, size, Style.HEI) + len(text) * spacing
    setting = Setting(
        size, size, width, x=-width / 2 + spacing / 2, align=Align.LEFT, spacing=spacing
    )
    for mark in set_lines((Span(text, Style.HEI, colour),), setting)[0]:
        mark.draw(canvas, size / 2)
    canvas.restoreState()
