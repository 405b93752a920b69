"""The frame of the sheets around a volume: they have no number in the count of its pages."""

from mediation.documents.embedding import PaperCanvas
from mediation.documents.geometry import FOOTER_BASELINE, FOOTER_SIZE
from mediation.documents.marks import BLACK
from mediation.documents.page_frame import Frame, line
from mediation.documents.typesetting import Align


class BareFrame(Frame):
    """Cover, back cover and stand-ins: nothing at the foot."""

    def draw_number(self, canvas: PaperCanvas, number: int, count: int) -> None:
        """Leave the foot empty."""


class ListFrame(Frame):
    """Catalogue and remarks: counted by themselves, and never as 第 n 页."""

    def draw_number(self, canvas: PaperCanvas, number: int, count: int) -> None:
        """Write the name of the sheet with its own count."""
        text = f"{self.title}　{number} / {count}"
        line(canvas, text, FOOTER_BASELINE, FOOTER_SIZE, Align.CENTRE, BLACK, self.sheet)
