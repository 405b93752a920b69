"""Reading a printed paper back, with two independent readers."""

import subprocess
import unicodedata
from contextlib import closing
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdfium2 import PdfDocument, PdfPage

from mediation.documents import DOCUMENTS

_WHITE = dict.fromkeys(
    code
    for code in range(0x3001)
    if unicodedata.category(chr(code)) == "Zs" or chr(code) in "\n\r\f"
)


def page_texts(content: bytes) -> list[str]:
    """Return the text of each page without white space, as PDFium reads it."""
    with PdfDocument(content) as document:
        return [_text_on(page) for page in document]


def text_of(content: bytes) -> str:
    """Return the whole text without white space, as PDFium reads it."""
    return "".join(page_texts(content))


def poppler_text(content: bytes) -> str:
    """Return the whole text without white space, as pdftotext reads it."""
    return "".join(poppler_pages(content))


def poppler_pages(content: bytes) -> list[str]:
    """Return the text of each page without white space, as pdftotext reads it."""
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", "-raw", "-", "-"],
        input=content,
        capture_output=True,
        check=True,
    )
    *pages, _ = done.stdout.decode("utf-8").split("\f")
    return [_joined(page) for page in pages]


def page_number(kind: str, number: int, count: int) -> str:
    """Return how a page of a kind of paper is numbered: letters do not say how many there are."""
    if hasattr(DOCUMENTS[kind], "FRAME"):
        return f"—{number}—"
    return f"第{number}页共{count}页"


def fonts_of(content: bytes) -> dict[str, Any]:
    """Return every font the pages name, by base name, with its file or None."""
    found: dict[str, Any] = {}
    for page in PdfReader(BytesIO(content)).pages:
        for entry in page["/Resources"].get_object()["/Font"].get_object().values():
            font = entry.get_object()
            descendant = font["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            found[font["/BaseFont"]] = descriptor.get("/FontFile2")
    return found


def page_operators(content: bytes) -> list[bytes]:
    """Return the drawing operators of each page."""
    return [page.get_contents().get_data() for page in PdfReader(BytesIO(content)).pages]


def pdf_information(content: bytes) -> dict[str, Any]:
    """Return title, author and the like."""
    return dict(PdfReader(BytesIO(content)).metadata or {})


def _text_on(page: PdfPage) -> str:
    with closing(page), closing(page.get_textpage()) as text:
        return _joined(text.get_text_range())


def _joined(text: str) -> str:
    return text.translate(_WHITE)
