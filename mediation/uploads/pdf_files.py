"""PDF files: parsed to the last object, and refused when they could do anything but be read.

The bytes are kept as they are: a signature in the file would not survive rewriting.
"""

import re
from io import BytesIO
from typing import Any

import pikepdf

from mediation.uploads.refusal import Refused, damaged

MOST_OBJECTS = 200_000
MOST_PAGES = 3_000
DEEPEST = 60
END = re.compile(rb"%%EOF\s*\Z")
# How far after the last %%EOF a sloppy program may leave blanks and zeros.
TAIL = 2048

# Names that make a file act, carry other files, or ask for things from outside.
ACTIVE_KEYS = frozenset(
    {
        *("/JS", "/JavaScript", "/AA", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/EF"),
        *("/RichMedia", "/RichMediaContent", "/XFA", "/Movie", "/Sound", "/Rendition", "/3DD"),
        *("/RichMediaSettings", "/SubmitForm", "/ImportData"),
    }
)
ACTIVE_ACTIONS = frozenset(
    {
        *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"),
        *("/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView"),
    }
)
ACTIVE_TYPES = frozenset({"/EmbeddedFile", "/Filespec", "/F"})
ACTIVE_SUBTYPES = frozenset(
    {"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/FileAttachment", "/Projection"}
)
SAFE_LINK = re.compile(r"(?i)^(https?:|mailto:|tel:|[^:]*$)")


def _active() -> Refused:
    return Refused(
        "active",
        "PDF 里有脚本、附件或自动操作，不能接收。请打开后用“打印—另存为 PDF”重新生成再上传。",
    )


def _encrypted() -> Refused:
    return Refused(
        "encrypted",
        "PDF 设了密码或限制，无法检查。请打开后用“打印—另存为 PDF”得到不加密的文件再上传。",
    )


def checked(content: bytes) -> bytes:
    """The same bytes; raises Refused."""
    if not END.search(content[-TAIL:].rstrip(b"\x00")):
        raise damaged("PDF 文件")
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as pdf:
            _look_through(pdf)
    except pikepdf.PasswordError as error:
        raise _encrypted() from error
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError) as error:
        raise damaged("PDF 文件") from error
    return content


def page_count(content: bytes) -> int:
    """How many pages a PDF has that was let in."""
    with pikepdf.open(BytesIO(content), attempt_recovery=False) as pdf:
        return len(pdf.pages)


def _look_through(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise _encrypted()
    if len(pdf.objects) > MOST_OBJECTS:
        raise Refused("too_many_parts", "PDF 的结构过于复杂，请分成几个文件再上传。")
    if not 0 < len(pdf.pages) <= MOST_PAGES:
        raise Refused("pages", f"PDF 没有页面，或超过 {MOST_PAGES} 页，请分成几个文件再上传。")
    _look_at(pdf.trailer, 0)
    for each in pdf.objects:
        _look_at(each, 0)
    _require_readable(pdf)


def _require_readable(pdf: pikepdf.Pdf) -> None:
    """Every page has its marks, and their streams begin to decode."""
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        streams = contents if isinstance(contents, pikepdf.Array) else [contents]
        for stream in streams:
            if stream is not None and not isinstance(stream, pikepdf.Stream):
                raise damaged("PDF 文件")


def _look_at(thing: Any, depth: int) -> None:
    """Raise when an object, or one that stands inside it, is active."""
    if depth > DEEPEST:
        raise Refused("too_many_parts", "PDF 的结构过于复杂，请重新打印成 PDF 再上传。")
    if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
        _look_at_keys(thing)
        values = [value for _, value in thing.items()]
    elif isinstance(thing, pikepdf.Array):
        values = list(thing)
    else:
        return
    for value in values:
        # What is referred to is met on its own in the list of objects.
        if isinstance(value, pikepdf.Object) and not value.is_indirect:
            _look_at(value, depth + 1)


def _look_at_keys(thing: Any) -> None:
    keys = set(thing.keys())
    if keys & ACTIVE_KEYS:
        raise _active()
    if _name(thing, "/Type") in ACTIVE_TYPES or _name(thing, "/Subtype") in ACTIVE_SUBTYPES:
        raise _active()
    if _name(thing, "/S") in ACTIVE_ACTIONS:
        raise _active()
    if "/OpenAction" in keys:
        _require_plain_view(thing["/OpenAction"])
    if "/URI" in keys and not SAFE_LINK.match(str(thing["/URI"]).strip()):
        raise _active()


def _require_plain_view(action: Any) -> None:
    """Opening at a page is allowed; anything else that happens by itself is not."""
    if isinstance(action, pikepdf.Array):
        return
    if isinstance(action, pikepdf.Dictionary) and _name(action, "/S") == "/GoTo":
        return
    raise _active()


def _name(thing: Any, key: str) -> str:
    value = thing.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""
