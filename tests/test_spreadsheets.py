"""Spreadsheets: no cell from data is ever a formula, and what goes in comes out."""

import re
import tempfile
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import msoffcrypto
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msoffcrypto.exceptions import InvalidKeyError
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from mediation.spreadsheets import Column, Kind, Sheet, locked, workbook, written

TEXTS = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠a"),
    *('=HYPERLINK("https://evil.cn","点我")', "=cmd|'/c calc'!A0", "{=1}", "%0A=1"),
    *("110101199003074130", "6222021234567890123", "00123", "1E5", "2-1", "1/2", "3.10"),
    *("TRUE", "#N/A", "#REF!", "2026-11-23", "-500.00", "1,000", " 前后有空格 ", "'已有撇号"),
    *('含"引号",逗号', "两\n行", "王秀兰😀𠮷", "_x000D_", "_x0041_", "<b>&amp;</b>", "]]>"),
]
PASSWORD = "开门-open-2026"


def made(*texts: str, kind: Kind = Kind.TEXT) -> bytes:
    return workbook(
        [Sheet("案件", [Column("列", kind)], [(text,) for text in texts])], watermark="水印"
    )


def cells(content: bytes) -> list[Any]:
    """The cells under the heading."""
    page = load_workbook(BytesIO(content)).active
    return [row[0] for row in page.iter_rows(min_row=3)]


def same(text: str) -> str:
    """The text as Excel reads it: line ends are one sign."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_a_text_stays_a_text(text: str) -> None:
    content = made(text)
    cell = cells(content)[0]
    assert cell.data_type == "s"
    assert unescape(cell.value) == same(text)
    assert cell.number_format == "@"


def test_no_formula_stands_in_the_file() -> None:
    content = workbook(
        [Sheet("案件", [Column("=列")], [(text,) for text in TEXTS])], watermark="=水印"
    )
    with zipfile.ZipFile(BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert not re.search(rb"<f[ >]|t=\"(str|e)\"", sheet)


def test_what_begins_like_a_formula_stays_a_text_when_it_is_edited() -> None:
    marked = {cell.value: cell.quotePrefix for cell in cells(made("=1", "王秀兰", "@a"))}
    assert marked == {"=1": True, "王秀兰": False, "@a": True}


@given(st.lists(st.text(max_size=40).filter(str.strip), min_size=1, max_size=5))
def test_any_text_comes_back_and_is_no_formula(texts: list[str]) -> None:
    found = cells(made(*texts))
    assert [unescape(cell.value) for cell in found] == [unescape(written(text)) for text in texts]
    assert {cell.data_type for cell in found} == {"s"}


def test_numbers_amounts_and_days_are_typed() -> None:
    columns = [Column("件", Kind.COUNT), Column("元", Kind.MONEY), Column("日", Kind.DAY)]
    row = (7, Decimal("-500.05"), date(2026, 11, 23))
    content = workbook([Sheet("案件", columns, [row, (1, None, None)])], watermark="水印")
    first, second = list(load_workbook(BytesIO(content)).active.iter_rows(min_row=3))
    assert [cell.value for cell in first] == [7, -500.05, datetime.combine(row[2], time())]
    assert [cell.data_type for cell in first] == ["n", "n", "d"]
    assert [cell.value for cell in second] == [1, None, None]


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.MONEY, Kind.DAY])
def test_a_text_never_slips_into_a_column_of_numbers(kind: Kind) -> None:
    with pytest.raises(TypeError):
        made("=1+1", kind=kind)


def test_a_text_that_is_too_long_or_unwritable_does_not_break_the_file() -> None:
    long, broken = cells(made("长" * 40_000, "a\x00b\ud800\ufffe"))
    assert len(long.value) == 32_767
    assert broken.value == "a\ufffdb\ufffd\ufffd"


def test_the_watermark_and_the_heading_stand_on_every_sheet() -> None:
    sheets = [Sheet(name, [Column("列")], [("值",)]) for name in ("案件", "当事人")]
    book = load_workbook(BytesIO(workbook(sheets, watermark="赵刚 仅供统计使用")))
    for page in book:
        assert page["A1"].value == "赵刚 仅供统计使用"
        assert page["A2"].value == "列"
        assert page.print_title_rows == "$2:$2"
        assert "赵刚" in page.oddFooter.center.text


@pytest.mark.parametrize("rows", [1, 400])
def test_a_locked_workbook_opens_with_its_password_only(rows: int) -> None:
    content = made(*("王秀兰" * 20 for _ in range(rows)))
    sealed = locked(content, PASSWORD)
    assert "王秀兰".encode() not in sealed
    assert not zipfile.is_zipfile(BytesIO(sealed))
    file = msoffcrypto.OfficeFile(BytesIO(sealed))
    for wrong in ("open-2026", PASSWORD + " ", PASSWORD.upper()):
        with pytest.raises(InvalidKeyError):
            msoffcrypto.OfficeFile(BytesIO(sealed)).load_key(password=wrong, verify_password=True)
    file.load_key(password=PASSWORD, verify_password=True)
    out = BytesIO()
    file.decrypt(out, verify_integrity=True)
    assert out.getvalue() == content


def test_the_lock_is_the_strong_one_of_the_standard() -> None:
    sealed = locked(made("a"), PASSWORD)
    for word in (b"AES", b'keyBits="256"', b"ChainingModeCBC", b"SHA512", b'spinCount="100000"'):
        assert word in sealed


def test_a_changed_byte_of_a_locked_workbook_is_noticed() -> None:
    sealed = bytearray(locked(made(*("x" * 50 for _ in range(200))), PASSWORD))
    sealed[len(sealed) // 2] ^= 1
    changed = msoffcrypto.OfficeFile(BytesIO(bytes(sealed)))
    changed.load_key(password=PASSWORD, verify_password=True)
    with pytest.raises(InvalidKeyError):
        changed.decrypt(BytesIO(), verify_integrity=True)


def test_nothing_is_laid_down_on_the_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    locked(made("王秀兰"), PASSWORD)
    assert not list(tmp_path.iterdir())
