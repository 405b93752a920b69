"""Which files are taken in: a list of what is allowed, and a sentence for what often is not."""

from dataclasses import dataclass
from enum import StrEnum


class FileKind(StrEnum):
    """A kind of file that is taken in; the value is the ending of its name."""

    PDF = "pdf"
    JPEG = "jpg"
    PNG = "png"
    WEBP = "webp"
    DOCX = "docx"
    XLSX = "xlsx"
    TEXT = "txt"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return RULES[self].label


@dataclass(frozen=True)
class KindRule:
    """How a kind is named, what it is served as, how its bytes begin, how big it may be."""

    label: str
    media_type: str
    beginnings: tuple[bytes, ...]
    endings: tuple[str, ...]


OFFICE = "application/vnd.openxmlformats-officedocument."
RULES: dict[FileKind, KindRule] = {
    FileKind.PDF: KindRule("PDF 文件", "application/pdf", (b"%PDF-",), ("pdf",)),
    FileKind.JPEG: KindRule("JPEG 图片", "image/jpeg", (b"\xff\xd8\xff",), ("jpg", "jpeg")),
    FileKind.PNG: KindRule("PNG 图片", "image/png", (b"\x89PNG\r\n\x1a\n",), ("png",)),
    FileKind.WEBP: KindRule("WebP 图片", "image/webp", (b"RIFF",), ("webp",)),
    FileKind.DOCX: KindRule(
        "Word 文档", f"{OFFICE}wordprocessingml.document", (b"PK\x03\x04",), ("docx",)
    ),
    FileKind.XLSX: KindRule(
        "Excel 表格", f"{OFFICE}spreadsheetml.sheet", (b"PK\x03\x04",), ("xlsx",)
    ),
    FileKind.TEXT: KindRule("文本文件", "text/plain; charset=utf-8", (), ("txt",)),
}
KIND_OF_ENDING = {ending: kind for kind, rule in RULES.items() for ending in rule.endings}
ALLOWED = "PDF、JPG、PNG、WebP 图片、Word（docx）、Excel（xlsx）和 TXT"

# What people try most often, and how they get it in all the same.
ADVICE: dict[str, str] = {
    **dict.fromkeys(
        ("heic", "heif"),
        "苹果手机的 HEIC 照片无法直接打开，请在手机“设置—相机—格式”中选“兼容性最佳”重拍，"
        "或用微信发到电脑后另存为 JPG 再上传。",
    ),
    **dict.fromkeys(("doc", "wps", "rtf"), "旧格式的文档请另存为 docx，或打印成 PDF 再上传。"),
    **dict.fromkeys(("xls", "et", "csv"), "旧格式的表格请另存为 xlsx，或打印成 PDF 再上传。"),
    **dict.fromkeys(
        ("docm", "dotm", "xlsm", "xlsb", "xltm"), "带宏的文件请另存为不含宏的 docx、xlsx 再上传。"
    ),
    **dict.fromkeys(
        ("zip", "rar", "7z", "gz", "tar", "bz2"), "压缩包请先解压，把里面的文件逐个上传。"
    ),
    **dict.fromkeys(("gif", "bmp", "tif", "tiff"), "这种图片请另存为 JPG 或 PNG 再上传。"),
    **dict.fromkeys(
        ("mp3", "mp4", "m4a", "wav", "avi", "mov", "amr", "aac"),
        "录音录像请在备忘中写明要点和存放位置，原始载体由当事人保管。",
    ),
    **dict.fromkeys(("ppt", "pptx", "ofd"), "请打印成 PDF 再上传。"),
}


def kind_of(name: str) -> FileKind | None:
    """The kind that the ending of a name claims, or None when it is not taken in."""
    return KIND_OF_ENDING.get(ending_of(name))


def ending_of(name: str) -> str:
    """What stands after the last dot, in lower case; empty when there is none."""
    head, dot, ending = name.rpartition(".")
    return ending.strip().lower() if dot and head else ""


def why_not_taken(name: str) -> str:
    """The sentence for a name whose ending is not allowed."""
    ending = ending_of(name)
    return ADVICE.get(ending) or f"只能上传 {ALLOWED} 文件。"


class ScanState(StrEnum):
    """What the virus scanner said; without a scanner nothing is said."""

    NONE = "none"
    CLEAN = "clean"
    WAITING = "waiting"
    INFECTED = "infected"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "none": "未检查",
            "clean": "已检查",
            "waiting": "隔离待查",
            "infected": "发现病毒",
        }[self.value]

    @property
    def may_leave(self) -> bool:
        """Whether the file may be sent to anybody."""
        return self in {ScanState.NONE, ScanState.CLEAN}
