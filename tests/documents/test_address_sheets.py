"""Address sheets and labels: what stands on them, and that labels measure 66 by 36 mm."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from mediation.documents import UnprintableCharacter
from mediation.documents.address_sheets import Recipient, Sender, draw_labels, draw_sheets
from tests.documents.reading import fonts_of, page_texts, poppler_text
from tests.documents.standing import places_of

MILLIMETRE = 72 / 25.4
SENDER = Sender("城东区劳动争议调解中心", "江城市城东区解放路1号", "027-88880001")
NUMBER = "〔2026〕东工调字第001号"
LONG = "江城市城东区解放路中段1号槐树花园小区14号楼3单元2201室（近地铁二号线城东站B出口，二层东侧）"


def people(count: int) -> list[Recipient]:
    return [
        Recipient(f"甲{index:02d}", "江城市城东区槐树街14号", "430010", "", NUMBER)
        for index in range(count)
    ]


def left_and_top(content: bytes, index: int, page: int = 0) -> tuple[float, float]:
    """Where the name on a label of a page begins, in mm from the left and from the top."""
    x, y = places_of(content, "甲", page)[index]
    return x / MILLIMETRE, (297 * MILLIMETRE - y) / MILLIMETRE


def test_labels_are_66_by_36_millimetres_in_three_columns_and_eight_rows() -> None:
    content = draw_labels(people(24), SENDER)
    page = PdfReader(BytesIO(content)).pages[0]
    sides = [float(side) / MILLIMETRE for side in page.mediabox[2:]]
    assert sides == pytest.approx([210, 297], abs=0.01)
    x, y = left_and_top(content, 0)
    assert x == pytest.approx(6 + 4, abs=0.05)
    for index in range(24):
        row, column = divmod(index, 3)
        across, down = left_and_top(content, index)
        assert across == pytest.approx(x + 66 * column, abs=0.05)
        assert down == pytest.approx(y + 36 * row, abs=0.05)
    assert 4.5 < y < 4.5 + 36


def test_the_first_free_label_is_where_they_begin_and_the_sheet_is_gone_over() -> None:
    content = draw_labels(people(22), SENDER, first=5)
    x, y = left_and_top(draw_labels(people(1), SENDER), 0)
    assert left_and_top(content, 0) == pytest.approx((x + 66, y + 36), abs=0.05)
    assert left_and_top(content, 0, page=1) == pytest.approx((x, y), abs=0.05)
    assert len(page_texts(content)) == 2
    assert len(page_texts(draw_labels(people(20), SENDER, first=5))) == 1


def test_a_long_address_stays_on_its_label() -> None:
    one = Recipient("城东悦来酒店管理有限责任公司", LONG, "430010", "13800001234", NUMBER)
    content = draw_labels([one, *people(5)], SENDER)
    (page,) = page_texts(content)
    assert LONG in page
    lowest = min(y for _, y in places_of(content, "收"))
    assert lowest > (297 - 4.5 - 72) * MILLIMETRE


def test_a_sheet_shows_the_address_over_the_fold_and_the_sender_under_it() -> None:
    one = Recipient("王秀兰", "江城市城东区槐树街14号", "430010", "13800001234", NUMBER)
    content = draw_sheets([one, Recipient("甲厂", "江北路2号")], SENDER)
    first, second = page_texts(content)
    for words in (
        "430010",
        "江城市城东区槐树街14号",
        "王秀兰收",
        "电话：13800001234",
        NUMBER,
    ):
        assert words in first
    assert "寄件：城东区劳动争议调解中心" in first
    assert "1380000" not in second
    fold = (297 - 99) * MILLIMETRE
    assert all(y > fold for _, y in places_of(content, "槐树街"))
    assert all(y < fold for _, y in places_of(content, "寄件"))
    assert "甲厂收" in poppler_text(content)
    assert all(file is not None for file in fonts_of(content).values())


@pytest.mark.parametrize("draw", [draw_labels, draw_sheets])
def test_a_character_without_a_glyph_stops_the_print(draw: object) -> None:
    assert callable(draw)
    with pytest.raises(UnprintableCharacter):
        draw([Recipient("王\ue000兰", "江城市")], SENDER)
