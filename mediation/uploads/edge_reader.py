"""骑缝码 of a scanned page, found from where its code of squares stands, however it lay.

The code is a square of known size at a known place, so its corners tell where the page lies. Over
the length of a page that is some millimetres wrong; the grid of the strip is then searched nearby.
"""

from collections.abc import Iterable, Sequence
from itertools import product

import zxingcpp
from PIL import Image, ImageFilter

from mediation.domain.edge_strips import SQUARES, Strips
from mediation.domain.page_places import (
    CODE_LEFT,
    CODE_SIDE,
    CODE_TOP,
    EDGE_LEFTS,
    EDGE_PITCH,
    EDGE_SQUARE,
    EDGE_TOP,
)

# The piece of paper that is looked at, in millimetres from the upper left corner of the page.
LEFT, TOP, WIDTH, HEIGHT = 194.0, 94.0, 18.0, 110.0
DOTS = 4  # of the piece, per millimetre
COLUMNS = tuple(left + EDGE_SQUARE / 2 for left in EDGE_LEFTS)
BESIDE = tuple(COLUMNS[0] + step * (EDGE_LEFTS[1] - EDGE_LEFTS[0]) for step in (-0.5, 0.5, 1.5))
CODE_CORNERS = tuple(
    (CODE_LEFT + across * CODE_SIDE, CODE_TOP + down * CODE_SIDE)
    for across, down in ((0, 0), (1, 0), (1, 1), (0, 1))
)
# How far the strip may be from where the code says, and how much further at its end: millimetres.
SHIFTS = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0)
DRIFTS = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
# Of the 255 steps from white to black: less is no strip, or none that can be told from dirt.
LEAST_CONTRAST = 40
# So many of the 48 squares are taken for the lightest and for the darkest.
SAMPLE = 6
Point = tuple[float, float]


def strips_beside(sheet: Image.Image, position: zxingcpp.Position, scale: float) -> Strips | None:
    """The two columns of the page whose code stands there; None where they cannot be read."""
    corners = [
        (point.x * scale, point.y * scale)
        for point in (
            position.top_left, position.top_right, position.bottom_right, position.bottom_left,
        )
    ]  # fmt: skip
    piece = _straightened(sheet, corners)
    grid = _found_grid(piece)
    seen = [[grid.ink(piece, x, row) for row in range(SQUARES)] for x in COLUMNS]
    ranked = sorted(value for column in seen for value in column)
    light, dark = ranked[SAMPLE], ranked[-SAMPLE]
    if dark - light < LEAST_CONTRAST:
        return None
    left, right = (tuple(value > (light + dark) / 2 for value in column) for column in seen)
    return Strips(left, right)


class _Piece:
    """The right edge of a page, upright; darkness is asked for in millimetres of the page."""

    def __init__(self, picture: Image.Image) -> None:
        self._width, self._height = picture.size
        self._bytes = picture.tobytes()

    def darkness(self, x: float, y: float) -> int:
        """How dark the paper is around a place: 0 for white."""
        across, down = int((x - LEFT) * DOTS), int((y - TOP) * DOTS)
        if not (0 <= across < self._width and 0 <= down < self._height):
            return 0
        return 255 - self._bytes[down * self._width + across]


class _Grid:
    """Where the squares stand: (x, y) off at the first, and at the last further by the drifts."""

    def __init__(self, x: float, y: float, turn: float, stretch: float) -> None:
        self._x, self._y, self._turn, self._stretch = x, y, turn, stretch

    def middle(self, x: float, row: float) -> Point:
        """The middle of a square; half a row further is a gap."""
        part = row / (SQUARES - 1)
        y = EDGE_TOP + EDGE_SQUARE / 2 + EDGE_PITCH * row
        return x + self._x + self._turn * part, y + self._y + self._stretch * part

    def ink(self, piece: _Piece, x: float, row: int) -> float:
        """How much darker a square is than the gaps above and below it."""
        above, below = (piece.darkness(*self.middle(x, row + step)) for step in (-0.5, 0.5))
        return piece.darkness(*self.middle(x, row)) - (above + below) / 2

    def score(self, piece: _Piece) -> float:
        """Dark where squares may be, white between and beside them: the higher, the better."""
        rows = range(SQUARES)
        squares = sum(self.ink(piece, x, row) for x in COLUMNS for row in rows)
        beside = sum(piece.darkness(*self.middle(x, row)) for x in BESIDE for row in rows)
        return squares - beside / 2


def _found_grid(piece: _Piece) -> _Grid:
    """The grid that fits best, found coarsely and then nearer."""

    def best_of(choices: Iterable[tuple[float, ...]]) -> tuple[float, ...]:
        return max(choices, key=lambda values: _Grid(*values).score(piece))

    x, y, *_ = best_of((x, y, 0.0, 0.0) for x, y in product(SHIFTS, SHIFTS))
    best = best_of((x, y, turn, stretch) for turn, stretch in product(DRIFTS, DRIFTS))
    for step in (0.5, 0.25):
        best = best_of(product(*((value - step, value, value + step) for value in best)))
    return _Grid(*best)


def _straightened(sheet: Image.Image, corners: Sequence[Point]) -> _Piece:
    """The edge of the page as it would lie upright, softened."""
    a, b, c, d, e, f = _turn_of(corners)
    size = (int(WIDTH * DOTS), int(HEIGHT * DOTS))
    # From a dot of the piece to millimetres of the page, and on to a dot of the sheet.
    data = (
        a / DOTS, b / DOTS, a * LEFT + b * TOP + c, d / DOTS, e / DOTS, d * LEFT + e * TOP + f,
    )  # fmt: skip
    dots_per_millimetre = (a * a + d * d) ** 0.5
    soft = sheet.filter(ImageFilter.BoxBlur(max(0.0, (dots_per_millimetre / DOTS - 1) / 2)))
    piece = soft.transform(
        size, Image.Transform.AFFINE, data, Image.Resampling.BILINEAR, fillcolor=255
    )
    # What is then seen at the middle of a square is the mean of most of it.
    return _Piece(piece.filter(ImageFilter.BoxBlur(EDGE_SQUARE * DOTS / 4)))


def _turn_of(corners: Sequence[Point]) -> tuple[float, float, float, float, float, float]:
    """From millimetres of the page to dots of the sheet: turned, scaled and moved, not sheared."""
    count = len(corners)
    page_x = sum(x for x, _ in CODE_CORNERS) / count
    page_y = sum(y for _, y in CODE_CORNERS) / count
    sheet_x, sheet_y = (sum(values) / count for values in zip(*corners, strict=True))
    along = across = length = 0.0
    for (x, y), (u, v) in zip(CODE_CORNERS, corners, strict=True):
        x, y, u, v = x - page_x, y - page_y, u - sheet_x, v - sheet_y
        along += x * u + y * v
        across += x * v - y * u
        length += x * x + y * y
    cosine, sine = along / length, across / length
    return (
        cosine, -sine, sheet_x - cosine * page_x + sine * page_y,
        sine, cosine, sheet_y - sine * page_x - cosine * page_y,
    )  # fmt: skip
