"""How strips fall onto pages, how lines are set, what the wording makes of facts."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.documents.blocks import sign
from mediation.documents.facts import ClaimFacts, RemedyFacts
from mediation.documents.fonts import Style
from mediation.documents.geometry import MARGIN_LEFT, TEXT_HEIGHT, TEXT_WIDTH
from mediation.documents.layout import Paper
from mediation.documents.marks import BoxMark, Mark, RuleMark, TextMark
from mediation.documents.page_frame import Frame
from mediation.documents.strips import PageContent, Strip, paginate
from mediation.documents.tables import Column, table
from mediation.documents.typesetting import Setting, Span, paragraphs_of, set_lines, spans_of
from mediation.documents.wording import (
    chinese_number,
    claim_sentence,
    day,
    period,
    remedy_sentence,
    sentence,
    several,
)

INK = RuleMark(0, 0, 1, 0)
TYPED = st.text(
    alphabet=st.sampled_from("被申请人支付，。（）《》“”·—…%ABCxyz0123456789 ,.<>&"), max_size=200
)


def strip(height: float = 10, **options: bool) -> Strip:
    return Strip(height, (INK,), **options)


def counts(pages: list[PageContent]) -> list[int]:
    return [len(page.placed) for page in pages]


def texts(page: PageContent) -> str:
    return "".join(mark.text for _, mark in page.placed if isinstance(mark, TextMark))


def paper() -> Paper:
    return Paper(Frame("标题", "〔2026〕1号", "工会"))


def test_strips_fill_a_page_and_go_on() -> None:
    assert counts(paginate([strip() for _ in range(25)], 100)) == [10, 10, 5]


def test_tied_strips_go_to_the_next_page_together() -> None:
    strips = [strip() for _ in range(8)] + [strip(keep=True), strip(keep=True), strip()]
    assert counts(paginate(strips, 100)) == [8, 3]


def test_tied_strips_taller_than_a_page_are_broken_rather_than_lost() -> None:
    strips = [strip(keep=True) for _ in range(24)] + [strip()]
    assert counts(paginate(strips, 100)) == [10, 10, 5]


def test_room_between_blocks_vanishes_at_the_top_of_a_page() -> None:
    pages = paginate([*(strip() for _ in range(10)), Strip(30), strip()], 100)
    assert pages[1].used == 10


def test_a_table_that_goes_on_repeats_its_head() -> None:
    rows = [(str(index), "王秀兰") for index in range(60)]
    pages = paginate(table((Column("序号", 1), Column("姓名", 2)), rows), TEXT_HEIGHT)
    assert len(pages) == 3
    assert all("序号姓名" in texts(page) for page in pages)
    assert "".join(texts(page).replace("序号姓名", "") for page in pages).count("王秀兰") == 60


def test_a_small_table_is_not_split() -> None:
    strips = table((Column("序号", 1),), [("一",), ("二",), ("三",)])
    assert [each.keep for each in strips] == [True, True, True, False]


def test_a_row_taller_than_a_page_is_split_and_closed_at_the_foot() -> None:
    strips = table((Column("备注", 1),), [("很长的备注。" * 1500,)])
    pages = paginate(strips, TEXT_HEIGHT)
    assert len(pages) > 3
    for page in pages:
        lowest = max(top + mark.y1 for top, mark in page.placed if isinstance(mark, RuleMark))
        last_text = max(top + mark.y for top, mark in page.placed if isinstance(mark, TextMark))
        assert lowest > last_text


def test_signatures_never_stand_alone_on_a_page() -> None:
    document = paper()
    for index in range(200):
        document.paragraph(f"第{index}段")
    document.paragraph("各方自愿签署。")
    sign(document, ["申请人王秀兰（签名、捺印）：", "调解员李敏（签名）："])
    for filler in range(40):
        document.strips.insert(0, strip(5.0))
        last = texts(paginate(document.strips, TEXT_HEIGHT)[-1])
        assert "申请人王秀兰" in last, filler
        assert "自愿签署" in last, filler


def test_a_paragraph_leaves_no_single_line_on_either_page() -> None:
    document = paper()
    document.paragraph("申请人与被申请人因拖欠劳动报酬发生争议。" * 20)
    ties = [each.keep for each in document.strips]
    assert ties[0]
    assert ties[-2]
    assert not ties[-1]
    assert not any(ties[1:-2])


def test_tick_boxes_are_drawn_and_wrap() -> None:
    document = paper()
    document.ticks([("已告知当事人权利义务", True), ("已询问是否申请回避", False)] * 3)
    boxes = [mark for each in document.strips for mark in each.marks if isinstance(mark, BoxMark)]
    assert [box.ticked for box in boxes] == [True, False] * 3
    assert len(document.strips) > 1
    assert all(box.x < MARGIN_LEFT + TEXT_WIDTH for box in boxes)


@given(TYPED, st.sampled_from(Style), st.floats(min_value=60, max_value=450))
def test_set_lines_stay_in_their_measure_and_keep_every_character(
    typed: str, style: Style, measure: float
) -> None:
    setting = Setting(12, 20, measure)
    for spans in paragraphs_of(typed, style):
        lines = set_lines(spans, setting)
        kept = "".join(mark.text for line in lines for mark in line)
        source = "".join(span.text for span in spans)
        assert kept.replace(" ", "") == source.replace(" ", "")
        assert all(_right_edge(line) <= measure + 6.01 for line in lines)


def _right_edge(line: tuple[Mark, ...]) -> float:
    """Return where the last glyph ends; its blank half may hang over the margin by half an em."""
    last = line[-1]
    assert isinstance(last, TextMark)
    advances = [last.face.advance(number) * last.size / 1000 for number in last.numbers]
    return last.x + sum(advances) - sum(last.tucks) + last.spacing * (len(advances) - 1)


def test_full_lines_reach_the_right_margin_exactly() -> None:
    text = "申请人于2026年6月1日入职，月工资4,200.00元，被申请人未按时支付劳动报酬。" * 5
    lines = set_lines(spans_of(text), Setting(12, 20, 300))
    for line in lines[:-1]:
        last = line[-1].text[-1]
        hang = 6.0 if last in "，。" and _right_edge(line) > 300.01 else 0.0
        assert _right_edge(line) == pytest.approx(300 + hang, abs=0.01)


def test_text_is_split_at_its_line_ends_and_never_read_as_markup() -> None:
    spans = (Span("甲<b>\r\n\n乙&amp;\u200b\t丙"),)
    rows = ["".join(span.text for span in row) for row in paragraphs_of(spans)]
    assert rows == ["甲<b>", "乙&amp; 丙"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "零"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (40, "四十"), (100, "一百"),
        (101, "一百零一"), (110, "一百一十"), (500, "五百"), (1001, "一千零一"),
        (2010, "二千零一十"),
    ],
)  # fmt: skip
def test_counts_in_chinese_numerals(value: int, text: str) -> None:
    assert chinese_number(value) == text


def test_a_count_beyond_four_digits_is_refused() -> None:
    with pytest.raises(ValueError, match="10000"):
        chinese_number(10_000)


def test_dates_and_periods_are_printed_without_padding() -> None:
    assert day(date(2026, 11, 3)) == "2026年11月3日"
    assert period(date(2026, 6, 1), None) == "2026年6月1日起"
    assert period(None, date(2026, 6, 1)) == "至2026年6月1日"
    assert period(None, None) == ""


def test_sentences_end_once() -> None:
    assert sentence("双方同意") == "双方同意。"
    assert sentence("双方同意。") == "双方同意。"
    assert sentence("") == ""


def test_many_names_are_cut_with_their_count() -> None:
    assert several(["甲", "乙"]) == "甲、乙"
    assert several(["甲", "乙", "丙", "丁"]) == "甲、乙、丙等四人"


def test_claims_and_remedies_say_sum_article_and_last_day() -> None:
    claim = ClaimFacts(kind="经济补偿", applicant_name="王秀兰", amount=Decimal("0.05"))
    assert claim_sentence(claim, with_name=True) == (
        "申请人王秀兰请求经济补偿，人民币0.05元（大写：人民币伍分）。"
    )
    remedy = RemedyFacts(text="申请仲裁。", basis="第二十七条", by=date(2027, 1, 2))
    assert remedy_sentence(remedy) == "申请仲裁（第二十七条），最迟应于2027年1月2日提出。"
