"""Rebuild the printed faces in mediation/documents/fonts from their public sources.

Not run at install: the built files are kept in the repository. docs/fonts.md says where each
source comes from and how to call this file. Needs fontTools (a development requirement).

    python tools/make_fonts.py --song S.ttf --bold B.ttf --hei H.ttf --kai K.ttf --fang F.otf \
        --unihan DIRECTORY --versions noto-serif-sc=0.4.3,...
"""

import argparse
import bz2
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

TARGET = Path(__file__).resolve().parent.parent / "mediation" / "documents" / "fonts"
CURVE_ERROR = 2.0  # units of 1000 per em; invisible in print at 22 pt
# Kai draws quotation marks narrow, as Latin does, and the Latin of Fang is heavy: both take
# these from Song, which fits Chinese text.
LEFT_TO_SONG = {"kai": set(range(0x2018, 0x201E)), "fang": set(range(0x21, 0x180))}
EXTRA_RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2030, 0x203E), (0x2100, 0x2122),
    (0x2150, 0x218F), (0x2190, 0x2199), (0x2200, 0x22FF), (0x2460, 0x249B), (0x2500, 0x257F),
    (0x25A0, 0x25FF), (0x2605, 0x2606), (0x3000, 0x301F), (0x3220, 0x3229), (0x3380, 0x33DF),
    (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),
)  # fmt: skip


@dataclass(frozen=True)
class Face:
    """One printed face: what it is called, where it comes from, under what licence."""

    name: str
    style: str
    source: str
    licence: str
    copyright: str


FACES = {
    "song": Face("MedSong", "Regular", "npm @expo-google-fonts/noto-serif-sc",
                 "OFL-noto-serif-sc.txt", "Copyright 2012 Google Inc."),
    "bold": Face("MedSong-Bold", "Bold", "npm @expo-google-fonts/noto-serif-sc",
                 "OFL-noto-serif-sc.txt", "Copyright 2012 Google Inc."),
    "hei": Face("MedHei", "Regular", "npm @expo-google-fonts/noto-sans-sc",
                "OFL-noto-sans-sc.txt", "Copyright 2014-2021 Adobe"),
    "kai": Face("MedKai", "Regular", "Debian fonts-lxgw-wenkai",
                "OFL-lxgw-wenkai.txt", "Copyright 2021-2022 lxgw"),
    "fang": Face("MedFang", "Regular", "Debian texlive-lang-chinese (FandolFang)",
                 "GPL-fandol.txt", "Copyright 2013-2015 Clerk Ma and Jie Su"),
}  # fmt: skip


def standard_characters(unihan: Path) -> dict[int, int]:
    """Return the 8,105 characters of 通用规范汉字表 with their number (Unihan property kTGH)."""
    found: dict[int, int] = {}
    for line in _lines(unihan, "OtherMappings"):
        fields = line.split("\t")
        if len(fields) == 3 and fields[1] == "kTGH":
            found[int(fields[0][2:], 16)] = int(fields[2].split(":")[1])
    if len(found) != 8105:
        raise SystemExit(f"expected 8105 standard characters, found {len(found)}")
    return found


def traditional_forms(unihan: Path, simplified: Iterable[int]) -> set[int]:
    """Return the traditional forms of the characters, as Hong Kong and Taiwan names use them."""
    wanted, found = set(simplified), set[int]()
    for line in _lines(unihan, "Variants"):
        fields = line.split("\t")
        is_traditional = len(fields) == 3 and fields[1] == "kTraditionalVariant"
        if is_traditional and int(fields[0][2:], 16) in wanted:
            found |= {int(code[2:], 16) for code in fields[2].split()}
    return found


def _lines(unihan: Path, part: str) -> Iterable[str]:
    with bz2.open(unihan / f"Unihan_{part}.txt.bz2", "rt", encoding="utf-8") as stream:
        yield from (line.rstrip("\n") for line in stream if line.startswith("U+"))


def gb2312_characters() -> set[int]:
    """Return every character of GB/T 2312 (6,763 汉字 and 682 marks), from Python's own codec."""
    found = set[int]()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            text = bytes((high, low)).decode("gb2312", errors="ignore")
            found |= {ord(character) for character in text}
    return found


def wanted_characters(face: str, unihan: Path) -> set[int]:
    """Return the code points a face is to carry."""
    standard = standard_characters(unihan)
    marks = {code for start, end in EXTRA_RANGES for code in range(start, end + 1)}
    if face == "bold":
        first_level = {code for code, number in standard.items() if number <= 3500}
        return first_level | marks
    base = set(standard) | gb2312_characters() | marks
    if face == "song":
        return base | traditional_forms(unihan, standard)
    return base - LEFT_TO_SONG.get(face, set())


