"""The cells of a foreign .xlsx as text. Looked at part by part before, it is read row by row."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook

from mediation.domain.file_kinds import FileKind, ending_of
from mediation.uploads.refusal import Refused, damaged
from mediation.uploads.sandbox import inspect_apart

LARGEST = 1024 * 1024


def sheet_rows(name: str, content: bytes, *, most_rows: int, columns: int) -> list[list[str]]:
    """The rows of the first sheet; Refused for another kind of file, a formula, too many rows."""
    if ending_of(name) != FileKind.XLSX:
        raise Refused("kind", "请上传 Excel 表格（xlsx）；带宏的和旧格式的请另存为 xlsx。")
    if len(content) > LARGEST:
        raise Refused("too_large", "表格超过 1 MB，请只保留要导入的行，去掉图片和其他工作表。")
    inspected = inspect_apart(name, content)
    try:
        book = load_workbook(BytesIO(inspected.content), read_only=True, keep_links=False)
        page = book.worksheets[0]
        page.reset_dimensions()
        cells = page.iter_rows(max_row=most_rows + 1, max_col=columns)
        rows = list(_texts(cells))
        book.close()
    except (BadZipFile, KeyError, IndexError, ValueError, TypeError, OSError) as error:
        raise damaged("Excel 表格") from error
    if len(rows) > most_rows:
        raise Refused("too_many_rows", f"表格超过 {most_rows} 行，请分成几份导入。")
    return rows


def _texts(rows: Iterator[Any]) -> Iterator[list[str]]:
    for number, row in enumerate(rows, 1):
        for cell in row:
            if cell.data_type == "f":
                raise Refused(
                    "formula", f"第 {number} 行有公式，不能导入。请复制后“粘贴为数值”再上传。"
                )
        yield [_text(cell.value) for cell in row]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
