"""A year's holiday notice in its own words: read into days, and refused when it cannot be right."""

from datetime import date

import pytest

from mediation.domain.calendar import national_calendar
from mediation.domain.clock_states import DayKind
from mediation.domain.errors import InvalidInput
from mediation.domain.holiday_notice import read_notice
from tests.notices import LINES, TEXT, notice_of_2027, typed_notice


def problems_of(text: str = TEXT, year: int = 2027, **days: date) -> dict[str, str]:
    with pytest.raises(InvalidInput) as refusal:
        read_notice(typed_notice(text, year, **days))
    found: dict[str, str] = {}
    for problem in refusal.value.problems:
        found[problem.field] = found.get(problem.field, "") + problem.sentence
    return found


def test_the_thirteen_statutory_days_are_told_from_the_other_free_days() -> None:
    # 全国年节及纪念日放假办法 art. 2: 1 + 4 + 1 + 2 + 1 + 1 + 3.
    notice = notice_of_2027()
    assert " ".join(f"{day:%m%d}" for day in notice.of_kind(DayKind.STATUTORY)) == (
        "0101 0205 0206 0207 0208 0405 0501 0502 0609 0915 1001 1002 1003"
    )
    assert len(notice.of_kind(DayKind.REST)) == 15
    assert notice.of_kind(DayKind.WORK)[0] == date(2027, 1, 31)
    assert notice.days[date(2027, 2, 10)].name == "春节"


def test_the_days_make_the_year_known() -> None:
    calendar = national_calendar().with_days(notice_of_2027().kinds)
    assert not calendar.is_provisional(2027)
    assert calendar.is_provisional(2028)
    assert calendar.is_workday(date(2027, 1, 31))
    assert calendar.is_rest_day(date(2027, 2, 10))


def test_the_words_of_older_notices_are_read_too() -> None:
    text = TEXT.replace("一、元旦：1月1日（周五）至3日", "1. 元旦： 2027年1月1日(星期五)-1月3日")
    typed = typed_notice(text)
    assert typed.text != TEXT
    assert read_notice(typed) == notice_of_2027()


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("一、元旦：", "元旦放假", "第 1 行没有读懂"),
        ("至3日（周日）放假，共3天", "至3日放假，共4天", "写明共 4 天，列出的日子却是 3 天"),
        ("4月3日（周六）至5日", "4月5日（周一）至3日", "起止颠倒"),
        ("4月3日（周六）至5日", "4月1日至30日", "过长"),
        ("1月31日（周日）、", "1月29日（周五）、", "1月29日不是周末"),
        ("4月25日（周日）", "5月2日（周日）", "5月2日既写了放假，又写了上班"),
        ("6月9日（周三）放假1天", "6月31日放假1天", "6月31日不存在"),
        ("1月1日（周五）至3日", "2026年12月31日至1月3日", "不在 2027 年内"),
        ("放假1天，不调休", "照常", "没有写明放假还是上班"),
        ("至7日（周四）放假调休，共7天", "放假", "10月2日、10月3日是法定节假日，但正文里没有放假"),
        (LINES[1], "", "一共只有 20 天放假"),
    ],
)
def test_what_cannot_be_right_is_said_beside_the_text(
    before: str, after: str, sentence: str
) -> None:
    assert before in TEXT
    assert sentence in problems_of(TEXT.replace(before, after))["text"]


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("new_year", date(2027, 1, 20)),
        ("qingming", date(2027, 4, 7)),
        ("dragon_boat", date(2027, 5, 26)),
        ("mid_autumn", date(2027, 9, 6)),
        ("mid_autumn", date(2028, 9, 15)),
    ],
)
def test_a_day_of_the_moon_that_cannot_fall_there_is_refused(field: str, day: date) -> None:
    found = problems_of(**{field: day})
    assert list(found) == [field]
    assert "请核对" in found[field]


def test_a_statutory_day_on_which_nobody_is_free_is_a_contradiction() -> None:
    found = problems_of(dragon_boat=date(2027, 6, 10))
    assert "6月10日是法定节假日" in found["text"]


@pytest.mark.parametrize("year", [2015, 2026, 2101])
def test_only_years_without_a_notice_are_entered_whole(year: int) -> None:
    assert "2027 年起" in problems_of(year=year)["year"]
