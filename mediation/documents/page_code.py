"""The code at the foot of each page: which paper it is, and which of how many pages.

A scan that comes back can so be put to its paper, and a page that is missing is noticed.
"""

import segno

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
MASK = 3
QUIET_SQUARES = 4


def draw_page_code(canvas: PaperCanvas, mark: PageMark, text_hash: str) -> None:
    """Draw the squares at the right of the foot and the code of the paper in words beside them.

    FactsError if the code cannot name a paper.
    """
    if not is_code(mark.code):
        raise FactsError(f"page_code: {mark.code!r} is no code of a paper")
    made = segno.make_qr(code_text(mark, text_hash), error="m", mask=MASK)
    rows = tuple(tuple(bool(square) for square in row) for row in made.matrix)
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
