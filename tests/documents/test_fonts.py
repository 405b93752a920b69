"""The shipped faces: what they cover, that they are what the manifest says, what is missing."""

import hashlib
import json
import time
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from mediation.documents import fonts
from mediation.documents.font_file import FontFile, FontFileError
from mediation.documents.fonts import (
    SHIPPED,
    Style,
    UnprintableCharacter,
    missing_glyphs,
    rare_character_faces,
    shipped_face,
)
from mediation.documents.typesetting import Setting, set_lines, spans_of

MANIFEST = json.loads((SHIPPED / "manifest.json").read_text(encoding="utf-8"))
FACES = {entry["file"]: entry for entry in MANIFEST["faces"]}
has_rare_faces = pytest.mark.skipif(
    not rare_character_faces(), reason="no rare-character face is installed"
)
EVERYDAY = (
    "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·～￥¥℃％‰〇①⑳×÷±≤≥№§ⅠⅫ㎡０９ＡｚAz09/-@"
)


def opened(path: Path) -> TTFont:
    return TTFont(BytesIO(path.read_bytes()), lazy=True)


@pytest.fixture
def without_rare_faces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Behave as on a machine without the rare-character faces."""
    monkeypatch.setattr(fonts, "rare_character_faces", lambda: ())
    monkeypatch.setattr(fonts, "locate", fonts.locate.__wrapped__)
    monkeypatch.setattr(fonts, "_GLYPHS", {style: fonts._Glyphs(style) for style in Style})


@pytest.mark.parametrize("entry", MANIFEST["faces"], ids=lambda entry: entry["file"])
def test_a_shipped_face_is_the_one_in_the_manifest_with_its_licence(entry: dict[str, str]) -> None:
    content = (SHIPPED / entry["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == entry["sha256"]
    licence = (SHIPPED / "licences" / entry["licence"]).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence or "GNU GENERAL PUBLIC LICENSE" in licence


def test_the_shipped_faces_stay_under_twenty_megabytes() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.glob("*.ttf")) < 20 * 2**20
    assert {path.name for path in SHIPPED.glob("*.ttf")} == set(FACES)


@pytest.mark.parametrize("name", ["MedSong.ttf", "MedHei.ttf", "MedKai.ttf"])
def test_a_text_face_covers_the_standard_characters(name: str) -> None:
    assert FACES[name]["standard_characters"] == 8105


@pytest.mark.parametrize("style", Style)
def test_every_style_prints_gb2312_and_everyday_marks_from_shipped_faces(
    style: Style, without_rare_faces: None
) -> None:
    level_one_and_two = [
        bytes((high, low)).decode("gb2312", "ignore")
        for high in range(0xB0, 0xF8)
        for low in range(0xA1, 0xFF)
    ]
    wanted = "".join(level_one_and_two) + EVERYDAY
    assert [each for each in wanted if fonts.locate(style, each) is None] == []


@pytest.mark.parametrize("name", FACES)
def test_a_face_has_a_name_of_its_own_and_no_reserved_one(name: str) -> None:
    names = opened(SHIPPED / name)["name"].names
    own = [each.toUnicode() for each in names if each.nameID in (1, 3, 4, 6)]
    assert all(each.startswith("Med") for each in own)
    for reserved in ("Source", "Noto", "LXGW", "霞鹜", "Fandol"):
        assert not any(reserved in each for each in own)


@pytest.mark.parametrize("name", FACES)
def test_our_reader_agrees_with_fonttools(name: str) -> None:
    face, reference = FontFile(SHIPPED / name), opened(SHIPPED / name)
    glyphs = reference.getReverseGlyphMap()
    for code, glyph_name in reference.getBestCmap().items():
        assert face.glyph(code) == glyphs[glyph_name]
        assert face.advance(face.glyph(code)) == reference["hmtx"][glyph_name][0]
    assert face.glyph(0x1F600) == 0


def test_a_rare_but_standard_name_needs_no_system_face(without_rare_faces: None) -> None:
    assert missing_glyphs("张䶮、陳大文、買買提·吐爾遜") == []


def test_a_character_without_glyph_is_named_with_its_code_point(without_rare_faces: None) -> None:
    missing = missing_glyphs("张𠮷𠮷和王䲜")
    assert [(each.character, each.code_point) for each in missing] == [
        ("𠮷", "U+20BB7"),
        ("䲜", "U+4C9C"),
    ]


@has_rare_faces
def test_the_system_faces_print_what_the_shipped_ones_lack() -> None:
    assert missing_glyphs("张𠮷、王䲜、赵𬱖") == []


def test_a_face_that_an_office_lays_down_draws_what_no_package_has(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The last of Extension H, and nothing outside plane 3."""
    last, elsewhere = 0x323AF, 0xE000
    built = FontBuilder(1000)
    built.setupGlyphOrder([".notdef", "last"])
    built.setupCharacterMap({last: "last", elsewhere: "last"})
    built.setupGlyf({name: TTGlyphPen(None).glyph() for name in (".notdef", "last")})
    built.setupHorizontalMetrics(dict.fromkeys((".notdef", "last"), (1000, 0)))
    built.setupHorizontalHeader()
    built.setupMaxp()
    built.save(tmp_path / "Jigmo3.ttf")
    monkeypatch.setattr(fonts, "SYSTEM_FOLDERS", (tmp_path,))
    rare_character_faces.cache_clear()
    fonts.locate.cache_clear()
    try:
        glyph = fonts.locate(Style.SONG, chr(last))
        assert glyph is not None
        assert glyph.face.path.stem == "Jigmo3"
        assert fonts.locate(Style.SONG, chr(elsewhere)) is None
    finally:
        rare_character_faces.cache_clear()
        fonts.locate.cache_clear()


