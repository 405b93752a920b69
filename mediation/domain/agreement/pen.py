"""A signature written on a screen: its strokes, and the traces that are kept with them.

电子签名法 arts. 2, 13-14: written on a screen it is data attached to a paper that names who signed.
It is kept as an image with evidence; nothing here makes it a certificate.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Any

from mediation.domain.errors import FieldProblem, InvalidInput

UNITS = 1000  # points run from 0 to here, across and down the pad
MOST_LINES, MOST_POINTS, LONGEST_TEXT = 200, 5_000, 100_000
SMALLEST_PAD, LARGEST_PAD = 50, 10_000
# Less than this, measured by the shorter side of the pad, is a slip of the pen and no name.
LEAST_INK = 0.5
LATEST_MOMENT = 4_102_444_800_000  # milliseconds; the end of 2099
LONGEST_SIGNING = 3_600_000
FIELD = "strokes"

NOTHING = "没有收到笔迹，请在签名框内签名后再确认。"
BROKEN = "笔迹数据不完整，请清除后重新签名。"
TOO_LONG = "笔迹过多，请清除后只签姓名。"
TOO_SHORT = "笔迹太短，看不出姓名，请清除后重新签名。"

Point = tuple[int, int]


@dataclass(frozen=True)
class PenStrokes:
    """What was drawn, and when the pen first and last touched, by the clock of the device."""

    width: int
    height: int
    lines: tuple[tuple[Point, ...], ...]
    began: int  # milliseconds since 1970
    ended: int

    def as_json(self) -> dict[str, Any]:
        """The strokes as they are stored."""
        lines = [[list(point) for point in line] for line in self.lines]
        return {"width": self.width, "height": self.height, "lines": lines}


@dataclass(frozen=True)
class PenRecord:
    """A signature by pen: the strokes, and on what paper and device they were made."""

    strokes: PenStrokes
    traces: Mapping[str, Any]


def read_strokes(text: str) -> PenStrokes:
    """What the pad sent; InvalidInput with a sentence for anything else."""
    if not text.strip():
        raise _problem(NOTHING)
    if len(text) > LONGEST_TEXT:
        raise _problem(TOO_LONG)
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _problem(BROKEN) from error
    if not isinstance(found, dict):
        raise _problem(BROKEN)
    width, height = (
        _whole(found.get(name), SMALLEST_PAD, LARGEST_PAD) for name in ("width", "height")
    )
    began, ended = (_whole(found.get(name), 0, LATEST_MOMENT) for name in ("began", "ended"))
    if not 0 <= ended - began <= LONGEST_SIGNING:
        raise _problem(BROKEN)
    strokes = PenStrokes(width, height, _lines(found.get("lines")), began, ended)
    if ink_of(strokes) < LEAST_INK:
        raise _problem(TOO_SHORT)
    return strokes


def ink_of(strokes: PenStrokes) -> float:
    """How long all strokes are together, measured by the shorter side of the pad."""
    across, down = strokes.width / UNITS, strokes.height / UNITS
    length = sum(
        math.hypot((x2 - x1) * across, (y2 - y1) * down)
        for line in strokes.lines
        for (x1, y1), (x2, y2) in pairwise(line)
    )
    return length / min(strokes.width, strokes.height)


def evidence_hash(strokes: Mapping[str, Any], traces: Mapping[str, Any]) -> str:
    """The hash of all that is kept of one signature; the signed copy prints it."""
    kept = {"strokes": strokes, "traces": traces}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _lines(found: Any) -> tuple[tuple[Point, ...], ...]:
    if not isinstance(found, list) or not all(isinstance(line, list) for line in found):
        raise _problem(BROKEN)
    if not any(found):
        raise _problem(NOTHING)
    if len(found) > MOST_LINES or sum(map(len, found)) > MOST_POINTS:
        raise _problem(TOO_LONG)
    return tuple(tuple(_point(each) for each in line) for line in found if line)


def _point(found: Any) -> Point:
    if not isinstance(found, list) or len(found) != 2:
        raise _problem(BROKEN)
    return _whole(found[0], 0, UNITS), _whole(found[1], 0, UNITS)


def _whole(found: Any, least: int, most: int) -> int:
    if type(found) is not int or not least <= found <= most:
        raise _problem(BROKEN)
    return found


def _problem(sentence: str) -> InvalidInput:
    return InvalidInput(FieldProblem(FIELD, sentence))
