"""The one question: may this file come in, and as which bytes is it kept?"""

from collections.abc import Callable
from dataclasses import dataclass

from mediation.domain.file_kinds import RULES, FileKind, kind_of, why_not_taken
from mediation.uploads import office_files, pdf_files, pictures, plain_text
from mediation.uploads.foreign_bytes import require_single_nature
from mediation.uploads.refusal import Refused, disguised

# Gives the bytes to keep: redrawn for a picture, the same for everything else.
Check = Callable[[bytes], bytes]

CHECKS: dict[FileKind, Check] = {
    FileKind.PDF: pdf_files.checked,
    FileKind.JPEG: pictures.redrawn_jpeg,
    FileKind.PNG: pictures.redrawn_png,
    FileKind.WEBP: pictures.webp_as_png,
    FileKind.DOCX: office_files.checked_document,
    FileKind.XLSX: office_files.checked_workbook,
    FileKind.TEXT: plain_text.checked,
}
# How many pages a file of a kind has; Word, Excel and text have none before they are printed.
PAGES: dict[FileKind, Callable[[bytes], int]] = {
    FileKind.PDF: pdf_files.page_count,
    **dict.fromkeys((FileKind.JPEG, FileKind.PNG, FileKind.WEBP), lambda _: 1),
}
# WebP is kept as PNG: every reader opens that, and nothing of the picture is lost.
KEPT_AS = {FileKind.WEBP: FileKind.PNG}


@dataclass(frozen=True)
class Inspected:
    """A file that may come in: its kind, the bytes to keep, and how many pages they have."""

    kind: FileKind
    content: bytes
    pages: int | None = None

    @property
    def media_type(self) -> str:
        """What it is served as."""
        return RULES[self.kind].media_type


def inspect(name: str, content: bytes) -> Inspected:
    """The file as it is kept; raises Refused with a sentence."""
    kind = kind_of(name)
    if kind is None:
        raise Refused("kind", why_not_taken(name))
    if not content:
        raise Refused("empty", "文件是空的（0 字节），请重新选择。")
    rule = RULES[kind]
    if rule.beginnings and not content.startswith(rule.beginnings):
        raise disguised(rule.label)
    require_single_nature(kind, content)
    kept = CHECKS[kind](content)
    pages = PAGES[kind](kept) if kind in PAGES else None
    return Inspected(KEPT_AS.get(kind, kind), kept, pages)
