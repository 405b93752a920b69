"""Our own papers as a scanner or a telephone would give them back."""

import random
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pypdfium2
from PIL import Image

from mediation.documents import DOCUMENTS
from tests.documents import sample_agreement

CODE = "2X9KM7PQRTWA"
PAPER = 250


def printed(applicants: int = 2, code: str = CODE) -> bytes:
    """An agreement with a code on each page."""
    facts = sample_agreement.collective_agreement(applicants)
    return DOCUMENTS["agreement"].draw(replace(facts, page_code=code))


def pages_of(pdf: bytes, dots_per_inch: int = 200) -> list[Image.Image]:
    """The pages as pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dots_per_inch / 72, grayscale=True).to_pil() for page in document]


def scanned(page: Image.Image, chance: random.Random, *, turn: float = 0.0) -> Image.Image:
    """A page laid askew on the glass, unevenly lit, with noise."""
    askew = turn + chance.uniform(-4, 4)
    sheet = page.rotate(askew, Image.Resampling.BICUBIC, expand=True, fillcolor=PAPER)
    noise = Image.effect_noise(sheet.size, chance.uniform(20, 50))
    return Image.blend(sheet, noise, chance.uniform(0.1, 0.3))


def as_jpeg(page: Image.Image, quality: int = 50) -> bytes:
    """The picture as a telephone keeps it."""
    out = BytesIO()
    page.save(out, "JPEG", quality=quality)
    return out.getvalue()


def as_pdf(pages: Sequence[Image.Image], dots_per_inch: int = 200) -> bytes:
    """The pictures as a scanner binds them."""
    out = BytesIO()
    first, *others = pages
    first.save(out, "PDF", save_all=True, append_images=others, resolution=dots_per_inch)
    return out.getvalue()
