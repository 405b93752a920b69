"""Reading a paper as a clerk would: all of its words."""

import re
from io import BytesIO

import pypdf


def text_of_pdf(content: bytes) -> str:
    """All text of a paper, without white space: line breaks are the paper's, not the author's."""
    assert content.startswith(b"%PDF-"), content[:80]
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))
