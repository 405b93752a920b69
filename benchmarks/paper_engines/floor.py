"""The least that any program must do for these pages: no flow, no lawful lines, no safety.

Faces read beforehand, words cut where the measure ends, operators put together as text, one
subset a face, deflate at its fastest. It is a yardstick and makes no paper that is fit for use.
"""

import zlib

import benchmarks.paper_engines.alone  # noqa: F401
from benchmarks.paper_engines import (
    BOLD,
    CODE_BOTTOM,
    CODE_SIDE,
    FACES,
    FOOT_BASELINE,
    FOOT_SIZE,
    HEADING,
    MARGINS,
    MEASURE,
    MILLIMETRE,
    REGULAR,
    Block,
    Draw,
    Outline,
    squares,
)
from mediation.documents.font_file import FontFile

HEIGHT = 297 * MILLIMETRE
LEFT, TOP = MARGINS[2] * MILLIMETRE, HEIGHT - MARGINS[0] * MILLIMETRE


class _Face:
    """One face: glyph and width of each character, and what this paper used of it."""

    def __init__(self, file: FontFile, name: str) -> None:
        self.file, self.name = file, name
        self.widths: dict[str, float] = {}
        self.codes: dict[str, str] = {}
        self.glyphs: list[int] = [0]

    def begin(self) -> None:
        """Forget what the paper before it used."""
        self.codes, self.glyphs = {}, [0]

    def lines(self, text: str, size: float, measure: float) -> list[str]:
        """Cut a text where the measure ends."""
        cut, start, used = [], 0, 0.0
        for place, character in enumerate(text):
            width = self.widths.get(character)
            if width is None:
                glyph = self.file.glyph(ord(character))
                width = self.widths[character] = self.file.advance(glyph) / 1000
            used += width * size
            if used > measure and place > start:
                cut.append(text[start:place])
                start, used = place, width * size
        cut.append(text[start:])
        return cut

    def shown(self, text: str) -> str:
        """The codes of a text, as they stand in a string of the page."""
        for character in text:
            if character not in self.codes:
                self.codes[character] = f"{len(self.glyphs):04X}"
                self.glyphs.append(self.file.glyph(ord(character)))
        return "".join(map(self.codes.__getitem__, text))


def prepared() -> Draw:
    """Return what draws the agreement."""
    names = (REGULAR, BOLD, HEADING)
    faces = {name: _Face(FontFile(FACES / f"{name}.ttf"), name) for name in names}

    def drawn(outline: Outline) -> bytes:
        for face in faces.values():
            face.begin()
        pages = _pages(outline, faces)
        contents = [
            _with_foot(page, number, outline, faces[REGULAR])
            for number, page in enumerate(pages, start=1)
        ]
        return _assembled(contents, list(faces.values()))

    return drawn


def _pages(outline: Outline, faces: dict[str, _Face]) -> list[list[str]]:
    pages: list[list[str]] = [[]]
    y, bottom = TOP, MARGINS[1] * MILLIMETRE
    total = sum(outline.shares)
    for block in outline.blocks:
        face = faces[block.face]
        y -= block.room
        shares = [share / total for share in outline.shares] if block.is_row else [1.0]
        x = LEFT
        for text, share in zip(block.texts, shares, strict=False):
            for place, line in enumerate(face.lines(text, block.size, MEASURE * share)):
                if place or x == LEFT:
                    y -= block.leading
                if y < bottom:
                    pages.append([])
                    y = TOP - block.leading
                pages[-1].append(_text(face, block, x, y, line))
            x += MEASURE * share
    return pages


def _text(face: _Face, block: Block, x: float, y: float, line: str) -> str:
    return f"BT /{face.name} {block.size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{face.shown(line)}> Tj ET"


def _with_foot(page: list[str], number: int, outline: Outline, face: _Face) -> bytes:
    count = len(outline.codes)
    block = Block((), FOOT_SIZE)
    page.append(_text(face, block, 250, FOOT_BASELINE, f"第 {number} 页　共 {count} 页"))
    (side, _, _), *runs = squares(outline.codes[min(number, count) - 1])
    unit, x = CODE_SIDE / side, LEFT + MEASURE - CODE_SIDE
    page.append(f"q {unit:.6f} 0 0 {-unit:.6f} {x:.3f} {CODE_BOTTOM + CODE_SIDE:.3f} cm")
    page += [f"{start} {down} {length} 1 re" for start, down, length in runs]
    page.append("f Q")
    return "\n".join(page).encode("ascii")


def _assembled(contents: list[bytes], faces: list[_Face]) -> bytes:
    """The file: catalogue, pages, then four objects for each face."""
    first = 3 + 2 * len(contents)
    fonts = " ".join(f"/{face.name} {first + 4 * place} 0 R" for place, face in enumerate(faces))
    kids = " ".join(f"{3 + 2 * place} 0 R" for place in range(len(contents)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    objects.append(f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>".encode())
    for place, content in enumerate(contents):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Contents {4 + 2 * place} 0 R"
            f"/Resources<</Font<<{fonts}>>>>>>".encode()
        )
        objects.append(_stream(content))
    for place, face in enumerate(faces):
        objects += _font(face, first + 4 * place)
    out, places = [b"%PDF-1.5"], [len(b"%PDF-1.5\n")]
    for number, each in enumerate(objects, start=1):
        out.append(b"%d 0 obj\n%b\nendobj" % (number, each))
        places.append(places[-1] + len(out[-1]) + 1)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places[:-1])
    size = len(objects) + 1
    out.append(b"xref\n0 %d\n0000000000 65535 f \n%btrailer" % (size, rows))
    out.append(b"<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (size, places[-1]))
    return b"\n".join(out)


def _font(face: _Face, number: int) -> list[bytes]:
    metrics, name = face.file.metrics, f"MEDAAA+{face.name}"
    widths = " ".join(f"{face.file.advance(glyph):.0f}" for glyph in face.glyphs)
    font = (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDToGIDMap/Identity"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W[0[{widths}]]"
        f"/FontDescriptor {number + 1} 0 R>>]/ToUnicode {number + 3} 0 R>>"
    )
    descriptor = (
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/ItalicAngle 0/StemV 80"
        f"/FontBBox[{' '.join(map(str, metrics.box))}]/Ascent {metrics.ascent}"
        f"/Descent {metrics.descent}/CapHeight {metrics.ascent}/FontFile2 {number + 2} 0 R>>"
    )
    rows = [f"<{code}> <{ord(each):04X}>" for each, code in face.codes.items()]
    parts = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    named = "\n".join(
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts
    )
    unicode = (
        f"begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{named}\nendcmap"
    )
    subset = face.file.subset(face.glyphs)
    return [font.encode(), descriptor.encode(), _stream(subset), _stream(unicode.encode())]


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content, 1)
    head = b"<</Length %d/Length1 %d/Filter/FlateDecode>>" % (len(packed), len(content))
    return b"%b\nstream\n%b\nendstream" % (head, packed)
