"""The frame of letters between offices, after GB/T 9704-2012: 22 lines of 28 characters a page."""

from dataclasses import replace
from typing import ClassVar

from mediation.documents.embedding import PaperCanvas
from mediation.documents.fonts import Style
from mediation.documents.geometry import (
    LETTER_FOOT_BASELINE,
    LETTER_FOOT_SIZE,
    LETTER_SHEET,
    Sheet,
)
from mediation.documents.marks import BLACK, RED
from mediation.documents.page_frame import Frame, Opening, line
from mediation.documents.typesetting import Align


class LetterFrame(Frame):
    """A letter: the name of the body in red over a red rule, and no running head."""

    sheet: ClassVar[Sheet] = LETTER_SHEET
    opening: ClassVar[Opening] = Opening(
        name_size=22.0,
        name_leading=44.0,
        name_style=Style.BOLD,
        name_colour=RED,
        name_gap=0.1,
        title_gap=0.0,
        is_ruled=True,
    )

    def draw_head(self, canvas: PaperCanvas, number: int) -> None:
        """Write nothing: a letter has no running head."""

    def draw_number(self, canvas: PaperCanvas, number: int, count: int) -> None:
        """Write — 1 —, a character from the right edge on odd pages, from the left on even ones."""
        # A blank at the end of a line takes no room, so the text is set in a narrower sheet.
        room, align = replace(self.sheet, width=self.sheet.width - LETTER_FOOT_SIZE), Align.RIGHT
        if number % 2 == 0:
            room, align = replace(room, left=room.left + LETTER_FOOT_SIZE), Align.LEFT
        text, size = f"— {number} —", LETTER_FOOT_SIZE
        line(canvas, text, LETTER_FOOT_BASELINE, size, align, BLACK, room)
