"""Binding: kept PDFs become one, each page stamped, with links, outline and page labels.

Nothing is drawn anew: the pages of a paper go in with the bytes of their content and fonts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from mediation.documents import page_stamps
from mediation.documents.page_frame import PRODUCT

# Links of the catalogue point here until the pages are known.
TARGET = "piece:"


@dataclass(frozen=True)
class BoundPiece:
    """A piece as it is bound: what the catalogue's links call it, its PDF, its first page."""

    target: str
    title: str
    pdf: bytes
    first_page: int
    pages: int
    remark: str = ""


@dataclass(frozen=True)
class Jacket:
    """The sheets around the pieces."""

    cover: bytes
    catalogue: bytes
    remarks: bytes
    back: bytes


@dataclass(frozen=True)
class Bound:
    """The finished file, and how many sheets stand before the first numbered page."""

    content: bytes
    before: int


def bound(title: str, label: str, jacket: Jacket, pieces: Sequence[BoundPiece]) -> Bound:
    """Bind a volume."""
    with pikepdf.new() as made:
        _append(made, jacket.cover)
        starts = [("案卷封面", 0), ("卷内目录", len(made.pages))]
        _append(made, jacket.catalogue)
        before = len(made.pages)
        for piece in pieces:
            starts.append((piece.title, len(made.pages)))
            _append_piece(made, piece)
        after = len(made.pages)
        starts += [("卷内备考表", after)]
        _append(made, jacket.remarks)
        starts += [("封底", len(made.pages))]
        _append(made, jacket.back)
        _stamp(made, before, label, pieces)
        _link(made, range(1, before), {each.target: _page(before, each) for each in pieces})
        _outline(made, starts)
        _labels(made, before, after)
        _describe(made, title)
        return Bound(_saved(made), before)


def _append(made: pikepdf.Pdf, content: bytes) -> None:
    with pikepdf.open(BytesIO(content)) as source:
        made.pages.extend(source.pages)


def _append_piece(made: pikepdf.Pdf, piece: BoundPiece) -> None:
    """A piece with so many pages as it was given; one sheet may stand in for all of them."""
    with pikepdf.open(BytesIO(piece.pdf)) as source:
        if len(source.pages) == 1:
            for _ in range(piece.pages):
                made.pages.append(source.pages[0])
        elif len(source.pages) == piece.pages:
            made.pages.extend(source.pages)
        else:
            raise ValueError(f"{piece.target} has {len(source.pages)} pages, not {piece.pages}")
    for page in made.pages[-piece.pages :]:
        # The field of a signature means nothing in another file.
        if Name.Annots in page:
            del page[Name.Annots]


def _page(before: int, piece: BoundPiece) -> int:
    return before + piece.first_page - 1


def _stamp(made: pikepdf.Pdf, before: int, label: str, pieces: Sequence[BoundPiece]) -> None:
    stamps = list(_stamps(label, pieces))
    if not stamps:
        return
    with pikepdf.open(BytesIO(page_stamps.draw(stamps))) as source:
        for number, stamp in enumerate(source.pages):
            drawn = made.copy_foreign(stamp.as_form_xobject())
            _lay_over(made.pages[before + number], drawn, Name(f"/Stamp{number}"))


def _lay_over(page: pikepdf.Page, drawn: pikepdf.Object, name: Name) -> None:
    """Draw something over a page, whatever state its own drawing leaves behind."""
    page.add_resource(drawn, Name.XObject, name)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ q {name} Do Q".encode())


def _stamps(label: str, pieces: Sequence[BoundPiece]) -> Iterator[str]:
    for piece in pieces:
        remark = f"（{piece.remark}）" if piece.remark else ""
        for offset in range(piece.pages):
            yield f"{remark}{label}　第 {piece.first_page + offset} 页"


def _link(made: pikepdf.Pdf, sheets: range, targets: dict[str, int]) -> None:
    """Turn the links of the catalogue from names into pages of this file."""
    for sheet in sheets:
        for link in made.pages[sheet].get(Name.Annots, Array([])):
            name = str(link.A.URI).removeprefix(TARGET)
            del link[Name.A]
            link.Dest = Array([made.pages[targets[name]].obj, Name.Fit])


def _outline(made: pikepdf.Pdf, starts: Sequence[tuple[str, int]]) -> None:
    with made.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(title, page) for title, page in starts)
    made.Root.PageMode = Name.UseOutlines


def _labels(made: pikepdf.Pdf, before: int, after: int) -> None:
    """What a reader shows as the number of a page is the number that is stamped on it."""
    ranges: list[pikepdf.Object | int] = [0, Dictionary(P=String("封面")), 1]
    ranges.append(Dictionary(P=String("目录"), S=Name.D))
    if after > before:
        ranges += [before, Dictionary(S=Name.D)]
    ranges += [after, Dictionary(P=String("备考"), S=Name.D)]
    made.Root.PageLabels = Dictionary(Nums=Array(ranges))


def _describe(made: pikepdf.Pdf, title: str) -> None:
    """Title and maker, and nothing that travelled with the pieces."""
    for key in list(made.docinfo.keys()):
        del made.docinfo[key]
    made.docinfo[Name.Title] = String(title)
    made.docinfo[Name.Creator] = String(PRODUCT)
    made.docinfo[Name.Producer] = String(PRODUCT)
    made.Root.Lang = String("zh-CN")


def _saved(made: pikepdf.Pdf) -> bytes:
    buffer = BytesIO()
    made.save(buffer, deterministic_id=True)
    return buffer.getvalue()
