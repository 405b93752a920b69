"""What goes out: kept papers one after the other, a reprint with a small mark at its edge.

What another office takes away bears its mark across the page, too, where nobody cuts it off.

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
from mediation.documents.page_frame import PRODUCT, across, line
from mediation.documents.typesetting import Align

# The upper margin, above the head of every page and left of the strip at its edge.
MARGIN = Sheet(28 * MILLIMETRE, 0, 168 * MILLIMETRE, 0)
ACROSS_SIZE, ACROSS_ALPHA = 17.0, 0.22


@dataclass(frozen=True)
class PrintedCopy:
    """One copy of a paper, and what it says when it is a reprint."""

    content: bytes
    mark: str = ""
    across: bool = False


def bound(copies: Iterable[PrintedCopy], title: str, *, on_both_sides: bool = False) -> bytes:
    """Return one PDF of all copies in their order; a single first copy leaves as it was kept.

    Printed on both sides, no copy begins on the back of another.
    """
    waiting = list(copies)
    if len(waiting) == 1 and not waiting[0].mark:
        return waiting[0].content
    # What is taken from a file is read when the whole is written: all stay open until then.
    with ExitStack() as opened, pikepdf.new() as made:
        wanted = dict.fromkeys((copy.mark, copy.across) for copy in waiting if copy.mark)
        overlays = {each: opened.enter_context(_overlay(*each)).pages[0] for each in wanted}
        for copy in waiting:
            begins = len(made.pages)
            kept = opened.enter_context(pikepdf.open(BytesIO(copy.content)))
            _unsign(kept)
            made.pages.extend(kept.pages)
            for number in range(begins, len(made.pages) if copy.mark else begins):
                made.pages[number].add_overlay(overlays[copy.mark, copy.across], None)
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


def _overlay(mark: str, is_across: bool) -> pikepdf.Pdf:
    """A page with nothing but the mark."""
    canvas = PaperCanvas(PAGE_SIZE)
    baseline = HEADER_BASELINE + REPRINT_MARK_RISE
    line(canvas, mark, baseline, SMALL_SIZE, Align.RIGHT, GREY, MARGIN)
    if is_across:
        # Over the text and over pictures: what lies beneath must shine through.
        canvas.setFillAlpha(ACROSS_ALPHA)
        across(canvas, mark, ACROSS_SIZE, GREY)
    canvas.end_page()
    return pikepdf.open(BytesIO(canvas.finished()))
