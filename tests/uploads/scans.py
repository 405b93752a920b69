"""Our own papers as a scanner or a telephone would give them back."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pypdfium2
from PIL import Image, ImageFilter

from mediation.crypto import Keeper, KeyRing
from mediation.documents import DOCUMENTS
from mediation.documents.facts import PaperFacts
from mediation.documents.sealing import sealed_by
from mediation.domain.edge_strips import Strips, column
from mediation.domain.page_codes import ALPHABET, PageMark, page_text
from mediation.domain.page_seals import PURPOSE, PageStatement
from tests.documents import sample_agreement, samples

CODE = "2X9KM7PQRTWA"
PAPER = 250
KEEPER = Keeper(KeyRing.for_testing())


def printed(applicants: int = 2, code: str = CODE, *, is_sealed: bool = True) -> bytes:
    """An agreement with a code on each page, sealed as papers are since they have seals."""
    facts = replace(sample_agreement.collective_agreement(applicants), page_code=code)
    with sealed_by(_seal if is_sealed else _as_before):
        return DOCUMENTS["agreement"].draw(facts)


def sealed_paper(kind: str, facts: PaperFacts) -> bytes:
    """A paper of any kind, each page sealed."""
    with sealed_by(_seal):
        return DOCUMENTS[kind].draw(facts)


def _as_before(mark: PageMark, text_hash: str) -> str:
    return page_text(mark)


def _seal(mark: PageMark, text_hash: str) -> str:
    said = PageStatement(
        mark=mark, version=1, title="调解协议书", number="〔2026〕东工调字第001号之二",
        amount_fen=123_456_789, issued_on=date(2026, 11, 23), effective_on=date(2026, 11, 30),
        parties="王*兰等250人、城*司", facts_hash="0f" * 32, text_hash=text_hash,
    )  # fmt: skip
    return said.sealed(KEEPER.sign(said.signed_bytes, PURPOSE))


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


@dataclass(frozen=True)
class PrintedPage:
    """A page of a paper as a picture, and what a reader must find on it."""

    picture: Image.Image
    mark: PageMark
    strips: Strips


def pages_of_every_kind(dots_per_inch: int = 200) -> list[PrintedPage]:
    """Every page of a specimen of each kind of paper, and of an agreement for many."""
    papers = {**samples.all_papers(), "agreement": sample_agreement.collective_agreement(60)}
    found = []
    for number, (kind, facts) in enumerate(papers.items()):
        code = f"{CODE[:-2]}{ALPHABET[number // 20]}{ALPHABET[number % 20]}"
        found += printed_pages(kind, replace(facts, page_code=code), dots_per_inch)
    return found


def printed_pages(kind: str, facts: PaperFacts, dots_per_inch: int = 200) -> list[PrintedPage]:
    """The sealed pages of one paper."""
    seals: list[tuple[PageMark, str]] = []

    def noted(mark: PageMark, text_hash: str) -> str:
        seals.append((mark, text_hash))
        return _seal(mark, text_hash)

    with sealed_by(noted):
        pictures = pages_of(DOCUMENTS[kind].draw(facts), dots_per_inch)
    columns = [column(facts.page_code, said) for said in ("", *(said for _, said in seals))]
    return [
        PrintedPage(picture, mark, Strips(left, right))
        for picture, (mark, _), (left, right) in zip(
            pictures, seals, pairwise(columns), strict=True
        )
    ]


def from_the_office_scanner(page: Image.Image, chance: random.Random) -> Image.Image:
    """Fed a little askew, in grey on paper that is not white, not quite sharp, saved as JPEG."""
    askew = page.rotate(chance.uniform(-2, 2), Image.Resampling.BICUBIC, fillcolor=PAPER)
    soft = askew.filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 1.0)))
    darkest, lightest = chance.randint(20, 70), chance.randint(215, 250)
    grey = soft.point(lambda value: darkest + value * (lightest - darkest) // 255)
    noise = Image.effect_noise(grey.size, chance.uniform(15, 40))
    sheet = Image.blend(grey, noise, chance.uniform(0.05, 0.15))
    return Image.open(BytesIO(as_jpeg(sheet, chance.randint(45, 80))))
