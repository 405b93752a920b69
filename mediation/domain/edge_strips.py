"""骑缝码: which squares stand at the right edge of a page, so that a swapped page is seen.

Each page has two columns. The left one comes from the text of the page before it (on the first
page, from the code of the paper), the right one from its own text: when the stack is fanned by a
centimetre, the right column of a page and the left column of the next stand side by side and are
equal, or a page was swapped.
"""

from dataclasses import dataclass
from hashlib import sha256

SQUARES = 24
# A speck or a scratch is no swapped page; two columns agree so nearly by chance once in 50,000.
MOST_DIRTY = 2
Column = tuple[bool, ...]


@dataclass(frozen=True)
class Strips:
    """The two columns of a page, as a reader saw them."""

    left: Column
    right: Column


@dataclass(frozen=True)
class SeenCode:
    """What a code on a sheet says, and 骑缝码 of its page where it was looked for and is clear."""

    text: str
    strips: Strips | None = None


def agree(one: Column, other: Column) -> bool:
    """Whether two columns are the same but for dirt."""
    return sum(a != b for a, b in zip(one, other, strict=True)) <= MOST_DIRTY


def column(code: str, text_hash: str = "") -> Column:
    """Which squares are filled, from the top, after a page whose text has this hash."""
    digest = int.from_bytes(sha256(f"{code}:{text_hash}".encode()).digest()[: SQUARES // 8], "big")
    return tuple(bool(digest >> (SQUARES - 1 - place) & 1) for place in range(SQUARES))
