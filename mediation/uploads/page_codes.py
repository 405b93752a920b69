"""The codes at the foot of scanned pages, read sheet by sheet from a PDF or a picture.

Foreign bytes are decoded here: ask through `sandbox.codes_apart`, never directly.
"""

from collections.abc import Iterator
from io import BytesIO

import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from mediation.domain.edge_strips import SeenCode
from mediation.domain.file_kinds import FileKind
from mediation.domain.page_codes import read_mark
from mediation.domain.page_seals import LONGEST
from mediation.uploads.edge_reader import strips_beside

# What can come back from a scanner or a camera.
SCANNED = frozenset({FileKind.PDF, FileKind.JPEG, FileKind.PNG})
POINTS_PER_INCH = 72
DOTS_PER_INCH = 200
# A sheet of any size is drawn with so many pixels at most; A4 at 300 dpi has 9 million.
MOST_PIXELS = 16_000_000
LONGEST_SIDE = 6_000
QR_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def codes_of(kind: FileKind, content: bytes, first: int, count: int) -> tuple[int, list[list[str]]]:
    """How many sheets there are, and the codes on those from `first` on, `count` at most."""
    sheets, seen = seen_on(kind, content, first, count, with_strips=False)
    return sheets, [[code.text for code in codes] for codes in seen]


def seen_on(
    kind: FileKind, content: bytes, first: int, count: int, *, with_strips: bool
) -> tuple[int, list[list[SeenCode]]]:
    """The same with 骑缝码 of each page, if it is asked for."""
    if kind is FileKind.PDF:
        with pypdfium2.PdfDocument(content) as document:
            numbers = range(first, min(first + count, len(document)))
            sheets = [_codes_on(_drawn(document, number), with_strips) for number in numbers]
            return len(document), sheets
    with Image.open(BytesIO(content)) as picture:
        return 1, [_codes_on(_lightened(picture), with_strips)] if first == 0 else []


def _drawn(document: pypdfium2.PdfDocument, number: int) -> Image.Image:
    """One page of a PDF, greyscale, at a resolution that its codes can be read from."""
    page = document[number]
    width, height = page.get_size()
    scale = DOTS_PER_INCH / POINTS_PER_INCH
    scale = min(scale, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    return page.render(scale=scale, grayscale=True).to_pil()  # type: ignore[no-any-return]


def _lightened(picture: Image.Image) -> Image.Image:
    grey = picture.convert("L")
    grey.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return grey


def _codes_on(sheet: Image.Image, with_strips: bool) -> list[SeenCode]:
    """Every code of a sheet; where none is seen at once, with more contrast, then softened."""
    for seen in _looks(sheet):
        codes = zxingcpp.read_barcodes(seen, formats=QR_CODES)
        scale = sheet.width / seen.width
        found = [
            SeenCode(
                code.text[:LONGEST],
                strips_beside(sheet, code.position, scale)
                if with_strips and read_mark(code.text)
                else None,
            )
            for code in codes
        ]
        if found:
            return found
    return []


def _looks(sheet: Image.Image) -> Iterator[Image.Image]:
    yield sheet
    contrasted = ImageOps.autocontrast(sheet, cutoff=1)
    yield contrasted
    yield contrasted.filter(ImageFilter.GaussianBlur(1.5))
    yield contrasted.reduce(2)
