"""Word and Excel files: a bounded archive of plain parts, without macros, objects or outside links.

The archive is judged by what its table of contents declares before anything is unpacked, and every
part is unpacked no further than it declared.
"""

import re
import stat
import zipfile
from collections.abc import Iterator
from io import BytesIO

from mediation.uploads.office_parts import require_harmless
from mediation.uploads.refusal import Refused, active_office, damaged

MOST_PARTS = 2_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_XML = 40 * 1024 * 1024
HIGHEST_RATIO = 150
# Below this a high ratio harms nobody: empty sheets pack very well.
RATIO_COUNTS_FROM = 1024 * 1024
END_RECORD = 22

CONTENT_TYPES = "[Content_Types].xml"
MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
MAIN_TYPE = {
    "docx": b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
# Parts that run, carry other files or fetch from outside.
FORBIDDEN_PART = re.compile(
    r"(?i)vba(project|data)|macrosheets?/|dialogsheets?/|activex/|oleobject|/embeddings/"
    r"|externallinks?/|customui|attachedtoolbars|xl/connections\.xml|querytables?/"
    r"|webextensions?/|afchunk|altchunk|\.(exe|dll|js|vbs|bat|cmd|ps1|hta|html?|xhtml|mht|svg|jar"
    r"|zip|rar|7z|docx|xlsx|docm|xlsm|pdf|lnk|scr|rtf)$"
)
PICTURE = re.compile(r"(?i)\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp)$")
LABEL = {"docx": "Word 文档", "xlsx": "Excel 表格"}


def _bomb() -> Refused:
    return Refused("bomb", "文件展开后过大，不能接收。请打印成 PDF 再上传。")


def checked_document(content: bytes) -> bytes:
    """A Word file, unchanged; raises Refused."""
    return _checked(content, "docx")


def checked_workbook(content: bytes) -> bytes:
    """An Excel file, unchanged; raises Refused."""
    return _checked(content, "xlsx")


def _checked(content: bytes, ending: str) -> bytes:
    label = LABEL[ending]
    _require_ends_with_table(content, label)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _require_bounds(entries)
            _require_plain_names(entries)
            _require_right_kind(archive, ending)
            for name, part in _unpacked(archive, entries):
                require_harmless(name, part)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise damaged(label) from error
    except (KeyError, ValueError) as error:
        raise damaged(label) from error
    return content


def _require_ends_with_table(content: bytes, label: str) -> None:
    """The archive's own end is the end of the file: nothing is hung on, and it says nothing."""
    end = content[-END_RECORD:]
    if not end.startswith(b"PK\x05\x06") or end[-2:] != b"\x00\x00":
        raise damaged(label)


def _require_bounds(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _bomb()
    for entry in entries:
        packed = max(entry.compress_size, 1)
        if entry.file_size > RATIO_COUNTS_FROM and entry.file_size / packed > HIGHEST_RATIO:
            raise _bomb()
        if not PICTURE.search(entry.filename) and entry.file_size > MOST_XML:
            raise _bomb()


def _require_plain_names(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) != len(names):
        raise damaged("Office 文件")
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise Refused("encrypted", "文件设了密码，无法检查。请取消密码后再上传。")
        name = entry.filename
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise damaged("Office 文件")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise damaged("Office 文件")
        if FORBIDDEN_PART.search(name):
            raise active_office()


def _require_right_kind(archive: zipfile.ZipFile, ending: str) -> None:
    """The list of parts names the plain kind, never the one with macros or a template."""
    types = archive.read(CONTENT_TYPES)
    archive.getinfo(MAIN_PART[ending])
    if re.search(rb"(?i)macroenabled|vbaproject|\.template\.", types):
        raise active_office()
    if MAIN_TYPE[ending] not in types:
        raise damaged(LABEL[ending])


def _unpacked(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]
) -> Iterator[tuple[str, bytes]]:
    left = MOST_UNPACKED
    for entry in entries:
        if entry.is_dir():
            continue
        with archive.open(entry) as reader:
            part = reader.read(entry.file_size + 1)
        left -= len(part)
        if len(part) > entry.file_size or left < 0:
            raise _bomb()
        yield entry.filename, part
