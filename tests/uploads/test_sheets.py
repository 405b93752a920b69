"""Files set on A4: every page and every word, inside the frame, whatever their size and turn."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image

from mediation.domain.file_kinds import FileKind
from mediation.uploads import sandbox, sheets
from mediation.uploads.sandbox import NOT_SET, SetFile, sheets_apart, words_apart
from mediation.uploads.sheets import HEIGHT, TOP, WIDTH
from tests.services.dossier.volumes import pdf_saying
from tests.uploads.making import docx, pdf, picture, xlsx


def set_one(kind: FileKind, content: bytes) -> SetFile:
    (made,) = sheets_apart([(kind, content)])
    return made


def rendered(content: bytes) -> Image.Image:
    """The first page as dots, 72 an inch."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        return document[0].render(scale=1, grayscale=True).to_pil()  # type: ignore[no-any-return]


def inked(content: bytes) -> tuple[int, int, int, int]:
    """The box around everything that is not white."""
    box = rendered(content).point(lambda dot: 255 - dot).getbbox()
    assert box is not None
    return box


def test_pages_of_a_pdf_come_with_their_words() -> None:
    made = set_one(FileKind.PDF, pdf_saying("工资条原件"))
    assert made.pages == 1
    assert "工资条原件" in made.texts[0]
    with pikepdf.open(BytesIO(made.pdf)) as opened:
        box = [float(side) for side in opened.pages[0].mediabox]
    assert box == pytest.approx([0, 0, WIDTH, HEIGHT], abs=0.01)


@pytest.mark.parametrize("size", [(200, 200), (2000, 600), (300, 3000), (842, 1191)])
@pytest.mark.parametrize("turn", [0, 90])
def test_a_page_of_any_size_and_turn_stands_inside_the_frame(
    size: tuple[int, int], turn: int
) -> None:
    def alter(made: pikepdf.Pdf) -> None:
        page = made.pages[0]
        page.MediaBox = pikepdf.Array([0, 0, *size])
        page.Rotate = turn
        page.Contents = made.make_stream(f"0 0 {size[0]} {size[1]} re f".encode())

    left, top, right, bottom = inked(set_one(FileKind.PDF, pdf(alter)).pdf)
    # The room above is kept for the number of the page.
    assert top >= int(TOP) - 1
    assert left > 30
    assert right < WIDTH - 30
    assert bottom < HEIGHT - 20
    turned = size[::-1] if turn else size
    assert (right - left) / (bottom - top) == pytest.approx(turned[0] / turned[1], rel=0.05)


def test_what_is_written_in_an_annotation_is_seen_and_read() -> None:
    def alter(made: pikepdf.Pdf) -> None:
        form = pikepdf.Stream(made, b"BT /F 12 Tf 1 0 0 1 2 5 Tm (CANARY) Tj ET")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, 100, 20])
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FreeText,
            Rect=pikepdf.Array([100, 100, 200, 120]),
            AP=pikepdf.Dictionary(N=form),
        )
        made.pages[0].Annots = made.make_indirect(pikepdf.Array([note]))

    made = set_one(FileKind.PDF, pdf(alter))
    assert "CANARY" in made.texts[0]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (FileKind.JPEG, picture()),
        (FileKind.JPEG, picture(size=(3000, 4000))),
        (FileKind.JPEG, picture(mode="CMYK")),
        (FileKind.JPEG, picture(mode="L")),
        (FileKind.PNG, picture("PNG", mode="RGBA")),
        (FileKind.PNG, picture("PNG", mode="P")),
        (FileKind.WEBP, picture("WEBP")),
    ],
)
def test_a_picture_of_any_kind_is_one_page(kind: FileKind, content: bytes) -> None:
    made = set_one(kind, content)
    assert (made.pages, made.texts) == (1, ("",))
    left, top, right, bottom = inked(made.pdf)
    assert top >= int(TOP) - 1
    assert right <= WIDTH
    assert bottom <= HEIGHT
    assert left >= 0


def test_a_large_photograph_is_made_lighter_and_a_small_one_is_kept_as_it_is() -> None:
    small = picture(size=(800, 600))
    assert small in set_one(FileKind.JPEG, small).pdf
    large = picture(size=(4000, 3000))
    with pikepdf.open(BytesIO(set_one(FileKind.JPEG, large).pdf)) as opened:
        image = opened.pages[0].Resources.XObject.Picture
        assert max(int(image.Width), int(image.Height)) == sheets.MOST_DOTS


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (FileKind.TEXT, "内部记录".encode()),
        (FileKind.DOCX, docx("<w:p><w:r><w:t>内部记录</w:t></w:r></w:p>")),
        (FileKind.XLSX, xlsx("内部记录")),
    ],
)
def test_what_cannot_be_printed_is_read(kind: FileKind, content: bytes) -> None:
    made = set_one(kind, content)
    assert (made.pdf, made.pages) == (b"", 0)
    assert "内部记录" in made.texts[0]


def test_one_file_that_is_too_hard_does_not_spoil_the_others() -> None:
    good = (FileKind.TEXT, b"good")
    found = sheets_apart([good, (FileKind.PDF, b"%PDF- broken"), good])
    assert [each.texts for each in found] == [("good",), NOT_SET.texts, ("good",)]


def test_many_files_go_in_lots(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    answer = sandbox._asked

    def counted(head: dict[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
        asked.append(len(head["files"]))
        return answer(head, content)

    monkeypatch.setattr(sandbox, "_asked", counted)
    monkeypatch.setattr(sandbox, "FILES_AT_ONCE", 2)
    files = [(FileKind.TEXT, str(number).encode()) for number in range(5)]
    assert [each.texts for each in sheets_apart(files)] == [(str(number),) for number in range(5)]
    assert asked == [2, 2, 1]


def test_words_that_are_not_seen_are_read_too() -> None:
    def alter(made: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page = made.pages[0]
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = made.make_stream(b"BT /F 12 Tf 3 Tr 1 0 0 1 50 50 Tm (HIDDEN) Tj ET")

    assert "HIDDEN" in words_apart(pdf(alter))[0]
