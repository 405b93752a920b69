"""Drawing 骑缝码 at the right edge of a page: two columns of small squares."""

from mediation.documents.embedding import PaperCanvas
from mediation.documents.geometry import EDGE_COLUMNS, EDGE_PITCH, EDGE_SQUARE, EDGE_TOP
from mediation.documents.marks import GREY
from mediation.domain.edge_strips import column


def draw_edge_strip(canvas: PaperCanvas, code: str, before: str, text_hash: str) -> None:
    """Draw the columns of a page; `before` is the hash of the text of the page before it."""
    squares = [
        f"{x:.3f} {EDGE_TOP - row * EDGE_PITCH - EDGE_SQUARE:.3f} {EDGE_SQUARE:.3f} "
        f"{EDGE_SQUARE:.3f} re"
        for x, said in zip(EDGE_COLUMNS, (before, text_hash), strict=True)
        for row, is_filled in enumerate(column(code, said))
        if is_filled
    ]
    canvas.write((f"{GREY} rg", *squares, "f"))
