"""Plain text: readable as UTF-8 or GB 18030, and nothing but text."""

from mediation.uploads.refusal import Refused

LONGEST = 2 * 1024 * 1024
ALLOWED_CONTROLS = set("\t\n\r\f")


def checked(content: bytes) -> bytes:
    """The text as UTF-8; raises Refused."""
    if len(content) > LONGEST:
        raise Refused("too_large", "文本文件不能超过 2 MB，请打印成 PDF 再上传。")
    text = _decoded(content)
    if any(ord(sign) < 32 and sign not in ALLOWED_CONTROLS for sign in text):
        raise Refused("disguised", "这不是文本文件：里面有不可显示的内容。请打印成 PDF 再上传。")
    return text.encode()


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("disguised", "认不出这个文本文件的编码，请另存为 UTF-8 后再上传。")
