"""The code at the foot of each page: which paper it is, and which of how many pages.

A scan that comes back can so be put to its paper, and a page that is missing is noticed.
"""

from math import isqrt

import zxingcpp

from mediation.documents.embedding import PaperCanvas
from mediation.documents.facts.keeping import FactsError
from mediation.documents.fonts import Style
from mediation.documents.geometry import (
    MARGIN_LEFT,
    MIDDLE,
    PAGE_CODE_BOTTOM,
    PAGE_CODE_SIDE,
    PAGE_CODE_SIZE,
    TEXT_WIDTH,
)
from mediation.documents.marks import GREY, MatrixMark
from mediation.documents.sealing import code_text
from mediation.documents.typesetting import Align, Setting, Span, set_lines
from mediation.documents.wording import grouped
from mediation.domain.page_codes import PageMark, is_code

# Trying all eight masks for the calmest takes longer than everything else.
HOW = {"ec_level": "M", "data_mask": 3}
QUIET_SQUARES = 4


def draw_page_code(canvas: PaperCanvas, mark: PageMark, text_hash: str) -> None:
    """Draw the squares at the right of the foot and the code of the paper in words beside them.

    FactsError if the code cannot name a paper.
    """
    if not is_code(mark.code):
        raise FactsError(f"page_code: {mark.code!r} is no code of a paper")
    rows = _squares(code_text(mark, text_hash))
    left = MARGIN_LEFT + TEXT_WIDTH - PAGE_CODE_SIDE
    MatrixMark(left, 0, PAGE_CODE_SIDE, rows).draw(canvas, PAGE_CODE_BOTTOM + PAGE_CODE_SIDE)
    quiet = QUIET_SQUARES * PAGE_CODE_SIDE / len(rows)
    setting = Setting(
        PAGE_CODE_SIZE, PAGE_CODE_SIZE, TEXT_WIDTH - PAGE_CODE_SIDE - quiet, MARGIN_LEFT,
        align=Align.RIGHT,
    )  # fmt: skip
    words = f"校验码 {grouped(mark.code, 4).replace(' ', '-')}"
    for marks in set_lines((Span(words, Style.SONG, GREY),), setting):
        for each in marks:
            each.draw(canvas, PAGE_CODE_BOTTOM + PAGE_CODE_SIZE / 2 + MIDDLE * PAGE_CODE_SIZE)


def _squares(text: str) -> tuple[bytes, ...]:
    """The rows of a QR code; black squares are zero bytes."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, **HOW)
    # An encoder written in Python takes longer for a seal than setting the page it stands on.
    squares = bytes(memoryview(made.to_image(scale=1, add_quiet_zones=False)))  # type: ignore[arg-type]
    side = isqrt(len(squares))
    return tuple(squares[start : start + side] for start in range(0, side * side, side))
