"""Printed, scanned and read again: the pages of every kind of paper, from an office scanner."""

import random

import pytest

from mediation.documents.geometry import EDGE_COLUMNS, MARGIN_LEFT, MILLIMETRE, TEXT_WIDTH
from mediation.domain import page_places
from mediation.domain.edge_strips import SeenCode, agree
from mediation.domain.file_kinds import FileKind
from mediation.domain.page_codes import read_mark
from mediation.uploads.page_codes import seen_on
from tests.how_often import as_many_as_asked
from tests.uploads.scans import (
    PrintedPage,
    as_jpeg,
    from_the_office_scanner,
    pages_of_every_kind,
    scanned,
)

WISHED = 0.98
FEW = 16


@pytest.fixture(scope="module")
def pages() -> list[PrintedPage]:
    return pages_of_every_kind()


def seen(page: PrintedPage, chance: random.Random) -> list[SeenCode]:
    content = as_jpeg(from_the_office_scanner(page.picture, chance), 90)
    _, (codes,) = seen_on(FileKind.JPEG, content, 0, 1, with_strips=True)
    return codes


def shares(pages: list[PrintedPage], chance: random.Random) -> tuple[float, float]:
    """The share of pages that were matched, and of those whose 骑缝码 was read; none read wrong."""
    matched = read = 0
    for page in pages:
        for code in seen(page, chance):
            matched += read_mark(code.text) == page.mark
            if code.strips:
                assert agree(code.strips.left, page.strips.left), page.mark
                assert agree(code.strips.right, page.strips.right), page.mark
                read += 1
    return matched / len(pages), read / len(pages)


def test_pages_of_all_kinds_are_matched_from_the_scanner(pages: list[PrintedPage]) -> None:
    chance = random.Random(9704)
    matched, read = shares(chance.sample(pages, FEW), chance)
    assert (matched >= WISHED, read >= WISHED) == (True, True), (matched, read)


@pytest.mark.trust
@pytest.mark.parametrize("way", range(4))
def test_hundreds_of_pages_are_matched_from_the_scanner(pages: list[PrintedPage], way: int) -> None:
    matched, read = shares(as_many_as_asked(pages), random.Random(way))
    assert (matched >= WISHED, read >= WISHED) == (True, True), (matched, read)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_strips_are_read_however_the_page_was_laid(pages: list[PrintedPage], turn: int) -> None:
    chance = random.Random(turn)
    for page in pages[:2]:
        content = as_jpeg(scanned(page.picture, chance, turn=turn), 80)
        _, ((code,),) = seen_on(FileKind.JPEG, content, 0, 1, with_strips=True)
        assert code.strips is not None
        assert agree(code.strips.left, page.strips.left)
        assert agree(code.strips.right, page.strips.right)


def test_a_page_without_a_strip_has_none(pages: list[PrintedPage]) -> None:
    page = pages[0].picture.copy()
    start = round(198 / 25.4 * 200)
    page.paste(255, (start, 0, page.width, page.height // 3 * 2 + 100))
    _, ((code,),) = seen_on(FileKind.JPEG, as_jpeg(page, 90), 0, 1, with_strips=True)
    assert read_mark(code.text) == pages[0].mark
    assert code.strips is None


def test_the_reader_looks_where_the_printer_draws() -> None:
    assert pytest.approx(MARGIN_LEFT + TEXT_WIDTH) == (
        (page_places.CODE_LEFT + page_places.CODE_SIDE) * MILLIMETRE
    )
    assert [left / MILLIMETRE for left in EDGE_COLUMNS] == pytest.approx(page_places.EDGE_LEFTS)
