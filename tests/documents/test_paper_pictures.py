"""The pictures of papers in the docs show the papers as they are drawn now."""

import re

import pytest
from PIL import Image, ImageChops

from tools.paper_pictures import (
    GALLERY,
    MAIN_PAPERS,
    PICTURES,
    drawn,
    picture_file,
    pictures_of,
    text_file,
    text_of,
)

LARGEST = 150 * 1024
# Pictures are compared in squares of so many dots; of 255 steps so many may differ in one of them.
SQUARE, MOST_APART = 12, 24
STALE = "draw the pictures anew: make paper-pictures"


@pytest.mark.parametrize("kind", MAIN_PAPERS)
def test_the_text_of_a_paper_is_the_one_that_was_reviewed(kind: str) -> None:
    assert text_of(drawn(kind)) == text_file(kind).read_text(encoding="utf-8"), STALE


@pytest.mark.parametrize("kind", MAIN_PAPERS)
def test_a_picture_shows_the_page_as_it_is_drawn(kind: str) -> None:
    pages = pictures_of(drawn(kind))
    kept = sorted(PICTURES.glob(f"{kind}-[0-9].png"))
    assert kept == [picture_file(kind, number) for number in range(1, len(pages) + 1)], STALE
    for file, page in zip(kept, pages, strict=True):
        assert file.stat().st_size < LARGEST
        with Image.open(file) as picture:
            assert picture.size == page.size
            assert apart(picture, page) <= MOST_APART, f"{file.name}: {STALE}"


def apart(one: Image.Image, other: Image.Image) -> int:
    """How far two pictures differ where they differ most; a character takes about a square."""
    grey = [each.convert("RGB").convert("L").reduce(SQUARE) for each in (one, other)]
    return int(ImageChops.difference(*grey).getextrema()[1])


def test_a_changed_line_is_seen_in_the_picture() -> None:
    (page, *_) = pictures_of(drawn("agreement"))
    changed = page.copy()
    changed.paste(page.crop((120, 590, 800, 610)), (120, 722))
    assert apart(page, changed) > MOST_APART


def test_every_picture_stands_in_the_gallery_with_its_name() -> None:
    page = GALLERY.read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^]]+\]\(pictures/papers/([^)]+)\)", page)
    assert sorted(shown) == sorted(file.name for file in PICTURES.glob("*.png"))
