"""Putting faces into a PDF: one composite font per face, two-byte codes, copyable text.

ReportLab's own TrueType embedding writes wrong search text for characters outside the basic
plane (𠮷), and lists an unembedded Helvetica; this module replaces both.
"""

import zlib
from collections.abc import Iterable, Sequence
from hashlib import md5
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from mediation.documents.archival import Information, make_archival
from mediation.documents.font_file import FontFile

ENTRIES_PER_BLOCK = 100  # the most that one bfchar block may hold
PDF_VERSION = (1, 7)  # what PDF/A-2 is written in
SYMBOLIC = 4
STEM_WIDTH = 80
CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class _FastDeflate(pdfdoc.PDFStreamFilterZCompress):
    """Deflate at its fastest: half the time of the usual level, and a twentieth more bytes."""

    def encode(self, content: bytes | str) -> bytes:
        """Return the bytes as they stand in the file."""
        plain = content.encode("latin-1") if isinstance(content, str) else content
        return zlib.compress(plain, 1)


FAST = _FastDeflate()


class _Written(pdfdoc.PDFObject):
    """A dictionary that is written already: ReportLab's own take longer than the text of a page."""

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the dictionary as it stands in the PDF."""
        return self._text.encode("ascii")


class EmbeddedFont:
    """One face inside one PDF: hands out codes and writes the subset at the end."""

    def __init__(self, face: FontFile, name: str) -> None:
        self.face = face
        self.name = name
        self.fontName = face.path.stem  # the attribute ReportLab asks a font for
        self._codes: dict[int, str] = {0: "0000"}
        self._texts: dict[str, str] = {}

    def codes(self, glyphs: Sequence[int], text: str) -> list[str]:
        """Return the two-byte codes of glyphs, and remember the characters they stand for."""
        known = self._codes
        for glyph, character in zip(glyphs, text, strict=True):
            if glyph not in known:
                code = known[glyph] = f"{len(known):04X}"
                self._texts[code] = character
        return [known[glyph] for glyph in glyphs]

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:
        """Write font, descriptor, subset and character map; ReportLab calls it at the end."""
        base_name = f"{_subset_tag(self.name)}+{self.fontName}"
        descriptor = doc.Reference(self._descriptor(doc, base_name), f"descriptor:{self.name}")
        text = _stream(doc, self._to_unicode().encode("ascii"), f"text:{self.name}")
        descendant = (
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{base_name}/CIDSystemInfo<<"
            f"/Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W {self._widths()}"
            f"/CIDToGIDMap/Identity/FontDescriptor {_said(doc, descriptor)}>>"
        )
        inner = doc.Reference(_Written(descendant), f"descendant:{self.name}")
        font = (
            f"<</Type/Font/Subtype/Type0/BaseFont/{base_name}/Encoding/Identity-H"
            f"/DescendantFonts[{_said(doc, inner)}]/ToUnicode {_said(doc, text)}>>"
        )
        reference = doc.Reference(_Written(font), f"font:{self.name}")
        doc.idToObject[pdfdoc.BasicFonts].dict[self.name] = reference

    def _widths(self) -> str:
        widths = " ".join(f"{self.face.advance(glyph):.6g}" for glyph in self._codes)
        return f"[0 [{widths}]]"

    def _descriptor(self, doc: pdfdoc.PDFDocument, base_name: str) -> "_Written":
        metrics = self.face.metrics
        data = self.face.subset(tuple(self._codes))
        file = _stream(doc, data, f"file:{self.name}", length_name="Length1")
        return _Written(
            f"<</Type/FontDescriptor/FontName/{base_name}/Flags {SYMBOLIC}"
            f"/FontBBox[{' '.join(map(str, metrics.box))}]/ItalicAngle 0/Ascent {metrics.ascent}"
            f"/Descent {metrics.descent}/CapHeight {metrics.ascent}/StemV {STEM_WIDTH}"
            f"/FontFile2 {_said(doc, file)}>>"
        )

    def _to_unicode(self) -> str:
        """Write the map from codes to UTF-16 text, so that copy and search find every character."""
        rows = [
            f"<{code}> <{text.encode('utf-16-be').hex().upper()}>"
            for code, text in sorted(self._texts.items())
        ]
        blocks = [
            rows[start : start + ENTRIES_PER_BLOCK]
            for start in range(0, len(rows), ENTRIES_PER_BLOCK)
        ]
        body = "".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
        )
        return CMAP_HEAD + body + CMAP_TAIL


class PaperCanvas(Canvas):
    """A ReportLab canvas that embeds our faces and nothing else, with reproducible bytes."""

    def __init__(self, page_size: tuple[float, float]) -> None:
        self.buffer = BytesIO()
        self._embedded: dict[FontFile, EmbeddedFont] = {}
        super().__init__(
            self.buffer, pagesize=page_size, pageCompression=0, invariant=1, lang="zh-CN",
            pdfVersion=PDF_VERSION,
        )  # fmt: skip
        # Pages that ReportLab itself would not compress go through this.
        self._doc.defaultStreamFilters = [FAST]
        self._doc.info = Information()
        # ReportLab mixes a time (from the environment, if set) into the identity of the file.
        self._doc.signature = md5(usedforsecurity=False)

    def _make_preamble(self) -> None:
        """Begin a page without naming a standard font, which would not be embedded."""
        self._preamble = "1 0 0 1 0 0 cm"

    def embedded(self, face: FontFile) -> EmbeddedFont:
        """Return the face as a font of this PDF, adding it on first use."""
        if face not in self._embedded:
            font = EmbeddedFont(face, f"F{len(self._embedded) + 1}")
            self._embedded[face] = font
            self._doc.delayedFonts.append(font)
        return self._embedded[face]

    def write(self, operators: Iterable[str]) -> None:
        """Append PDF operators to the page."""
        self._code.extend(operators)

    def end_page(self) -> None:
        """Close the page; what is on it makes the identity of the file."""
        self._doc.updateSignature("\n".join(self._code))
        self.showPage()

    def finished(self) -> bytes:
        """Close the PDF and return its bytes."""
        information = self._doc.info
        make_archival(self._doc, information.title, information.producer)
        self.save()
        return self.buffer.getvalue()


def _stream(
    doc: pdfdoc.PDFDocument, content: bytes, name: str, length_name: str | None = None
) -> pdfdoc.PDFObjectReference:
    stream = pdfdoc.PDFStream()
    stream.content = content
    stream.filters = [FAST]
    if length_name is not None:
        stream.dictionary[length_name] = len(content)
    return doc.Reference(stream, name)


def _said(doc: pdfdoc.PDFDocument, reference: pdfdoc.PDFObjectReference) -> str:
    """A reference as it stands in the PDF."""
    return bytes(reference.format(doc)).decode("ascii")


def _subset_tag(name: str) -> str:
    """Return the six capitals that mark a subset, from the font's number in the PDF."""
    return "MED" + "".join(chr(ord("A") + int(digit)) for digit in f"{int(name[1:]):03d}")
