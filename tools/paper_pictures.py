"""Draw the main papers anew as pictures for docs/papers-gallery.md: `make paper-pictures`.

The specimens of the tests, sealed with the key of the tests, so that a picture changes only when
its paper does. Beside the pictures of a paper stands its text, page by page: a test compares it
with the paper as it is drawn now.
"""

from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image

import config
from tests.documents import samples
from tests.documents.reading import page_texts
from tests.uploads.scans import CODE, sealed_paper

PICTURES = config.ROOT / "docs" / "pictures" / "papers"
GALLERY = config.ROOT / "docs" / "papers-gallery.md"
DOTS_PER_INCH = 110
COLOURS = 16
MAIN_PAPERS = (
    "application", "receipt", "registration_form", "inquiry_letter", "acceptance_notice",
    "rights_notice", "power_of_attorney", "session_notice", "session_record",
    "statutory_comparison", "agreement", "calculation_annex", "presiding_certificate",
    "confirmation_application", "review_application", "service_receipt", "demand_letter",
    "closing_notice", "referral_letter",
)  # fmt: skip


def drawn(kind: str) -> bytes:
    """The specimen of a kind of paper, sealed."""
    return sealed_paper(kind, replace(samples.all_papers()[kind], page_code=CODE))


def pictures_of(content: bytes) -> list[Image.Image]:
    """The pages, in colour."""
    with pypdfium2.PdfDocument(content) as document:
        return [page.render(scale=DOTS_PER_INCH / 72).to_pil() for page in document]


def picture_file(kind: str, number: int) -> Path:
    """Where the picture of a page is kept."""
    return PICTURES / f"{kind}-{number}.png"


def text_file(kind: str) -> Path:
    """Where the text of a paper is kept."""
    return PICTURES / f"{kind}.txt"


def text_of(content: bytes) -> str:
    """The text of a paper as it is kept: a line for each page."""
    return "".join(f"{text}\n" for text in page_texts(content))


def main() -> None:
    """Draw all of them, and put away pictures of pages that are no more."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.iterdir():
        old.unlink()
    for kind in MAIN_PAPERS:
        content = drawn(kind)
        text_file(kind).write_text(text_of(content), encoding="utf-8")
        for number, picture in enumerate(pictures_of(content), start=1):
            file = picture_file(kind, number)
            picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
            print(f"{file.relative_to(config.ROOT)}: {file.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
