"""Files set on A4 for a bound volume, and the words that stand in them.

Foreign bytes are decoded here: ask through `sandbox.sheets_apart`, never directly.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2
from openpyxl import load_workbook
from PIL import Image

from mediation.domain.file_kinds import FileKind
from mediation.uploads.word_text import words_of_docx

MILLIMETRE = 72 / 25.4
WIDTH, HEIGHT = 210 * MILLIMETRE, 297 * MILLIMETRE
# Above is the room in which the number of the page is stamped.
LEFT, RIGHT, BOTTOM, TOP = 15 * MILLIMETRE, 15 * MILLIMETRE, 12 * MILLIMETRE, 18 * MILLIMETRE
PICTURES = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP})
# A picture fills the sheet with 190 dots an inch; more would only make the volume heavy.
MOST_DOTS = 2000
QUALITY = 85
MOST_CELLS = 200_000


@dataclass(frozen=True)
class Sheets:
    """One file on A4 pages; `pdf` is empty for a kind that has no pages of its own."""

    pdf: bytes
    texts: tuple[str, ...]
    pages: int


def sheets_of(kind: FileKind, content: bytes) -> Sheets:
    """The file as A4 pages with the words of each; only its words when it cannot be printed."""
    if kind is FileKind.PDF:
        return _pdf_sheets(content)
    if kind in PICTURES:
        return Sheets(_picture_sheet(content), ("",), 1)
    return Sheets(b"", (_words(kind, content),), 0)


def page_texts(content: bytes) -> list[str]:
    """The words of each page of a PDF, invisible ones too."""
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range() for page in document]


def _pdf_sheets(content: bytes) -> Sheets:
    """Every page, with its annotations drawn in, inside the frame of an A4 sheet."""
    with pikepdf.open(BytesIO(content)) as foreign, pikepdf.new() as made:
        foreign.generate_appearance_streams()
        foreign.flatten_annotations("all")
        frame = pikepdf.Rectangle(LEFT, BOTTOM, WIDTH - RIGHT, HEIGHT - TOP)
        for page in foreign.pages:
            made.add_blank_page(page_size=(WIDTH, HEIGHT))
            drawn = made.copy_foreign(page.as_form_xobject())
            sheet, name = made.pages[-1], pikepdf.Name.Sheet
            sheet.add_resource(drawn, pikepdf.Name.XObject, name)
            sheet.contents_add(sheet.calc_form_xobject_placement(drawn, name, frame))
        pdf = _saved(made)
        return Sheets(pdf, tuple(page_texts(pdf)), len(made.pages))


def _picture_sheet(content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as picture:
        data, colours, size = _as_jpeg(picture, content)
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(WIDTH, HEIGHT))
        image = pikepdf.Stream(made, data)
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height = size
        image.ColorSpace, image.BitsPerComponent = pikepdf.Name(colours), 8
        image.Filter = pikepdf.Name.DCTDecode
        page = made.pages[0]
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Picture=image))
        page.Contents = pikepdf.Stream(made, _placing(*size))
        return _saved(made)


def _as_jpeg(picture: Image.Image, content: bytes) -> tuple[bytes, str, tuple[int, int]]:
    """The picture as JPEG: as it is when it fits, else drawn smaller."""
    fits = max(picture.size) <= MOST_DOTS
    if picture.format == "JPEG" and fits and picture.mode in {"L", "RGB"}:
        return content, _colours(picture.mode), picture.size
    # A camera's picture is decoded at the half or quarter of its size, where that is enough.
    scale = MOST_DOTS / max(picture.size)
    if picture.format == "JPEG" and scale < 1:
        picture.draft(None, (int(picture.width * scale), int(picture.height * scale)))
    drawn = picture if picture.mode in {"L", "RGB"} else _on_white(picture)
    drawn.thumbnail((MOST_DOTS, MOST_DOTS), reducing_gap=2.0)
    buffer = BytesIO()
    drawn.save(buffer, "JPEG", quality=QUALITY)
    return buffer.getvalue(), _colours(drawn.mode), drawn.size


def _on_white(picture: Image.Image) -> Image.Image:
    """Paper is white: what shines through a picture is, too."""
    coloured = picture.convert("RGBA")
    ground = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(ground, coloured).convert("RGB")


def _colours(mode: str) -> str:
    return "/DeviceGray" if mode == "L" else "/DeviceRGB"


def _placing(width: int, height: int) -> bytes:
    """The picture as large as the frame allows, in the middle of its width, at its top."""
    room_x, room_y = WIDTH - LEFT - RIGHT, HEIGHT - BOTTOM - TOP
    # Two hundred dots an inch at the most, so that a small picture is not blown up.
    scale = min(room_x / width, room_y / height, 1.0)
    across, up = width * scale, height * scale
    x, y = (WIDTH - across) / 2, HEIGHT - TOP - up
    return f"q {across:.2f} 0 0 {up:.2f} {x:.2f} {y:.2f} cm /Picture Do Q".encode()


def _words(kind: FileKind, content: bytes) -> str:
    if kind is FileKind.TEXT:
        return content.decode("utf-8", "replace")
    if kind is FileKind.DOCX:
        return words_of_docx(content)
    return "\n".join(_cells(content))


def _cells(content: bytes) -> Iterator[str]:
    """The cells of every sheet of a workbook."""
    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError):
        return
    left = MOST_CELLS
    for page in book.worksheets:
        for row in page.iter_rows(values_only=True):
            yield " ".join(str(value) for value in row if value is not None)
            left -= len(row)
            if left < 0:
                return


def _saved(made: pikepdf.Pdf) -> bytes:
    buffer = BytesIO()
    made.save(buffer, deterministic_id=True)
    return buffer.getvalue()
