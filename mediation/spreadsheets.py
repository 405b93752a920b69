"""Spreadsheets: typed cells in, the bytes of an .xlsx out. Text is text and never a formula.

A number of eighteen digits stays what it is, an amount is a number, a day is a date, and a text
that begins like a formula is marked so that it stays a text even when somebody edits the cell.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import msoffcrypto.format.ooxml as office_crypto
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a cell can hold (ECMA-376); more would make Excel "repair" the file.
LONGEST_TEXT = 32_767
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Openpyxl writes this sequence as it stands, and Excel reads it as a character's code.
CHARACTER_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Kind(Enum):
    """What the cells of a column are."""

    TEXT = auto()
    COUNT = auto()
    MONEY = auto()
    DAY = auto()


FORMATS = {Kind.TEXT: "@", Kind.COUNT: "0", Kind.MONEY: "#,##0.00", Kind.DAY: "yyyy-mm-dd"}
Value = str | int | Decimal | date | None


@dataclass(frozen=True)
class Column:
    """One column: its heading, what its cells are, and its width in characters."""

    heading: str
    kind: Kind = Kind.TEXT
    width: int = 14


@dataclass(frozen=True)
class Sheet:
    """One sheet; the rows may come from a generator and are read once."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]


def workbook(sheets: Sequence[Sheet], *, watermark: str) -> bytes:
    """The bytes of an .xlsx whose every sheet says on top who took it, when, and what for."""
    book = Workbook(write_only=True)
    book.properties.creator = book.properties.lastModifiedBy = "和解台"
    for sheet in sheets:
        _write(book, sheet, watermark)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        _InMemory(book, archive).save()
    return out.getvalue()


class _InMemory(ExcelWriter):
    """Openpyxl lays every sheet down in a temporary file, where its data would be readable."""

    def write_worksheet(self, page: Any) -> None:
        """Take a sheet from memory into the archive."""
        page._drawing = SpreadsheetDrawing()
        page._drawing.charts, page._drawing.images = [], []
        page._rels = page._writer._rels
        self._archive.writestr(page.path[1:], page._writer.out.getvalue())
        self.manifest.append(page)


def locked(content: bytes, password: str) -> bytes:
    """The same workbook encrypted (ECMA-376 agile: AES-256, SHA-512), opened by the password."""
    out = BytesIO()
    office_crypto.OOXMLFile(BytesIO(content)).encrypt(password, out)
    return out.getvalue()


def _write(book: Workbook, sheet: Sheet, watermark: str) -> None:
    page = book.create_sheet(sheet.title)
    for place, column in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(place)].width = column.width
    page.freeze_panes = "A3"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage = 0, True
    page.print_title_rows = "2:2"
    # An ampersand begins a code in a footer.
    page.oddFooter.center.text = f"{watermark[:150].replace('&', '＆')}　第 &P / &N 页"
    page._writer = WorksheetWriter(page, out=BytesIO())
    page._writer.write_top()
    try:
        page.append([_cell(page, watermark, Kind.TEXT, font=Font(bold=True, color="9C2B2B"))])
        head = {"font": Font(bold=True), "fill": PatternFill("solid", fgColor="E8EDF2")}
        page.append([_cell(page, column.heading, Kind.TEXT, **head) for column in sheet.columns])
        last = _append_rows(page, sheet)
        page.auto_filter.ref = f"A2:{get_column_letter(len(sheet.columns))}{last}"
    finally:
        page.close()


def _append_rows(page: Any, sheet: Sheet) -> int:
    """Write the rows; gives the number of the last one."""
    number = 2
    for row in sheet.rows:
        pairs = zip(row, sheet.columns, strict=True)
        page.append([_cell(page, value, column.kind) for value, column in pairs])
        number += 1
    return number


def _cell(page: Any, value: Value, kind: Kind, **style: Any) -> WriteOnlyCell:
    cell = WriteOnlyCell(page)
    if value is None or value == "":
        return cell
    cell.number_format = FORMATS[kind]
    for name, each in style.items():
        setattr(cell, name, each)
    if kind is Kind.TEXT:
        _put_text(cell, str(value))
    else:
        _require_type(value, kind)
        cell.value = value
    return cell


def _put_text(cell: WriteOnlyCell, text: str) -> None:
    cell.value = CHARACTER_CODE.sub("_x005F_", written(text))
    # Openpyxl takes "=…" for a formula and "#N/A" for an error; a text is neither.
    cell.data_type = "s"
    if text.startswith(TRIGGERS):
        cell.alignment = Alignment(wrap_text=False)
        cell.quotePrefix = True


def written(text: str) -> str:
    """The text as a cell can hold it: characters that XML cannot carry become a box."""
    return UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))[:LONGEST_TEXT]


def _require_type(value: Value, kind: Kind) -> None:
    wanted = {Kind.COUNT: int, Kind.MONEY: Decimal, Kind.DAY: date}[kind]
    if not isinstance(value, wanted):
        raise TypeError(f"a cell of {kind.name} cannot hold {type(value).__name__}")
