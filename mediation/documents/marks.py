"""What ink goes where: text, rules and tick boxes, placed relative to a top edge."""

import re
from dataclasses import dataclass, replace

from mediation.documents.embedding import PaperCanvas
from mediation.documents.font_file import FontFile
from mediation.documents.geometry import RULE_WIDTH

BLACK = "0 0 0"
RED = "0.72 0.06 0.08"
GREY = "0.42 0.42 0.42"
PALE = "0.925 0.925 0.925"
_BLACK_RUN = re.compile(rb"\0+")


@dataclass(frozen=True, slots=True)
class TextMark:
    """A run of glyphs of one face on one baseline; y is measured downwards.

    `tucks` are the points taken out after each glyph, `spacing` is added after every glyph.
    """

    x: float
    y: float
    face: FontFile
    size: float
    text: str
    numbers: tuple[int, ...]
    tucks: tuple[float, ...]
    spacing: float
    colour: str

    def lowered(self, distance: float) -> "TextMark":
        """Return the run further down by a distance."""
        return replace(self, y=self.y + distance)

    def draw(self, canvas: PaperCanvas, top: float) -> None:
        """Write the run; text stays text, whatever characters it holds."""
        font = canvas.embedded(self.face)
        codes = font.codes(self.numbers, self.text)
        strings, start = list[str](), 0
        if any(self.tucks):
            for place, tuck in enumerate(self.tucks, start=1):
                if tuck:
                    run = "".join(codes[start:place])
                    strings.append(f"<{run}>{tuck * 1000 / self.size:.0f}")
                    start = place
        if start < len(codes):
            strings.append(f"<{''.join(codes[start:])}>")
        canvas.write(
            (
                f"BT {self.colour} rg /{font.name} {self.size:.5g} Tf {self.spacing:.4f} Tc",
                f"1 0 0 1 {self.x:.3f} {top - self.y:.3f} Tm [{''.join(strings)}] TJ ET",
            )
        )


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = RULE_WIDTH
    colour: str = BLACK
    dashed: bool = False

    def draw(self, canvas: PaperCanvas, top: float) -> None:
        """Draw the line."""
        dash = "[4 3] 0 d" if self.dashed else "[] 0 d"
        canvas.write(
            (
                f"{self.colour} RG {self.width:.3f} w {dash}",
                f"{self.x1:.3f} {top - self.y1:.3f} m {self.x2:.3f} {top - self.y2:.3f} l S",
            )
        )


@dataclass(frozen=True, slots=True)
class BoxMark:
    """A tick box; drawn because no Chinese face has ☐ and ☑."""

    x: float
    y: float  # its bottom edge
    side: float
    ticked: bool

    def draw(self, canvas: PaperCanvas, top: float) -> None:
        """Draw the box, and the tick if there is one."""
        bottom, side = top - self.y, self.side
        canvas.write((f"{BLACK} RG 0.7 w [] 0 d {self.x:.3f} {bottom:.3f} {side} {side} re S",))
        if self.ticked:
            corners = ((0.2, 0.5), (0.42, 0.24), (0.82, 0.8))
            points = [
                f"{self.x + across * side:.3f} {bottom + up * side:.3f}" for across, up in corners
            ]
            canvas.write((f"1.2 w {points[0]} m {points[1]} l {points[2]} l S",))


@dataclass(frozen=True, slots=True)
class InkMark:
    """Pen strokes, each a row of points measured to the right and downwards."""

    strokes: tuple[tuple[tuple[float, float], ...], ...]
    width: float = 1.0

    def draw(self, canvas: PaperCanvas, top: float) -> None:
        """Draw the strokes with round ends and joins; a single point is a dot."""
        paths = []
        for (x, y), *others in self.strokes:
            reached = others or [(x, y)]
            path = [f"{x:.2f} {top - y:.2f} m"]
            path += [f"{across:.2f} {top - down:.2f} l" for across, down in reached]
            paths.append(" ".join(path))
        canvas.write((f"q {BLACK} RG {self.width:.3g} w 1 J 1 j [] 0 d", *paths, "S Q"))


@dataclass(frozen=True, slots=True)
class MatrixMark:
    """A square of small black squares: a code for machines to read; x and y are its corner."""

    x: float
    y: float
    side: float
    rows: tuple[bytes, ...]  # a zero byte for each black square

    def draw(self, canvas: PaperCanvas, top: float) -> None:
        """Fill all squares as one path, so that no seams show between them."""
        unit = self.side / len(self.rows)
        squares = [
            f"{start} {down} {end - start} 1 re"
            for down, row in enumerate(self.rows)
            for run in _BLACK_RUN.finditer(row)
            for start, end in (run.span(),)
        ]
        # The page is measured in squares, downwards: whole numbers are short and quickly written.
        turned = f"q {unit:.6f} 0 0 {-unit:.6f} {self.x:.3f} {top - self.y:.3f} cm {BLACK} rg"
        canvas.write((turned, *squares, "f Q"))


@dataclass(frozen=True, slots=True)
class LinkMark:
    """A place that leads elsewhere; nothing is to be seen of it."""

    x: float
    y: float
    width: float
    height: float
    target: str

    def draw(self, canvas: PaperCanvas, top: float) -> None:
        """Add the link to the page."""
        bottom = top - self.y - self.height
        corners = (self.x, bottom, self.x + self.width, bottom + self.height)
        canvas.linkURL(self.target, corners, relative=0, thickness=0)


Mark = TextMark | RuleMark | BoxMark | InkMark | MatrixMark | LinkMark
