"""Papers as files for the archive: what ISO 19005-2 (PDF/A-2b) asks, held against the structures.

No validator of PDF/A runs here. These checks follow the clauses that a paper of ours could break;
docs/paper.md says so.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageCms

from mediation.crypto import pdf_signing
from mediation.documents import DOCUMENTS
from mediation.documents.colour_profile import srgb_profile
from tests.clock import MONDAY_MORNING
from tests.documents.samples import all_papers
from tests.pdf_seals import seals_of

PAPERS = all_papers()
KINDS = [*PAPERS, "signed"]
FORBIDDEN_KEYS = {
    *("/AA", "/OpenAction", "/JS", "/JavaScript", "/EmbeddedFiles", "/XFA", "/NeedAppearances"),
    *("/Alternates", "/OPI", "/TR", "/TR2", "/HTP", "/PresSteps", "/Requirements", "/SMask"),
    *("/AlternatePresentations", "/FFilter", "/FDecodeParms", "/DigestMethod", "/DigestLocation"),
}
FORBIDDEN_FILTERS = {"/LZWDecode", "/Crypt"}
INVISIBLE_NO_VIEW = 1 | 2 | 32
PRINT = 4
# Every operator that a page of ours may use (ISO 32000-1 annex A).
OPERATORS = {
    *("q", "Q", "cm", "w", "J", "j", "d", "re", "m", "l", "S", "f", "rg", "RG"),
    *("BT", "ET", "Tf", "Tc", "Tm", "TJ"),
}
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}


@cache
def content_of(kind: str) -> bytes:
    """A specimen of a kind as it is drawn; "signed" is the agreement as it is kept."""
    if kind == "signed":
        return pdf_signing.sign(content_of("agreement"), seals_of().source, at=MONDAY_MORNING)
    return DOCUMENTS[kind].draw(PAPERS[kind])


@pytest.fixture(params=KINDS)
def content(request: pytest.FixtureRequest) -> bytes:
    return content_of(request.param)


@pytest.fixture
def pdf(content: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(content), attempt_recovery=False) as opened:
        yield opened


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of a file, also those that stand inside others."""
    waiting: list[Any] = [*pdf.objects, pdf.trailer]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
            yield thing
            values = [value for _, value in thing.items()]
        elif isinstance(thing, pikepdf.Array):
            values = list(thing)
        else:
            continue
        waiting += [v for v in values if isinstance(v, pikepdf.Object) and not v.is_indirect]


def test_header_trailer_and_structure(content: bytes, pdf: pikepdf.Pdf) -> None:
    """6.1.2, 6.1.3: the version, a comment of binary bytes, an identity, no encryption."""
    first, second = content.split(b"\n")[:2]
    assert re.fullmatch(rb"%PDF-1\.[0-7]", first)
    assert second[:1] == b"%"
    assert all(byte > 127 for byte in second[1:5])
    assert re.search(rb"%%EOF\r?\n?\Z", content)
    identity = pdf.trailer.ID
    assert len(identity) == 2
    assert all(len(bytes(part)) == 16 for part in identity)
    assert not pdf.is_encrypted
    assert pdf.check_pdf_syntax() == []


def test_nothing_acts_refers_outside_or_needs_a_plug_in(pdf: pikepdf.Pdf) -> None:
    """6.1.7, 6.2.8, 6.2.9, 6.5, 6.8, 6.10: no LZW, actions, files, foreign streams."""
    for each in dictionaries(pdf):
        keys = set(each.keys())
        assert not keys & FORBIDDEN_KEYS
        assert not each.get("/Interpolate", False)
        if isinstance(each, pikepdf.Stream):
            assert "/F" not in keys, "a stream stands in the file itself"
            filters = each.get("/Filter", [])
            named = filters if isinstance(filters, pikepdf.Array) else [filters]
            assert not {str(name) for name in named} & FORBIDDEN_FILTERS
            assert each.get("/Subtype") not in ("/PS", "/Form", "/Image")


def test_colours_have_a_meaning(pdf: pikepdf.Pdf) -> None:
    """6.2.3, 6.2.4.3: one output intent with a profile, for pages in red, green and blue."""
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    profile = intent.DestOutputProfile
    assert profile.N == 3
    assert profile.read_bytes() == srgb_profile()
    for page in pdf.pages:
        assert not {"/ColorSpace", "/Pattern", "/Shading", "/XObject"} & set(page.Resources.keys())


def test_pages_use_plain_operators_and_no_undefined_glyph(pdf: pikepdf.Pdf) -> None:
    """6.2.2, 6.2.11.8: known operators only, and never the glyph for what has none."""
    for page in pdf.pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            assert str(operator) in OPERATORS
            if str(operator) == "TJ":
                shown = b"".join(bytes(p) for p in operands[0] if isinstance(p, pikepdf.String))
                assert b"\x00\x00" not in [shown[i : i + 2] for i in range(0, len(shown), 2)]
        assert "/Group" not in page, "nothing is transparent"


