"""GB/T 9704-2012 measured on the finished page: where the characters of a letter really stand."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2
import pytest

from mediation.documents import DOCUMENTS
from mediation.documents.facts import PaperFacts
from mediation.documents.geometry import MILLIMETRE
from mediation.documents.letter_frame import LetterFrame
from tests.documents import samples

PAPERS = samples.all_papers()
# Letters of the body to an office or a party; forms, records and agreements are not bound by it.
LETTERS = {
    "inquiry_letter",
    "session_notice",
    "presiding_certificate",
    "referral_letter",
    "help_letter",
    "return_letter",
    "demand_letter",
    "supervision_reminder",
    "supervision_opinion",
    "supervision_proposal",
}
FILLER = "字"
LONG = FILLER * 28 * 60
LEFT, TOP, WIDTH, HEIGHT = 28.0, 37.0, 156.0, 225.0
LINES, CHARACTERS = 22, 28
NEAR = 0.3  # millimetres
FILLED: dict[str, PaperFacts] = {
    "inquiry_letter": replace(PAPERS["inquiry_letter"], summary=LONG),  # type: ignore[call-arg]
    "referral_letter": replace(PAPERS["referral_letter"], summary=LONG),  # type: ignore[call-arg]
    "return_letter": replace(PAPERS["return_letter"], outcome=LONG),  # type: ignore[call-arg]
    **{
        kind: replace(PAPERS[kind], found=LONG)  # type: ignore[call-arg]
        for kind in LETTERS
        if kind.startswith("supervision")
    },
}


@dataclass(frozen=True)
class Placed:
    """A character and the box of its cell, in millimetres from the upper left corner."""

    character: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height of its line."""
        return (self.top + self.bottom) / 2


def pages_of(content: bytes) -> list[list[Placed]]:
    """Every character with ink of every page, where a reader of PDF finds it."""
    document = pypdfium2.PdfDocument(content)
    return [list(_characters(page)) for page in document]


def _characters(page: pypdfium2.PdfPage) -> list[Placed]:
    height, text, found = page.get_height(), page.get_textpage(), []
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if not character.strip():
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        box = (left, right, height - top, height - bottom)
        found.append(Placed(character, *(each / MILLIMETRE for each in box)))
    return found


def lines_of(filler: list[Placed]) -> list[list[Placed]]:
    """The filler of a page, line by line."""
    rows: dict[int, list[Placed]] = {}
    for each in filler:
        rows.setdefault(round(each.middle), []).append(each)
    return [sorted(row, key=lambda each: each.left) for _, row in sorted(rows.items())]


def full_page(kind: str) -> list[list[Placed]]:
    """The lines of a page that holds nothing but the filler."""
    second = pages_of(DOCUMENTS[kind].draw(FILLED[kind]))[1]
    return lines_of([each for each in second if each.character == FILLER])


def test_the_letters_of_the_house_are_these() -> None:
    framed = {kind for kind, module in DOCUMENTS.items() if hasattr(module, "FRAME")}
    assert framed == LETTERS
    assert all(DOCUMENTS[kind].FRAME is LetterFrame for kind in LETTERS)  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", sorted(LETTERS))
def test_the_page_is_a4_and_the_first_line_begins_at_the_margins(kind: str) -> None:
    document = pypdfium2.PdfDocument(DOCUMENTS[kind].draw(PAPERS[kind]))
    width, height = document[0].get_size()
    assert (width / MILLIMETRE, height / MILLIMETRE) == pytest.approx((210, 297), abs=0.1)
    placed = pages_of(DOCUMENTS[kind].draw(PAPERS[kind]))[0]
    text = [each for each in placed if each.bottom < TOP + HEIGHT]
    assert min(each.top for each in text) >= TOP - NEAR
    assert min(each.left for each in text) == pytest.approx(LEFT, abs=NEAR)
    assert max(each.left for each in text) <= LEFT + WIDTH


@pytest.mark.parametrize("kind", sorted(FILLED))
def test_a_full_page_has_22_lines_of_28_characters_in_156_by_225_millimetres(kind: str) -> None:
    lines = full_page(kind)
    assert Counter(map(len, lines)) == {CHARACTERS: LINES}
    assert lines[0][0].left == pytest.approx(LEFT, abs=NEAR)
    steps = [right.left - left.left for left, right in pairwise(lines[0])]
    assert steps == pytest.approx([WIDTH / CHARACTERS] * (CHARACTERS - 1), abs=0.05)
    pitch = [below[0].middle - above[0].middle for above, below in pairwise(lines)]
    assert pitch == pytest.approx([HEIGHT / LINES] * (LINES - 1), abs=0.05)
    half = HEIGHT / LINES / 2
    assert lines[0][0].middle - half == pytest.approx(TOP, abs=1)
    assert lines[-1][0].middle + half == pytest.approx(TOP + HEIGHT, abs=1)


@pytest.mark.parametrize("kind", sorted(FILLED))
def test_the_number_of_the_page_stands_seven_millimetres_below_the_text(kind: str) -> None:
    for number, placed in enumerate(pages_of(DOCUMENTS[kind].draw(FILLED[kind])), start=1):
        dashes = [each for each in placed if each.character == "—" and each.top > TOP + HEIGHT]
        assert len(dashes) == 2
        assert dashes[0].middle - (TOP + HEIGHT) == pytest.approx(7, abs=1)
        # One character from the outer edge of the text.
        gap = LEFT + WIDTH - dashes[1].right if number % 2 else dashes[0].left - LEFT
        assert gap == pytest.approx(14 / MILLIMETRE, abs=1)
