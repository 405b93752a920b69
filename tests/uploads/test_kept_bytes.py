"""What is kept of a file: the picture and nothing that travelled with it, the rest untouched."""

from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageOps

from mediation.domain.file_kinds import FileKind
from mediation.uploads import inspect
from mediation.uploads.foreign_bytes import require_single_nature
from tests.uploads.making import docx, pdf, photograph, picture, xlsx


def opened(content: bytes) -> Image.Image:
    made = Image.open(BytesIO(content))
    made.load()
    return made


def largest_difference(one: Image.Image, other: Image.Image) -> int:
    assert one.size == other.size
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return max(high for _, high in difference.getextrema())


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_loses_its_place_and_stands_upright(orientation: int) -> None:
    sent = photograph(orientation)
    kept = opened(inspect("现场.jpg", sent).content)
    assert not dict(kept.getexif())
    assert not {"exif", "comment", "icc_profile", "xmp"} & kept.info.keys()
    assert largest_difference(ImageOps.exif_transpose(opened(sent)), kept) <= 2


def test_nothing_of_what_travelled_along_is_left() -> None:
    kept = inspect("现场.jpg", photograph()).content
    for word in (b"secret comment", b"Exif", "相机".encode(), b"2026:11:23"):
        assert word not in kept


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_keeps_every_pixel(mode: str) -> None:
    sent = picture("PNG", mode=mode)
    kept = inspect("a.png", sent).content
    assert opened(kept).convert("RGBA").tobytes() == opened(sent).convert("RGBA").tobytes()


def test_a_webp_is_kept_as_png_with_the_same_pixels() -> None:
    sent = picture("WEBP", quality=80)
    found = inspect("a.webp", sent)
    assert found.kind.value == "png"
    assert opened(found.content).format == "PNG"
    assert largest_difference(opened(sent), opened(found.content)) == 0


@pytest.mark.parametrize(("name", "make"), [("a.pdf", pdf), ("a.docx", docx), ("a.xlsx", xlsx)])
def test_documents_are_kept_to_the_byte(name: str, make: Callable[[], bytes]) -> None:
    sent = make()
    assert inspect(name, sent).content == sent


def test_a_text_is_kept_as_utf_8() -> None:
    found = inspect("a.txt", "欠薪说明".encode("gb18030"))
    assert found.content.decode() == "欠薪说明"
    assert found.media_type == "text/plain; charset=utf-8"


@pytest.mark.parametrize("chance", [b"<%@\x81", b"<%@", b"<SVG\x02", b"< svg\xff"])
def test_what_stands_by_chance_among_the_bytes_of_a_photograph_keeps_none_out(
    chance: bytes,
) -> None:
    # Three bytes stand together by chance in every other photograph of ten megabytes.
    require_single_nature(FileKind.JPEG, b"\xff\xd8\xff\xe0" + chance + b"\xff\xd9")
