"""The timeline as a sheet: what is in the facts is on the paper, over as many pages as it takes."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from mediation.documents import UnprintableCharacter, timeline
from mediation.documents.facts.parties import BodyFacts
from mediation.documents.timeline import TimelineFacts, TimelineRowFacts
from tests.clock import SHANGHAI
from tests.documents.reading import fonts_of, page_texts, poppler_text, text_of

FIRST = date(2026, 11, 2)
PRINTED_AT = datetime(2026, 11, 23, 9, 5, tzinfo=SHANGHAI)
NUMBER = "〔2026〕东工调字第018号"


def row(index: int, **changes: str) -> TimelineRowFacts:
    usual = {"kind": "办理", "title": f"事项{index:03d}", "detail": f"详情{index:03d}，无误"}
    return TimelineRowFacts(day=FIRST + timedelta(days=index // 4), who="李敏", **usual | changes)


def sheet(*rows: TimelineRowFacts) -> TimelineFacts:
    return TimelineFacts(
        body=BodyFacts(name="城东区劳动争议调解中心"),
        case_number=NUMBER,
        case_title="王秀兰 与 城东悦来酒店有限公司",
        rows=rows,
        printed_at=PRINTED_AT,
        printed_by="李敏",
    )


def test_the_sheet_says_what_it_is_of_which_case_and_who_printed_it_when() -> None:
    content = timeline.draw(replace(sheet(row(0)), narrowed_to="期限"))
    for read in (text_of(content), poppler_text(content)):
        for words in (
            *("办案时间轴", NUMBER, "王秀兰与城东悦来酒店有限公司", "只列期限"),
            *("2026年11月23日9时05分李敏，共1条", "内部工作表，不是案件文书", "第1页共1页"),
        ):
            assert words in read


def test_two_hundred_and_more_entries_go_over_pages_with_heads_and_numbers() -> None:
    facts = sheet(*(row(index) for index in range(230)))
    pages = page_texts(timeline.draw(facts))
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        assert f"第{number}页共{len(pages)}页" in page
        assert NUMBER in page
        assert "日期类别事项经办" in page
    everything = "".join(pages)
    for each in facts.rows:
        assert f"{each.title}{each.detail}" in everything


def test_today_stands_between_what_was_and_what_comes() -> None:
    before, after = row(0), row(0, title="届满")
    after = replace(after, day=date(2026, 12, 1))
    read = text_of(timeline.draw(sheet(before, after)))
    assert read.index("事项000") < read.index("2026-11-23周一——今天") < read.index("届满")
    assert "今天" in text_of(timeline.draw(sheet(before)))
    assert "今天" in text_of(timeline.draw(sheet(after)))


def test_an_empty_sheet_is_drawn_all_the_same() -> None:
    assert "共0条" in text_of(timeline.draw(sheet()))


def test_a_long_text_wraps_and_a_text_is_never_markup() -> None:
    long = "双方就拖欠工资的数额反复核对，" * 200
    marked = "<b>甲</b>&amp;{{ 7*7 }}<script>"
    read = text_of(timeline.draw(sheet(row(0, detail=long), row(1, detail=marked))))
    assert marked.replace(" ", "") in read
    # Heads of pages stand between the lines, so that whole sentences cannot be counted.
    assert read.count("拖") == 200


def test_every_font_is_embedded_and_the_same_facts_give_the_same_bytes() -> None:
    content = timeline.draw(sheet(row(0)))
    assert all(file is not None for file in fonts_of(content).values())
    assert content == timeline.draw(sheet(row(0)))


def test_a_character_without_a_glyph_stops_the_print_by_its_name() -> None:
    with pytest.raises(UnprintableCharacter, match="U\\+E000"):
        timeline.draw(sheet(row(0, detail="王\ue000兰")))
