"""Files of every allowed kind, sound ones and ones that are altered by a test."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from openpyxl import Workbook
from PIL import Image

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def picture(format_name: str = "JPEG", size: tuple[int, int] = (64, 48), **how: Any) -> bytes:
    """A picture with a gradient, so that its pixels can be compared."""
    drawn = Image.linear_gradient("L").resize(size).convert(how.pop("mode", "RGB"))
    out = BytesIO()
    drawn.save(out, format_name, **how)
    return out.getvalue()


def photograph(orientation: int = 1) -> bytes:
    """A JPEG as a telephone makes it: with place, time, camera and a way it was held."""
    drawn = Image.linear_gradient("L").resize((64, 48)).convert("RGB")
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0132] = orientation, "相机".encode(), "2026:11:23 09:00:00"
    exif[0x8825] = {1: "N", 2: (30.0, 35.0, 1.0), 3: "E", 4: (114.0, 18.0, 1.0)}
    out = BytesIO()
    drawn.save(out, "JPEG", exif=exif, quality=90, comment=b"secret comment")
    return out.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A tiny file that says it holds width × height pixels, all of them black."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def pdf(alter: Callable[[pikepdf.Pdf], None] | None = None, **how: Any) -> bytes:
    """One page with a line on it; `alter` adds what the test is about."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    made.pages[0].Contents = made.make_stream(b"0 0 m 100 100 l S")
    if alter:
        alter(made)
    out = BytesIO()
    made.save(out, deterministic_id="encryption" not in how, **how)
    return out.getvalue()


def action(kind: str, **keys: Any) -> pikepdf.Dictionary:
    """A PDF action."""
    made = pikepdf.Dictionary(Type=pikepdf.Name.Action, S=pikepdf.Name(kind))
    for name, value in keys.items():
        made[f"/{name}"] = value
    return made


def link(made: pikepdf.Pdf, what: Any) -> None:
    """Put a link with an action on the first page."""
    made.pages[0].Annots = made.make_indirect(
        pikepdf.Array(
            [
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Link,
                    Rect=pikepdf.Array([0, 0, 10, 10]),
                    A=what,
                )
            ]
        )
    )


def zipped(parts: dict[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def docx(body: str = "", extra: dict[str, bytes | str] | None = None, **how: str) -> bytes:
    """A Word file; `extra` parts are added, `main` is the type that its list names."""
    main = how.get("main", f"{WORD}.document.main+xml")
    document = (
        f'<?xml version="1.0"?>{how.get("doctype", "")}<w:document {W}><w:body>'
        f"<w:p><w:r><w:t>劳动合同</w:t></w:r></w:p>{body}</w:body></w:document>"
    )
    return zipped(
        {
            "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats'
            '.org/package/2006/content-types"><Override PartName="/word/document.xml" '
            f'ContentType="{main}"/></Types>',
            "_rels/.rels": relations(("officeDocument", "word/document.xml", "")),
            "word/document.xml": document,
            **(extra or {}),
        }
    )


def relations(*links: tuple[str, str, str]) -> str:
    """A list of relations: (kind, target, mode)."""
    inner = "".join(
        f'<Relationship Id="r{place}" Type="{RELATIONS}/{kind}" Target="{target}"'
        f"{f' TargetMode={chr(34)}{mode}{chr(34)}' if mode else ''}/>"
        for place, (kind, target, mode) in enumerate(links)
    )
    return (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{inner}</Relationships>'
    )


def field(*pieces: str) -> str:
    """A Word field whose instruction is cut in pieces."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return f"<w:p>{runs}</w:p>"


def xlsx(*cells: object) -> bytes:
    """A workbook with these cells in its first row."""
    book = Workbook()
    book.active.append(list(cells) or ["工资", 5000])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def with_parts(content: bytes, parts: dict[str, bytes | str]) -> bytes:
    """The same archive with more parts."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        held: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(held | parts)


def encrypted_flag(content: bytes) -> bytes:
    """The archive with the mark of encryption on its first entry."""
    changed = bytearray(content)
    changed[6] |= 1
    place = changed.index(b"PK\x01\x02")
    changed[place + 8] |= 1
    return bytes(changed)


def symlink_archive() -> bytes:
    """A Word file one part of which is a symbolic link."""
    out = BytesIO(docx())
    with zipfile.ZipFile(out, "a") as archive:
        entry = zipfile.ZipInfo("word/link.xml")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return out.getvalue()


def twice_named() -> bytes:
    """A Word file that holds one name twice: readers disagree which one counts."""
    out = BytesIO(docx())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/DOCUMENT.xml", "<x/>")
    return out.getvalue()


def lying_size(content: bytes, name: str, size: int) -> bytes:
    """The archive with a false unpacked size of one part in its table."""
    changed = bytearray(content)
    start = 0
    while True:
        start = changed.index(b"PK\x01\x02", start)
        length = int.from_bytes(changed[start + 28 : start + 30], "little")
        if changed[start + 46 : start + 46 + length] == name.encode():
            changed[start + 24 : start + 28] = size.to_bytes(4, "little")
            return bytes(changed)
        start += 4
