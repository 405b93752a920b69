"""骑缝码: read from printed pages, it follows from page to page; a swapped page breaks it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image

from mediation.documents import DOCUMENTS
from mediation.documents.sealing import sealed_by
from mediation.domain.edge_strips import SQUARES, column
from mediation.domain.page_codes import PageMark, page_text
from tests.documents import sample_agreement
from tests.uploads.scans import CODE, pages_of

DOTS = 200
LEFT, RIGHT = 201, 204.5  # millimetres from the left edge of the page to the middle of a column
Read = tuple[bool, ...]


def printed(cause: str = "追索劳动报酬") -> tuple[list[Image.Image], list[str]]:
    """The pages at 200 dots an inch, and the hash of the text on each."""
    hashes: list[str] = []

    def noted(mark: PageMark, text_hash: str) -> str:
        hashes.append(text_hash)
        return page_text(mark)

    facts = replace(sample_agreement.collective_agreement(60), page_code=CODE, cause=cause)
    with sealed_by(noted):
        return pages_of(DOCUMENTS["agreement"].draw(facts), DOTS), hashes


def read(page: Image.Image, across: float) -> Read:
    """Which squares of a column are filled on the printed page."""
    middles = [297 - 196 + 1 + 4 * row for row in range(SQUARES)]
    return tuple(
        page.getpixel((round(across / 25.4 * DOTS), round(down / 25.4 * DOTS))) < 190
        for down in middles
    )


def first_break(hashes: list[str], lefts: list[Read]) -> int:
    """The first page that does not follow the one before it, counted from 1; 0 when all do."""
    for place, seen in enumerate(lefts):
        if seen != column(CODE, ["", *hashes][place]):
            return place + 1
    return 0


@pytest.fixture(scope="module")
def pages() -> list[Image.Image]:
    return printed()[0]


@pytest.fixture(scope="module")
def hashes() -> list[str]:
    return printed()[1]


def test_the_right_column_of_a_page_is_the_left_column_of_the_next(
    pages: list[Image.Image],
) -> None:
    assert len(pages) > 3
    assert read(pages[0], LEFT) == column(CODE)
    for one, next_one in pairwise(pages):
        assert read(one, RIGHT) == read(next_one, LEFT)
    assert len({read(page, RIGHT) for page in pages}) == len(pages)


def test_a_program_finds_nothing_wrong_with_the_stack_as_printed(
    pages: list[Image.Image], hashes: list[str]
) -> None:
    assert first_break(hashes, [read(page, LEFT) for page in pages]) == 0


def test_two_swapped_pages_are_seen(pages: list[Image.Image], hashes: list[str]) -> None:
    swapped = [pages[0], pages[2], pages[1], *pages[3:]]
    assert read(swapped[0], RIGHT) != read(swapped[1], LEFT)
    assert first_break(hashes, [read(page, LEFT) for page in swapped]) == 2


def test_a_page_of_another_version_is_seen(pages: list[Image.Image]) -> None:
    other, _ = printed(cause="追索劳动报酬、经济补偿金")
    mixed = [other[0], *pages[1:]]
    assert read(mixed[0], RIGHT) != read(mixed[1], LEFT)


def test_one_changed_digit_changes_the_column() -> None:
    assert column(CODE, "1e" * 16) != column(CODE, "1e" * 15 + "1f")
    assert column(CODE) != column(CODE[:-1] + "B")


def test_a_draft_has_no_strip() -> None:
    facts = replace(sample_agreement.collective_agreement(2), page_code=CODE)
    (first, *_) = pages_of(DOCUMENTS["agreement"].draw(facts, draft=True), DOTS)
    assert not any(read(first, LEFT) + read(first, RIGHT))
