"""What goes to the printer: kept papers one after the other, a reprint with a small mark.

The kept bytes are never changed: a mark is laid over the pages on their way out.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from mediation.documents.embedding import PaperCanvas
from mediation.documents.geometry import (
    HEADER_BASELINE,
    MILLIMETRE,
    PAGE_SIZE,
    REPRINT_MARK_RISE,
    SMALL_SIZE,
    Sheet,
)
from mediation.documents.marks import GREY
from mediation.documents.page_frame import PRODUCT, line
from mediation.documents.typesetting import Align

# The upper margin, above the head of every page and left of the strip at its edge.
MARGIN = Sheet(28 * MILLIMETRE, 0, 168 * MILLIMETRE, 0)


@dataclass(frozen=True)
class PrintedCopy:
    """One copy of a paper, and what it says when it is a reprint."""

    content: bytes
    mark: str = ""


def bound(copies: Iterable[PrintedCopy], title: str, *, on_both_sides: bool = False) -> bytes:
    """Return one PDF of all copies in their order; a single first copy leaves as it was kept.

    Printed on both sides, no copy begins on the back of another.
    """
    waiting = list(copies)
    if len(waiting) == 1 and not waiting[0].mark:
        return waiting[0].content
    # What is taken from a file is read when the whole is written: all stay open until then.
    with ExitStack() as opened, pikepdf.new() as made:
        overlays = {
            mark: opened.enter_context(_overlay(mark)).pages[0]
            for mark in dict.fromkeys(copy.mark for copy in waiting if copy.mark)
        }
        for copy in waiting:
            begins = len(made.pages)
            kept = opened.enter_context(pikepdf.open(BytesIO(copy.content)))
            _unsign(kept)
            made.pages.extend(kept.pages)
            for number in range(begins, len(made.pages) if copy.mark else begins):
                made.pages[number].add_overlay(overlays[copy.mark], None)
            if on_both_sides and len(made.pages) % 2:
                made.add_blank_page(page_size=PAGE_SIZE)
        made.docinfo["/Title"] = title
        made.docinfo["/Producer"] = PRODUCT
        written = BytesIO()
        made.save(written)
    return written.getvalue()


def _unsign(kept: pikepdf.Pdf) -> None:
    """Leave out the field of the signature: a copy is no signed file, and would show as forged."""
    for page in kept.pages:
        if "/Annots" in page:
            del page.Annots


def _overlay(mark: str) -> pikepdf.Pdf:
    """A page with nothing but the mark."""
    canvas = PaperCanvas(PAGE_SIZE)
    baseline = HEADER_BASELINE + REPRINT_MARK_RISE
    line(canvas, mark, baseline, SMALL_SIZE, Align.RIGHT, GREY, MARGIN)
    canvas.end_page()
    return pikepdf.open(BytesIO(canvas.finished()))