@pytest.mark.skipif(
    not any(face.path.stem == "BabelStoneHan" for face in rare_character_faces()),
    reason="fonts-babelstone-han is not installed",
)
def test_the_system_faces_print_characters_of_plane_3() -> None:
    # The face draws something of its own for private use, and for what turns the direction.
    face = rare_character_faces()[-1]
    for code in (0xE000, 0x202E, 0x2066):
        assert face.glyph(code)
        assert [each.code_point for each in missing_glyphs(f"一{chr(code)}")] == [f"U+{code:04X}"]
    assert missing_glyphs("李𰻞、孙𱍐") == []
    glyph = fonts.locate(Style.SONG, "𰻞")
    assert glyph is not None
    assert glyph.face.path.stem == "BabelStoneHan"


def test_layout_characters_need_no_glyph_but_control_characters_are_refused() -> None:
    assert missing_glyphs("一\n二\t三\u200b\ufeff四") == []
    assert [each.code_point for each in missing_glyphs("一\x07二")] == ["U+0007"]


def test_drawing_a_character_without_glyph_stops_with_a_sentence(without_rare_faces: None) -> None:
    with pytest.raises(UnprintableCharacter) as stopped:
        set_lines(spans_of("张𠮷"), Setting(12, 20, 400))
    assert "𠮷" in stopped.value.sentence
    assert "U+20BB7" in stopped.value.sentence
    assert "生僻字" in stopped.value.sentence


def test_asking_at_intake_is_cheap() -> None:
    text = "申请人于2019年3月1日入职" * 4000
    missing_glyphs(text)
    started = time.process_time()
    missing_glyphs(text)
    assert time.process_time() - started < 0.1


def test_a_subset_is_a_face_with_the_same_outlines() -> None:
    song = shipped_face(Style.SONG)
    numbers = [0, song.glyph(ord("调")), song.glyph(ord("解"))]
    subset = TTFont(BytesIO(song.subset(numbers)))
    reference = opened(song.path)
    assert subset["maxp"].numGlyphs == 3
    for index, number in enumerate(numbers):
        ours = subset["glyf"][subset.getGlyphName(index)]
        theirs = reference["glyf"][reference.getGlyphName(number)]
        assert ours.getCoordinates(subset["glyf"]) == theirs.getCoordinates(reference["glyf"])


def test_the_parts_of_a_composite_glyph_come_along(tmp_path: Path) -> None:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "unused", "part", "whole"])
    builder.setupCharacterMap({0x4E00: "whole"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((0, 500))
    pen.closePath()
    part = pen.glyph()
    pen = TTGlyphPen({"part": part})
    pen.addComponent("part", (1, 0, 0, 1, 10, 20))
    blank = TTGlyphPen(None).glyph()
    builder.setupGlyf({".notdef": blank, "unused": blank, "part": part, "whole": pen.glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys(builder.font.getGlyphOrder(), (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    path = tmp_path / "composite.ttf"
    builder.save(path)
    face = FontFile(path)
    subset = TTFont(BytesIO(face.subset([0, face.glyph(0x4E00)])))
    assert subset["maxp"].numGlyphs == 3
    whole = subset["glyf"][subset.getGlyphName(1)]
    assert [each.glyphName for each in whole.components] == [subset.getGlyphName(2)]


def test_a_file_that_is_no_truetype_face_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cff.otf"
    path.write_bytes(b"OTTO" + b"\0" * 100)
    with pytest.raises(FontFileError, match="not a TrueType face"):
        FontFile(path)
