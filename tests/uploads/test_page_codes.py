"""The codes of scanned pages, read in a process of its own."""

import random
from io import BytesIO

import pytest
from PIL import Image

from mediation.domain.file_kinds import FileKind
from mediation.domain.page_codes import PageMark, read_mark
from mediation.domain.page_seals import read_seal
from mediation.uploads import sandbox
from mediation.uploads.page_codes import codes_of
from mediation.uploads.sandbox import codes_apart, inspect_apart
from tests.how_often import as_many_as_asked
from tests.uploads.scans import CODE, as_jpeg, as_pdf, pages_of, printed, scanned

TURNS = (0, 90, 180, 270)


def wanted(count: int) -> list[list[PageMark | None]]:
    return [[PageMark(CODE, number, count)] for number in range(1, count + 1)]


def marks(sheets: list[list[str]]) -> list[list[PageMark | None]]:
    return [[read_mark(text) for text in sheet] for sheet in sheets]


@pytest.mark.parametrize("is_sealed", [True, False], ids=["sealed", "as before there were seals"])
def test_every_page_of_our_own_pdf_is_read(is_sealed: bool) -> None:
    pdf = printed(30, is_sealed=is_sealed)
    found = codes_apart(FileKind.PDF, pdf)
    assert len(found) > 4
    assert marks(found) == wanted(len(found))
    assert all(bool(read_seal(text)) is is_sealed for (text,) in found)


def test_a_noisy_crooked_scan_at_200_dots_is_matched_page_by_page() -> None:
    chance = random.Random(20261123)
    pages = pages_of(printed(60))
    sheets = [scanned(page, chance, turn=chance.choice(TURNS)) for page in pages]
    found = marks(codes_apart(FileKind.PDF, as_pdf(sheets)))
    assert len(found) == len(pages)
    right = sum(a == b for a, b in zip(found, wanted(len(pages)), strict=True))
    assert right >= 0.98 * len(pages)


@pytest.mark.trust
@pytest.mark.parametrize("dots_per_inch", [150, 200, 300])
def test_pages_are_matched_whatever_the_scanner(dots_per_inch: int) -> None:
    chance = random.Random(dots_per_inch)
    pages = pages_of(printed(60), dots_per_inch)
    tries = [(number, turn) for number in range(len(pages)) for turn in TURNS]
    right = total = 0
    for number, turn in as_many_as_asked(tries):
        picture = as_jpeg(scanned(pages[number], chance, turn=turn), chance.choice([30, 50, 70]))
        kept = inspect_apart("页.jpg", picture)
        total += 1
        _, found = codes_of(kept.kind, kept.content, 0, 1)
        right += marks(found) == [wanted(len(pages))[number]]
    assert right >= 0.98 * total, f"{right} of {total}"


def test_a_photograph_of_a_page_is_read() -> None:
    page = scanned(pages_of(printed())[0], random.Random(3), turn=90)
    kept = inspect_apart("IMG_0001.jpg", as_jpeg(page))
    found = codes_apart(kept.kind, kept.content)
    assert marks(found) == [wanted(len(pages_of(printed())))[0]]


def test_a_page_without_a_code_has_nothing_to_say() -> None:
    blank = Image.new("L", (800, 1100), 255)
    assert codes_apart(FileKind.JPEG, as_jpeg(blank)) == [[]]
    assert codes_apart(FileKind.PDF, as_pdf([blank, blank])) == [[], []]


def test_what_cannot_be_drawn_is_unread_and_no_failure() -> None:
    assert codes_apart(FileKind.PDF, b"%PDF-1.4 junk") == [[]]
    assert codes_apart(FileKind.PNG, b"junk") == [[]]


def test_sheets_beyond_the_most_are_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SHEETS_AT_ONCE", 2)
    monkeypatch.setattr(sandbox, "MOST_SHEETS", 3)
    pdf = printed(30)
    found = marks(codes_apart(FileKind.PDF, pdf))
    assert found[:4] == wanted(len(found))[:4]
    assert not any(found[4:])


def test_a_gigantic_page_is_drawn_small() -> None:
    out = BytesIO()
    Image.new("L", (14_400, 14_400), 255).save(out, "PDF", resolution=72)
    assert codes_apart(FileKind.PDF, out.getvalue()) == [[]]
