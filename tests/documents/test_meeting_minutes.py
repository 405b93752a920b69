"""联席会议纪要: what was decided and taken on is on the paper, in the frame of a letter."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from mediation.documents import UnprintableCharacter, meeting_minutes, meeting_notice
from mediation.documents.facts.parties import BodyFacts
from mediation.documents.meeting_minutes import MinutesFacts, MinutesItemFacts, MinutesTaskFacts
from mediation.documents.meeting_notice import NoticeFacts
from tests.clock import SHANGHAI
from tests.documents.reading import page_texts, text_of

TASK = MinutesTaskFacts("城东区人民法院", "指定专人接收确认申请。", date(2026, 12, 4))
FACTS = MinutesFacts(
    body=BodyFacts(name="城东区劳动争议调解中心"),
    title="第四季度联席会议",
    begins_at=datetime(2026, 11, 25, 9, 30, tzinfo=SHANGHAI),
    place="中心三楼会议室",
    guests=("城东区人民法院", "城东区司法局"),
    attended="城东区人民法院 高宁\n城东区司法局 陈晨",
    minutes="法院介绍了审查口径。",
    items=(MinutesItemFacts("司法确认的衔接", "五日内移送", (TASK,)), MinutesItemFacts("", "")),
    printed_at=datetime(2026, 11, 26, 9, 5, tzinfo=SHANGHAI),
    printed_by="赵刚",
)


def test_the_minutes_say_who_met_what_was_decided_and_who_does_what_by_when() -> None:
    text = text_of(meeting_minutes.draw(FACTS))
    for words in (
        *("城东区劳动争议调解中心联席会议纪要", "第四季度联席会议", "2026年11月25日9时30分"),
        *("一、司法确认的衔接", "议定：五日内移送。", "二、第2项案件", "本项未作议定。"),
        *("（1）城东区人民法院：指定专人接收确认申请，2026年12月4日前办结。", "三、会议情况"),
        *("出席：城东区人民法院高宁；城东区司法局陈晨", "分送：城东区人民法院、城东区司法局"),
    ):
        assert words in text


def test_many_items_go_over_pages_numbered_as_letters_are() -> None:
    items = tuple(MinutesItemFacts(f"议题{number}", "照办") for number in range(40))
    pages = page_texts(meeting_minutes.draw(replace(FACTS, items=items)))
    assert len(pages) > 2
    assert all(f"—{place}—" in text for place, text in enumerate(pages, 1))


def test_what_cannot_be_printed_is_named() -> None:
    with pytest.raises(UnprintableCharacter):
        meeting_minutes.draw(replace(FACTS, minutes="\ue000"))


def test_the_notice_says_when_where_and_about_what_and_names_no_case() -> None:
    facts = NoticeFacts(
        body=BodyFacts(name="城东区劳动争议调解中心", phone="0000-5550100"),
        issued_on=date(2026, 11, 23),
        title=FACTS.title,
        begins_at=FACTS.begins_at,
        place=FACTS.place,
        guests=FACTS.guests,
        matters=("司法确认的衔接", ""),
        contact_name="赵刚",
    )
    text = text_of(meeting_notice.draw(facts))
    for words in (
        *("联席会议通知", "城东区人民法院、城东区司法局："),
        "定于2026年11月25日9时30分在中心三楼会议室召开“第四季度联席会议”",
        *("1．司法确认的衔接2．第2项案件", "赵刚", "0000-5550100", "2026年11月23日"),
    ):
        assert words in text
