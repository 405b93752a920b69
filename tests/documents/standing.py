"""Where words stand on a page, in points from its lower left corner."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader


def places_of(content: bytes, words: str, page: int = 0) -> list[tuple[float, float]]:
    """The beginning of every run of text on a page that holds these words."""
    found: list[tuple[float, float]] = []

    def visit(text: str, matrix: list[float], place: list[float], *_rest: Any) -> None:
        if words in text:
            across, up = place[4], place[5]
            x = matrix[0] * across + matrix[2] * up + matrix[4]
            y = matrix[1] * across + matrix[3] * up + matrix[5]
            found.append((x, y))

    PdfReader(BytesIO(content)).pages[page].extract_text(visitor_text=visit)
    return found
