"""The words of a foreign document: paragraphs, tables, breaks, and what is refused."""

import pytest

from mediation.uploads.refusal import Refused
from mediation.uploads.word_text import LARGEST, document_text
from tests.uploads.making import docx

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
CELL = f"<w:tc>{P}</w:tc>"


def test_paragraphs_and_rows_of_tables_come_in_their_order() -> None:
    row = f"<w:tbl><w:tr>{CELL.format('一')}{CELL.format('3,000.00')}</w:tr></w:tbl>"
    body = P.format("一、付款。") + row + P.format("二、其他。")
    assert document_text("协议.docx", docx(body)).splitlines()[-3:] == [
        "一、付款。",
        "一 3,000.00",
        "二、其他。",
    ]


def test_what_was_struck_out_is_no_text_and_what_was_put_in_is() -> None:
    changed = (
        "<w:p><w:r><w:t>支付</w:t></w:r>"
        "<w:del><w:r><w:delText>9000</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>6000</w:t></w:r></w:ins><w:r><w:t>元</w:t></w:r></w:p>"
    )
    assert document_text("协议.docx", docx(changed)).splitlines()[-1] == "支付6000元"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_plain_text_is_read_in_both_usual_encodings(encoding: str) -> None:
    assert document_text("协议.txt", "一、付款。".encode(encoding)) == "一、付款。"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("协议.pdf", b"%PDF-1.4"),
        ("协议.xlsx", b"PK\x03\x04"),
        ("协议.docx", b"PK\x03\x04 broken"),
        ("协议.txt", b"\x00\x01"),
        ("协议.txt", b"x" * (LARGEST + 1)),
        ("协议.docx", b""),
    ],
)
def test_what_is_no_document_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(Refused):
        document_text(name, content)
