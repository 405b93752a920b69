"""The numbers stamped on the pages of a bound volume, drawn over what stands there."""

from collections.abc import Sequence

from mediation.documents.embedding import PaperCanvas
from mediation.documents.geometry import CASE_SHEET, MILLIMETRE, PAGE_HEIGHT, PAGE_SIZE
from mediation.documents.marks import BLACK
from mediation.documents.page_frame import line
from mediation.documents.typesetting import Align

STAMP_SIZE = 9.5
# Above the head of every paper of ours, and above the frame of what was set on A4.
STAMP_BASELINE = PAGE_HEIGHT - 12 * MILLIMETRE


def draw(stamps: Sequence[str]) -> bytes:
    """One page a stamp, with nothing else on it."""
    canvas = PaperCanvas(PAGE_SIZE)
    for text in stamps:
        line(canvas, text, STAMP_BASELINE, STAMP_SIZE, Align.RIGHT, BLACK, CASE_SHEET)
        canvas.end_page()
    return canvas.finished()