def test_fonts_are_embedded_and_tell_their_text(pdf: pikepdf.Pdf) -> None:
    """6.2.11.3 to 6.2.11.7: composite fonts that stand in the file with their widths and texts."""
    seen = 0
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            seen += 1
            (descendant,) = font.DescendantFonts
            assert (font.Subtype, font.Encoding) == ("/Type0", "/Identity-H")
            assert descendant.Subtype == "/CIDFontType2"
            assert descendant.CIDToGIDMap == "/Identity"
            system = descendant.CIDSystemInfo
            assert (str(system.Registry), str(system.Ordering)) == ("Adobe", "Identity")
            descriptor = descendant.FontDescriptor
            assert descriptor.FontName == descendant.BaseFont == font.BaseFont
            assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
            # A list of the glyphs is not asked for any more, and a wrong one would be an error.
            assert "/CIDSet" not in descriptor
            require_widths(descendant, descriptor.FontFile2.read_bytes())
            require_texts(font.ToUnicode.read_bytes())
    assert seen


def require_widths(descendant: Any, program: bytes) -> None:
    """The widths of the dictionary are those of the font, to a thousandth of an em."""
    face = TTFont(BytesIO(program))
    scale = 1000 / face["head"].unitsPerEm
    names = face.getGlyphOrder()
    start, widths = descendant.W
    for number, width in enumerate(widths, start=int(start)):
        assert abs(float(width) - face["hmtx"][names[number]][0] * scale) <= 1


def require_texts(mapping: bytes) -> None:
    """Every code means characters, none of which is zero or a mark of byte order."""
    rows = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", mapping)
    assert len(rows) > 1
    for _, text in rows[1:]:
        assert text not in (b"0000", b"FEFF", b"FFFE")


def test_metadata_say_what_it_is_and_who_nobody(content: bytes, pdf: pikepdf.Pdf) -> None:
    """6.6.2, 6.6.4: a packet that agrees with the dictionary, and no name, date or machine."""
    stream = pdf.Root.Metadata
    assert (stream.Type, stream.Subtype) == ("/Metadata", "/XML")
    packet = stream.read_raw_bytes()
    assert packet.startswith('<?xpacket begin="\ufeff"'.encode())
    assert packet in content, "programs find it without reading the PDF"
    tree = ElementTree.fromstring(packet.decode())
    said = [
        tree.findtext(f".//pdfaid:{name}", namespaces=NAMES) for name in ("part", "conformance")
    ]
    assert said == ["2", "B"]
    information = {name: str(value) for name, value in pdf.docinfo.items()}
    assert information == {
        "/Title": tree.findtext(".//dc:title/rdf:Alt/rdf:li", namespaces=NAMES),
        "/Creator": tree.findtext(".//xmp:CreatorTool", namespaces=NAMES),
        "/Producer": tree.findtext(".//pdf:Producer", namespaces=NAMES),
    }
    assert b"Date" not in packet
    assert b"/CreationDate" not in content
    assert b"/ModDate" not in content


@pytest.mark.parametrize("kind", PAPERS)
def test_no_party_is_named_in_the_metadata(kind: str) -> None:
    with pikepdf.open(BytesIO(content_of(kind))) as pdf:
        said = pdf.Root.Metadata.read_bytes().decode() + str(pdf.docinfo)
    for name in ("王秀兰", "悦来", "李敏"):
        assert name not in said


def test_the_field_of_the_signature_is_printed_and_takes_no_room() -> None:
    """6.3.2, 6.3.3, 6.4: flags and appearance of the widget; what the signature refers to."""
    with pikepdf.open(BytesIO(content_of("signed"))) as pdf:
        widgets = [each for page in pdf.pages for each in page.get("/Annots", [])]
        (widget,) = widgets
        flags = int(widget.F)
        assert flags & PRINT
        assert not flags & INVISIBLE_NO_VIEW
        assert "/AP" in widget or [float(edge) for edge in widget.Rect] == [0, 0, 0, 0]
        assert set(pdf.Root.Perms.keys()) == {"/DocMDP"}
        start, end, rest, length = (int(part) for part in widget.V.ByteRange)
        assert (start, rest + length) == (0, len(content_of("signed")))
        assert end < rest


def test_the_profile_is_srgb() -> None:
    """Little CMS reads it, and finds every colour where its own sRGB has it."""
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    steps = range(0, 256, 51)
    colours = bytes(part for r in steps for g in steps for b in steps for part in (r, g, b))
    picture = Image.frombytes("RGB", (6, 36), colours)
    theirs = ImageCms.createProfile("sRGB")
    turned = ImageCms.profileToProfile(picture, ours, theirs)
    assert turned is not None
    pairs = zip(colours, turned.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= 1


DRAWN_TWICE = ("agreement", "referral_letter", "statutory_comparison", "consent_form")
DRAW = f"""
import hashlib
from mediation.documents import DOCUMENTS
from tests.documents.samples import all_papers
papers = all_papers()
for kind in {DRAWN_TWICE}:
    print(kind, hashlib.sha256(DOCUMENTS[kind].draw(papers[kind])).hexdigest())
"""


def test_two_processes_draw_the_same_bytes() -> None:
    """Neither the order of sets nor the time gets into a paper before it is signed."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", DRAW],
            env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": epoch},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed, epoch in (("1", "1700000000"), ("2", "1800000000"))
    ]
    one, other = (process.communicate()[0] for process in running)
    assert one == other
    assert len(one.splitlines()) == len(DRAWN_TWICE)