def with_quadratic_outlines(font: TTFont, kept: set[int]) -> TTFont:
    """Turn CFF outlines into glyf outlines, which is what can be embedded as TrueType."""
    names = [".notdef", *sorted({font.getBestCmap()[code] for code in kept})]
    glyph_set = font.getGlyphSet()
    glyphs: dict[str, Glyph] = {}
    for name in names:
        pen = TTGlyphPen(None)
        glyph_set[name].draw(Cu2QuPen(pen, CURVE_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    return _assembled(font, names, glyphs)


def _assembled(font: TTFont, names: list[str], glyphs: dict[str, Glyph]) -> TTFont:
    metrics = {name: font["hmtx"][name] for name in names}
    codes = {code: name for code, name in font.getBestCmap().items() if name in glyphs}
    for tag in ("CFF ", "VORG", "GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "DSIG"):
        if tag in font:
            del font[tag]
    font.setGlyphOrder(names)
    font["glyf"] = table = newTable("glyf")
    table.glyphOrder, table.glyphs = names, glyphs
    for outline in glyphs.values():
        outline.recalcBounds(table)  # the left bearing must be the true left edge
    font["loca"] = newTable("loca")
    font["hmtx"].metrics = {
        name: (metrics[name][0], getattr(glyphs[name], "xMin", 0)) for name in names
    }
    font["maxp"].tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs",
                  "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions",
                  "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
                  "maxCompositeContours", "maxComponentDepth"):  # fmt: skip
        setattr(font["maxp"], field, 1 if field == "maxZones" else 0)
    font["post"].formatType, font.sfntVersion = 3.0, "\000\001\000\000"
    for subtable in font["cmap"].tables:
        subtable.cmap = {c: n for c, n in codes.items() if c < 0x10000 or subtable.format == 12}
    return font


def subset(font: TTFont, kept: set[int]) -> TTFont:
    """Drop every other glyph, all hints and all layout tables."""
    options = Options()
    options.hinting, options.glyph_names, options.notdef_outline = False, False, True
    options.layout_features, options.name_IDs, options.legacy_cmap = [], [], False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "STAT",
                            "DSIG", "meta", "kern"]  # fmt: skip
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=kept)
    subsetter.subset(font)
    return font


def rename(font: TTFont, face: Face) -> None:
    """Give the face its own name: modified versions may not carry a reserved font name."""
    table = newTable("name")
    table.names = []
    font["name"] = table
    texts = {
        0: face.copyright, 1: face.name, 2: face.style, 3: f"{face.name} subset 1", 4: face.name,
        5: "Version 1.000", 6: face.name, 13: f"See {face.licence}; subset of {face.source}",
    }  # fmt: skip
    for identifier, text in texts.items():
        table.setName(text, identifier, 3, 1, 0x409)
    font["OS/2"].fsType = 0


def build(key: str, source: Path, unihan: Path, version: str) -> dict[str, object]:
    """Build one face into the target folder and return its entry in the manifest."""
    face = FACES[key]
    font = TTFont(source, recalcTimestamp=False)
    kept = wanted_characters(key, unihan) & set(font.getBestCmap())
    if "CFF " in font:
        font = with_quadratic_outlines(font, kept)
    font = subset(font, kept)
    rename(font, face)
    path = TARGET / f"{face.name}.ttf"
    font.save(path, reorderTables=True)
    covered = set(TTFont(path).getBestCmap())
    return {
        "file": path.name,
        "source": face.source,
        "source_version": version,
        "licence": face.licence,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "bytes": path.stat().st_size,
        "characters": len(covered),
        "standard_characters": len(covered & set(standard_characters(unihan))),
    }


def main() -> None:
    """Build the faces named on the command line and write the manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    for key in FACES:
        parser.add_argument(f"--{key}", type=Path, required=True)
        parser.add_argument(f"--{key}-version", required=True)
    parser.add_argument("--unihan", type=Path, required=True)
    arguments = vars(parser.parse_args())
    TARGET.mkdir(parents=True, exist_ok=True)
    entries = [
        build(key, arguments[key], arguments["unihan"], arguments[f"{key}_version"])
        for key in FACES
    ]
    manifest = {"made_by": "tools/make_fonts.py", "faces": entries}
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (TARGET / "manifest.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
