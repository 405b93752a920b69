"""Text as people type and paste it: white space, invisible marks and characters that are no text.

CJK compatibility ideographs (U+F900–FAFF, U+2F800–2FA1F) are real characters of real names and
stay as they are: NFC and NFKC would replace them, so neither is run over them.
"""

import re
import unicodedata

_COMPATIBILITY_IDEOGRAPHS = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")
# Pasting from PDF files yields Kangxi radicals that look like the character they stand for.
_RADICALS = re.compile("[\u2e80-\u2fdf]")
_FULL_WIDTH_ALPHANUMERICS = {
    code: code - 0xFEE0
    for start, end in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B))
    for code in range(start, end)
}
# Byte-order mark, zero-width space, soft hyphen, and the direction marks that copying from a
# Windows dialog adds. The two joiners stay: scripts of minority languages need them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_SPACE_INSIDE_CHINESE = re.compile(
    "(?<=[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]) "
    "(?=[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003fffd])"
)

PLACEHOLDER = "\u2580"  # ▀ stands for a character that has no code yet (公安 interface standard)
_LOST_SIGNS = "?\uff1f\ufffd\u25a1\u25a0\u25fb\u25fc"


def compose(text: str) -> str:
    """NFC for everything but CJK compatibility ideographs; radicals become their characters."""
    parts = _COMPATIBILITY_IDEOGRAPHS.split(text)
    composed = [
        part if index % 2 else unicodedata.normalize("NFC", part)
        for index, part in enumerate(parts)
    ]
    return _RADICALS.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), "".join(composed))


def one_line(text: str) -> str:
    """Compose, narrow letters and digits, and tidy white space; line ends stay to be refused."""
    narrowed = _INVISIBLE.sub("", compose(text)).translate(_FULL_WIDTH_ALPHANUMERICS)
    spaced = _SPACES.sub(" ", _LINE_ENDS.sub("\n", narrowed)).strip()
    return _SPACE_INSIDE_CHINESE.sub("", spaced)


def many_lines(text: str) -> str:
    """Tidy white space inside lines, keep the line breaks, drop empty lines and trailing space."""
    unified = _LINE_ENDS.sub("\n", _INVISIBLE.sub("", compose(text)))
    lines = (_SPACES.sub(" ", line).strip() for line in unified.split("\n"))
    return "\n".join(line for line in lines if line)


def control_signs(text: str) -> tuple[str, ...]:
    """Control characters, lone surrogates and non-characters, as U+ codes, in order."""
    return tuple(
        f"U+{ord(sign):04X}"
        for sign in text
        if sign != "\n" and (unicodedata.category(sign) in {"Cc", "Cs"} or _is_no_character(sign))
    )


def private_signs(text: str) -> tuple[str, ...]:
    """Private-use characters 自造字, which every machine shows differently, as U+ codes."""
    return tuple(f"U+{ord(sign):04X}" for sign in text if unicodedata.category(sign) == "Co")


def lost_signs(text: str) -> tuple[str, ...]:
    """Question marks and boxes that an earlier change of encoding left in place of a character."""
    return tuple(sign for sign in text if sign in _LOST_SIGNS)


def is_ideograph(sign: str) -> bool:
    """Whether the sign is a Chinese character, of any plane and of any Unicode version.

    Python's own tables may be older than the newest extensions, so the planes decide.
    """
    code = ord(sign)
    return (
        0x3400 <= code <= 0x4DBF
        or 0x4E00 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or (0x20000 <= code <= 0x3FFFD and code & 0xFFFE != 0xFFFE)
        or sign == "〇"
    )


def _is_no_character(sign: str) -> bool:
    code = ord(sign)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
