"""Programs that make a PDF of an agreement: each a module with `prepared() -> draw`.

`draw` is given the outline, or what `ready(outline)` makes of it where a module has that.

Only what one of them needs is loaded in its process, so that its memory is its own.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import isqrt
from pathlib import Path
from typing import Any

import zxingcpp

ROOT = Path(__file__).resolve().parent.parent.parent
FACES = ROOT / "mediation" / "documents" / "fonts"
REGULAR, BOLD, HEADING = "MedSong", "MedSong-Bold", "MedHei"
MILLIMETRE = 72 / 25.4
MARGINS = (30, 27, 28)  # above, below, at the binding edge; millimetres
MEASURE = 448.0
CODE_SIDE, CODE_BOTTOM = 20 * MILLIMETRE, 4.5 * MILLIMETRE
FOOT_BASELINE, FOOT_SIZE = 15 * MILLIMETRE, 10.5
SIGNING_ROOM, SEAL_ROOM = 14.5, 60.0

# Who agrees: a name of every paper is its own, so that nobody is measured by what he remembers.
NAME = "王秀兰"
SURNAMES, GIVEN = "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨", "建国志强海燕春梅小军玉珍德明淑芬"


@dataclass(frozen=True)
class Block:
    """A paragraph, or a row of a table when it has several cells."""

    texts: tuple[str, ...]
    size: float = 12.0
    leading: float = 21.5
    face: str = REGULAR
    indent: float = 0.0  # ems
    align: str = "justify"
    label: int = 0  # how many characters at its beginning are bold
    room: float = 0.0  # points left free above it

    @property
    def is_row(self) -> bool:
        """Whether it is a row of the table of instalments."""
        return len(self.texts) > 1


@dataclass(frozen=True)
class Outline:
    """The words of the agreement in order, the shares of its table, the codes of its pages."""

    blocks: tuple[Block, ...]
    shares: tuple[float, ...]
    codes: tuple[str, ...]
    facts: dict[str, Any] = field(default_factory=dict)

    def for_another(self, number: int) -> "Outline":
        """The agreement of somebody else."""
        surname = SURNAMES[number % len(SURNAMES)]
        start = number % (len(GIVEN) - 1)
        name = surname + GIVEN[start : start + 2]
        blocks = tuple(
            replace(block, texts=tuple(text.replace(NAME, name) for text in block.texts))
            for block in self.blocks
        )
        facts = json.loads(json.dumps(self.facts, ensure_ascii=False).replace(NAME, name))
        return replace(self, blocks=blocks, facts=facts)


Draw = Callable[[Any], bytes]


def squares(code: str) -> list[tuple[int, int, int]]:
    """The black runs of a QR code as (x, y, length), and its side first as (side, 0, 0)."""
    made = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=3)
    picture = bytes(memoryview(made.to_image(scale=1, add_quiet_zones=False)))
    side = isqrt(len(picture))
    rows = (picture[start : start + side] for start in range(0, side * side, side))
    runs = [
        (run.start(), down, run.end() - run.start())
        for down, row in enumerate(rows)
        for run in re.finditer(rb"\0+", row)
    ]
    return [(side, 0, 0), *runs]


def code_as_svg(code: str) -> str:
    """The QR code as one path."""
    (side, _, _), *runs = squares(code)
    path = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in runs)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'width="20mm" height="20mm"><path d="{path}"/></svg>'
    )
