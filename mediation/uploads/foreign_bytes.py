"""Files that are two things at once: a picture that is a page too, a PDF that is an archive too."""

import re

from mediation.domain.file_kinds import FileKind
from mediation.uploads.refusal import Refused

# What a browser, a shell or an office program would run if it were offered the file. Each is long
# enough not to stand by chance in the millions of packed bytes of a photograph.
MARKUP = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|script|iframe|svg|\?php|\?xml-stylesheet)(?=[\s/>])"
    rb"|<\?php|<%@\s*(?:page|include|taglib|language|control|master|webhandler|webservice)\b"
    rb"|javascript:|vbscript:",
    re.IGNORECASE,
)
ARCHIVE_END = b"PK\x05\x06"
ARCHIVE_TAIL = 70_000
PDF_BEGIN = b"%PDF-"
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")

SENTENCE = "文件里夹带了网页、程序或压缩包内容，不能接收。请用原来的软件重新导出或拍照后再上传。"
PICTURES = {FileKind.JPEG, FileKind.PNG, FileKind.WEBP}
ZIPPED = {FileKind.DOCX, FileKind.XLSX}


def require_single_nature(kind: FileKind, content: bytes) -> None:
    """Raise Refused when the bytes are also something else that a program would act upon."""
    if kind in ZIPPED:
        # What lies inside is looked at part by part.
        return
    if content.startswith(PROGRAMS):
        raise Refused("program", SENTENCE)
    if MARKUP.search(content):
        raise Refused("two_natures", SENTENCE)
    if kind is not FileKind.TEXT and ARCHIVE_END in content[-ARCHIVE_TAIL:]:
        raise Refused("two_natures", SENTENCE)
    if kind in PICTURES and PDF_BEGIN in content:
        raise Refused("two_natures", SENTENCE)
