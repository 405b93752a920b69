"""The printed faces: which face draws a character, and what to say when none does.

Every user-supplied character prints or stops the print with its name; it is never an empty box.
"""

import logging
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from mediation.documents.font_file import FontFile
from mediation.domain.errors import DomainError

SHIPPED = Path(__file__).with_name("fonts")
SYSTEM_FOLDERS = (
    Path("/usr/share/fonts/truetype/hanazono"),
    Path("/usr/share/fonts/hanazono"),
    Path("/usr/share/fonts/truetype/babelstone"),
    Path("/usr/local/share/fonts"),
)
# Extensions A to F, then more than half of G and H (plane 3), then all of it where an office has
# laid down a face that no package holds.
RARE_CHARACTER_FILES = ("HanaMinA.ttf", "HanaMinB.ttf", "BabelStoneHan.ttf", "Jigmo3.ttf")
# Zero-width marks that travel with pasted text. They have no ink, so paper leaves them out.
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
# Layout turns these into line ends and spaces; they need no glyph.
SPACING = frozenset("\n\r\t\u00a0")

EVERYTHING = range(0x110000)
PLANE_3 = range(0x30000, 0x40000)
# These may have signs for private use and for marks that turn the direction of writing, too.
ASKED_FOR = {"BabelStoneHan": PLANE_3, "Jigmo3": PLANE_3}

log = logging.getLogger(__name__)


class Style(Enum):
    """A way of writing on paper; the value is the shipped face."""

    SONG = "MedSong"
    BOLD = "MedSong-Bold"
    HEI = "MedHei"
    KAI = "MedKai"
    FANG = "MedFang"


FALLBACKS = {
    Style.SONG: (Style.SONG, Style.HEI, Style.KAI),
    Style.BOLD: (Style.BOLD, Style.HEI, Style.SONG, Style.KAI),
    Style.HEI: (Style.HEI, Style.SONG, Style.KAI),
    Style.KAI: (Style.KAI, Style.SONG, Style.HEI),
    Style.FANG: (Style.FANG, Style.SONG, Style.HEI, Style.KAI),
}


class Glyph(NamedTuple):
    """Where a character is drawn from, and its advance in thousandths of an em."""

    face: FontFile
    number: int
    advance: float


@dataclass(frozen=True)
class MissingGlyph:
    """A character that no installed face can draw."""

    character: str
    code_point: str

    @property
    def sentence(self) -> str:
        """Say which character it is and what to do about it."""
        shown = f"“{self.character}”" if self.character.isprintable() else "（不可见字符）"
        return (
            f"字符{shown}（{self.code_point}）没有可用的字形，无法打印。"
            "请核对是否误输；确为姓名用字的，请系统管理员安装生僻字字体后再打印。"
        )


class UnprintableCharacter(DomainError):
    """A paper was stopped because a character has no glyph; `missing` names it."""

    code = "unprintable_character"

    def __init__(self, missing: MissingGlyph) -> None:
        super().__init__(missing.sentence)
        self.missing = missing


@cache
def shipped_face(style: Style) -> FontFile:
    """Open a face kept in the repository, once."""
    return FontFile(SHIPPED / f"{style.value}.ttf")


@cache
def rare_character_faces() -> tuple[FontFile, ...]:
    """Open the rare-character faces of the system that are installed.

    Debian has them as fonts-hanazono and fonts-babelstone-han; Jigmo3 is laid down by hand.
    """
    found: list[FontFile] = []
    for name in RARE_CHARACTER_FILES:
        paths = (folder / name for folder in SYSTEM_FOLDERS)
        found.extend(FontFile(path) for path in paths if path.is_file())
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 16)
def locate(style: Style, character: str) -> Glyph | None:
    """Return the glyph for a character: chosen style, then the fallbacks, else None."""
    code = ord(character)
    for face in _chain(style):
        number = face.glyph(code)
        if number and code in ASKED_FOR.get(face.path.stem, EVERYTHING):
            if face.path.stem != style.value:
                log.info("U+%04X is drawn from %s instead of %s", code, face.path.stem, style.value)
            return Glyph(face, number, face.advance(number))
    return None


def _chain(style: Style) -> tuple[FontFile, ...]:
    shipped = tuple(shipped_face(each) for each in FALLBACKS[style])
    return shipped + rare_character_faces()


def missing_glyphs(text: str) -> list[MissingGlyph]:
    """Return the characters of a text that cannot be printed, each once, in order of appearance.

    Looks up character maps only, so that a form can ask on every save.
    """
    candidates = dict.fromkeys(text).keys() - SPACING - INVISIBLE
    missing = {each for each in candidates if locate(Style.SONG, each) is None}
    return [_missing(each) for each in dict.fromkeys(text) if each in missing]


def _missing(character: str) -> MissingGlyph:
    return MissingGlyph(character, f"U+{ord(character):04X}")


class _Glyphs(dict[str, Glyph]):
    """The glyphs of one style that papers have used so far."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style

    def __missing__(self, character: str) -> Glyph:
        found = locate(self._style, character)
        if found is None:
            raise UnprintableCharacter(_missing(character))
        self[character] = found
        return found


_GLYPHS = {style: _Glyphs(style) for style in Style}


def glyphs(style: Style, text: str) -> list[Glyph]:
    """Return the glyph for each character; UnprintableCharacter if no face has one of them."""
    known = _GLYPHS[style]
    return [known[character] for character in text]
