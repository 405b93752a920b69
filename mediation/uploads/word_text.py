"""The words of a foreign .docx or .txt: decoded in a process of its own, then read part by part."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from mediation.domain.file_kinds import FileKind, ending_of
from mediation.uploads.office_files import MAIN_PART
from mediation.uploads.office_parts import Node, parsed
from mediation.uploads.refusal import Refused, damaged
from mediation.uploads.sandbox import inspect_apart

LARGEST = 2 * 1024 * 1024
TAKEN = {FileKind.DOCX, FileKind.TEXT}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAKS = {f"{_W}br", f"{_W}cr"}


def document_text(name: str, content: bytes) -> str:
    """The text, a paragraph a line, the cells of a table row in one line; Refused otherwise."""
    if ending_of(name) not in TAKEN:
        raise Refused("kind", "请上传 Word 文档（docx）或者文本文件（txt）；PDF 请复制文字后粘贴。")
    if len(content) > LARGEST:
        raise Refused("too_large", "文件超过 2 MB，请去掉图片，或者复制文字后粘贴。")
    inspected = inspect_apart(name, content)
    if inspected.kind is FileKind.TEXT:
        return inspected.content.decode()
    return words_of_docx(inspected.content)


def words_of_docx(content: bytes) -> str:
    """The text of a .docx that was let in; Refused when it cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            root = parsed(archive.read(MAIN_PART["docx"]))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise damaged("Word 文档") from error
    return "\n".join(_lines(root))


def _lines(element: Node) -> Iterator[str]:
    """Every paragraph and every row of a table below an element, in the order of the page."""
    for child in element:
        if child.tag == f"{_W}p":
            yield _words(child)
        elif child.tag == f"{_W}tr":
            yield " ".join(" ".join(_lines(cell)) for cell in child)
        else:
            yield from _lines(child)


def _words(paragraph: Node) -> str:
    """The words that stand; what was struck out with changes tracked is no text any more."""
    parts = []
    for each in paragraph.iter():
        if each.tag == f"{_W}t":
            parts.append(each.text or "")
        elif each.tag == f"{_W}tab":
            parts.append(" ")
        elif each.tag in BREAKS:
            parts.append("\n")
    return "".join(parts)
