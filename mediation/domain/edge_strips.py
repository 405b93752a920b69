"""骑缝码: which squares stand at the right edge of a page, so that a swapped page is seen.

Each page has two columns. The left one comes from the text of the page before it (on the first
page, from the code of the paper), the right one from its own text: when the stack is fanned by a
centimetre, the right column of a page and the left column of the next stand side by side and are
equal, or a page was swapped.
"""

from hashlib import sha256

SQUARES = 24


def column(code: str, text_hash: str = "") -> tuple[bool, ...]:
    """Which squares are filled, from the top, after a page whose text has this hash."""
    digest = int.from_bytes(sha256(f"{code}:{text_hash}".encode()).digest()[: SQUARES // 8], "big")
    return tuple(bool(digest >> (SQUARES - 1 - place) & 1) for place in range(SQUARES))
