"""Handwriting from a screen: its strokes, scaled into the room a line leaves for a signature."""

from dataclasses import dataclass

from mediation.documents.facts.signing import StrokeFacts
from mediation.documents.marks import InkMark

PEN = 1.0  # the width of a stroke
UNITS = 1000  # the points of a pad run from 0 to here, either way
LARGEST_PART = 4.0  # a small mark is not blown up beyond this part of its pad's scale


@dataclass(frozen=True)
class Room:
    """Where a signature may stand, in points; y is measured downwards."""

    x: float
    y: float
    width: float
    height: float


def ink(strokes: StrokeFacts, room: Room) -> InkMark | None:
    """Return the strokes as large as the room allows, in its middle; None if there are none."""
    lines = [line for line in strokes.lines if line]
    if not lines:
        return None
    across, down = max(1, strokes.width) / UNITS, max(1, strokes.height) / UNITS
    drawn = [[(x * across, y * down) for x, y in line] for line in lines]
    xs = [x for line in drawn for x, _ in line]
    ys = [y for line in drawn for _, y in line]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    inner_width, inner_height = room.width - PEN, room.height - PEN
    whole = min(inner_width / (across * UNITS), inner_height / (down * UNITS))
    scale = min(
        inner_width / wide if wide else LARGEST_PART * whole,
        inner_height / high if high else LARGEST_PART * whole,
        LARGEST_PART * whole,
    )
    left = room.x + (room.width - wide * scale) / 2 - min(xs) * scale
    top = room.y + (room.height - high * scale) / 2 - min(ys) * scale
    placed = tuple(tuple((left + x * scale, top + y * scale) for x, y in line) for line in drawn)
    return InkMark(placed, PEN)
