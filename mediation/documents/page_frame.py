"""What every page carries: head, foot with page x of y, the draft mark, the lines to sign."""

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.documents.edge_strip import draw_edge_strip
from mediation.documents.embedding import PaperCanvas
from mediation.documents.fonts import Style
from mediation.documents.geometry import (
    FOOTER_BASELINE,
    FOOTER_SIZE,
    HAIRLINE,
    HEADER_BASELINE,
    HEADER_RULE,
    MARGIN_LEFT,
    MARGIN_TOP,
    MIDDLE,
    PAGE_CODE_RISE,
    PAGE_HEIGHT,
    PAGE_SIGNATURE_BASELINE,
    PAGE_SIGNATURE_ROOM,
    PAGE_SIZE,
    PAGE_WIDTH,
    SMALL_SIZE,
    TEXT_WIDTH,
    WATERMARK_ANGLE,
    WATERMARK_SIZE,
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
class Frame:
    """What is the same on every page of a paper."""

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


def draw_pages(frame: Frame, pages: Sequence[PageContent]) -> bytes:
    """Draw the pages and return the PDF; the same facts give the same bytes."""
    canvas = PaperCanvas(PAGE_SIZE)
    canvas.setTitle(f"{frame.title} {frame.number}".strip())
    canvas.setAuthor(frame.body_name)
    canvas.setCreator(PRODUCT)
    canvas.setProducer(PRODUCT)
    hashes = ["", *map(text_hash, pages)]
    for number, page in enumerate(pages, start=1):
        if frame.draft:
            _watermark(canvas)
        for top, ink in page.placed:
            ink.draw(canvas, PAGE_HEIGHT - MARGIN_TOP - top)
        _head(canvas, frame, first=number == 1)
        mark = PageMark(frame.page_code, number, len(pages))
        _foot(canvas, frame, mark, hashes[number])
        if frame.is_coded:
            draw_edge_strip(canvas, frame.page_code, hashes[number - 1], hashes[number])
        canvas.end_page()
    return canvas.finished()


def _head(canvas: PaperCanvas, frame: Frame, *, first: bool) -> None:
    """Write body name and document number; the first page has them in its letterhead."""
    if frame.draft:
        _line(canvas, PREVIEW_NOTE, HEADER_BASELINE + 16, SMALL_SIZE, Align.CENTRE, GREY)
    if first:
        return
    number_width = text_width(frame.number, SMALL_SIZE)
    name = _shortened(frame.body_name, TEXT_WIDTH - number_width - 2 * SMALL_SIZE)
    _line(canvas, name, HEADER_BASELINE, SMALL_SIZE, Align.LEFT, GREY)
    shown = frame.number or frame.title
    _line(canvas, shown, HEADER_BASELINE, SMALL_SIZE, Align.RIGHT, GREY)
    rule = RuleMark(MARGIN_LEFT, 0, MARGIN_LEFT + TEXT_WIDTH, 0, HAIRLINE, GREY)
    rule.draw(canvas, HEADER_RULE)


def _shortened(text: str, room: float) -> str:
    """Cut a very long name so that it does not run into the number beside it."""
    if text_width(text, SMALL_SIZE) <= room:
        return text
    while text and text_width(text + ELLIPSIS, SMALL_SIZE) > room:
        text = text[:-1]
    return text + ELLIPSIS


def _foot(canvas: PaperCanvas, frame: Frame, page: PageMark, text_hash: str) -> None:
    text = f"第 {page.number} 页　共 {page.count} 页"
    _line(canvas, text, FOOTER_BASELINE, FOOTER_SIZE, Align.CENTRE, BLACK)
    if frame.is_coded:
        draw_page_code(canvas, page, text_hash)
    _signers(canvas, frame)


def _signers(canvas: PaperCanvas, frame: Frame) -> None:
    """Print a line for everybody who signs each page, above the code if there is one."""
    if not frame.page_signers:
        return
    baseline = PAGE_SIGNATURE_BASELINE + (PAGE_CODE_RISE if frame.is_coded else 0.0)
    share = TEXT_WIDTH / len(frame.page_signers)
    for index, signer in enumerate(frame.page_signers):
        x = MARGIN_LEFT + index * share
        _line(canvas, signer, baseline, FOOTER_SIZE, Align.LEFT, BLACK, x)
        start = x + text_width(signer, FOOTER_SIZE) + 2
        rule = RuleMark(start, 2, x + share - 12, 2, HAIRLINE)
        rule.draw(canvas, baseline)


def _line(
    canvas: PaperCanvas,
    text: str,
    baseline: float,
    size: float,
    align: Align,
    colour: str,
    x: float = MARGIN_LEFT,
) -> None:
    setting = Setting(size, size, TEXT_WIDTH, x=x, align=align)
    for marks in set_lines((Span(text, Style.SONG, colour),), setting)[:1]:
        for mark in marks:
            mark.draw(canvas, baseline + size / 2 + MIDDLE * size)


def _watermark(canvas: PaperCanvas) -> None:
    """Write 草稿 across the page, under the text, too pale to disturb reading."""
    canvas.saveState()
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(WATERMARK_ANGLE)
    spacing = 0.6 * WATERMARK_SIZE
    width = text_width(WATERMARK, WATERMARK_SIZE, Style.HEI) + 2 * spacing
    setting = Setting(
        WATERMARK_SIZE, WATERMARK_SIZE, width, x=-width / 2 + spacing / 2, align=Align.LEFT,
        spacing=spacing,
    )  # fmt: skip
    for mark in set_lines((Span(WATERMARK, Style.HEI, PALE),), setting)[0]:
        mark.draw(canvas, WATERMARK_SIZE / 2)
    canvas.restoreState()
