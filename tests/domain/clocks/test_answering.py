"""Questions as lawyers write them down: the published examples, open days, faults and warnings."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.clocks import (
    RULES,
    Answer,
    ClockRule,
    Question,
    Table,
    UnanswerableQuestion,
    answer,
    find_rule,
)
from mediation.domain.entry_path import EntryPath
from tests.domain.clocks.counting import CALENDAR, TODAY

TABLE = Table(CALENDAR, TODAY)

# Published cases and derived vectors: name, event, day, period, last day, last day without roll.
EXAMPLES = [
    ("起诉期15日", "收到仲裁裁决书", "YYYY-07-01", "15 calendar days", "YYYY-07-16", "YYYY-07-16"),
    ("特别时效 (报酬)", "employment ended", "2018-03-23", "1 year", "2019-03-25", "2019-03-23"),
    ("调解书付款15日", "signed", "2018-09-17", "15 days", "2018-10-08", "2018-10-02"),
    ("固定付款日", "pay before", "2020-05-31", "fixed date", "2020-05-31", "2020-05-31"),
    ("仲裁审查 15日 (joint)", "effective", "D", "15 days, both parties", "D+15", "D+15"),
    ("司法确认 30日 (joint)", "effective", "D", "30 days, both parties", "D+30", "D+30"),
    ("起诉期15日", "收到裁决书", "2025-09-16", "15 calendar days", "2025-10-09", "2025-10-01"),
    ("起诉期15日", "收到裁决书", "2026-01-31", "15 calendar days", "2026-02-24", "2026-02-15"),
    ("起诉期15日", "收到裁决书", "2024-01-25", "15 calendar days", "2024-02-09", "2024-02-09"),
    ("仲裁时效1年", "劳动关系终止", "2024-02-29", "1 year(s)", "2025-02-28", "2025-02-28"),
    ("调解15日", "收到申请", "2026-04-20", "15 calendar days", "2026-05-06", "2026-05-05"),
    ("调解受理3个工作日", "收到申请", "2026-04-30", "3 working days", "2026-05-08", "2026-05-08"),
    (
        "仲裁受理5日",
        "收到",
        "2026-09-30",
        "5 days: calendar or working?",
        "2026-10-13",
        "2026-10-13",
    ),
    ("二倍工资起算", "用工", "2025-01-31", "day after one full month", "2025-03-01", "2025-03-01"),
]


def ask(rule: str, on: str, period: str = "", event: str = "", basis: str = "") -> Answer:
    return answer(Question(rule, on, period, event, basis), TABLE)


@pytest.mark.parametrize(("rule", "event", "on", "period", "last", "unrolled"), EXAMPLES)
def test_an_example_is_answered(
    rule: str, event: str, on: str, period: str, last: str, unrolled: str
) -> None:
    found = ask(rule, on, period, event)
    assert (found.last_day, found.unrolled) == (last, unrolled)
    assert found.trace
    assert found.warnings == ()


def test_a_question_that_asks_which_days_gets_the_lawful_one_and_both() -> None:
    found = ask("仲裁受理5日", "2026-09-30", "5 days: calendar or working?")
    assert found.alternatives == {
        "calendar_days_rolled": "2026-10-08",
        "working_days": "2026-10-13",
    }
    assert "第 5 个工作日" in found.trace[-1]
    assert ask("仲裁受理5日", "2026-09-30", "5 days").alternatives == {}


def test_other_days_than_the_law_counts_are_warned_of() -> None:
    found = ask("仲裁受理5日", "2026-09-30", "5 calendar days")
    assert found.last_day == "2026-10-13"
    assert found.alternatives["calendar_days_rolled"] == "2026-10-08"
    assert "与规定（仲裁受理决定 5 个工作日）不同" in found.warnings[0]


def test_another_length_than_the_law_has_is_warned_of() -> None:
    found = ask("起诉期15日", "2026-01-05", "30 days")
    assert found.last_day == "2026-01-20"
    assert found.warnings == (
        "所写的期间（30 日）与规定（对非终局裁决起诉 15 日）不同，已按规定计算。",
    )
    assert found.trace[-1] == found.warnings[0]


@pytest.mark.parametrize(
    ("rule", "period", "last"),
    [
        ("仲裁裁决60日", "", "2026-03-06"),
        ("仲裁裁决45日", "45+15 days", "2026-03-06"),
        ("仲裁裁决", "60 days", "2026-03-06"),
        # Ten working days from 5 January.
        ("仲裁审查10个工作日", "", "2026-01-19"),
        ("新就业形态30日", "", "2026-02-04"),
    ],
)
def test_a_length_with_its_whole_extension_is_counted_as_extended(
    rule: str, period: str, last: str
) -> None:
    found = ask(rule, "2026-01-05", period)
    assert found.last_day == last
    assert found.warnings == ()
    assert any("延长 " in sentence for sentence in found.trace)


def test_an_unknown_name_is_counted_by_the_given_period_and_says_so() -> None:
    found = ask("上诉15日", "2026-09-18", "15 days", "收到判决书", "民事诉讼法171条")
    assert (found.last_day, found.unrolled) == ("2026-10-08", "2026-10-03")
    assert found.title == "上诉15日 15 日"
    assert "民事诉讼法171条" in found.trace[0]
    assert "没有名为“上诉15日”的期限，按所给的期间计算" in found.warnings[0]
    assert found.trace[-1] == found.warnings[0]


def test_an_unknown_name_with_a_known_one_in_it_is_counted_by_that_rule() -> None:
    found = ask("被申请人答辩书提交", "2026-01-05", "10 days")
    assert found.code == "K30B"
    assert found.last_day == "2026-01-19"
    assert "按名称相近的“提交答辩书 10 个工作日”计算" in found.warnings[0]


@pytest.mark.parametrize(
    ("rule", "on", "period", "sentence"),
    [
        ("foo", "2026-01-05", "", "没有名为“foo”的期限。"),
        ("foo", "2026-01-05", "soon", "没有名为“foo”的期限。"),
        ("撤销裁决书", "2026-01-05", "", "用人单位申请撤销终局裁决 30 日"),
        ("起诉期15日", "2026-02-30", "15 days", "不是日历上有的日期"),
        ("起诉期15日", "", "15 days", "不是日历上有的日期"),
        ("起诉期15日", "2026-07", "15 days", "不是日历上有的日期"),
        ("起诉期15日", "0001-01-01", "15 days", "不是日历上有的日期"),
        ("起诉期15日", "9999-12-31", "15 days", "不是日历上有的日期"),
        ("起诉期15日", "YYYY-02-30", "15 days", "不是日历上有的日期"),
        ("起诉期15日", "YYYY-02-20", "15 days", "请写明起算日的年份"),
        ("仲裁受理5日", "YYYY-07-01", "5 days", "请写明起算日的年份"),
        ("工伤认定", "2026-01-05", "", "用人单位申请工伤认定 30 日、职工"),
        ("调解书付款", "2026-01-05", "", "请写明长短"),
    ],
)
def test_a_question_without_an_answer_gets_a_sentence(
    rule: str, on: str, period: str, sentence: str
) -> None:
    with pytest.raises(UnanswerableQuestion) as refusal:
        ask(rule, on, period)
    assert sentence in refusal.value.sentence
    assert refusal.value.sentence.endswith("。")


@pytest.mark.parametrize(
    ("rule", "on", "last"),
    [
        ("仲裁时效1年", "YYYY-03-02", "YYYY+1-03-02"),
        ("起诉期15日", "YYYY-12-20", "YYYY+1-01-04"),
        ("仲裁审查5日", "D", "D+5个工作日"),
        ("申请执行2年", "D", "D+2年"),
        ("固定付款日", "D", "D"),
        ("二倍工资起算", "d", "D满1个月的次日"),
        ("K17", "YYYY-MM-DD", "D+30"),
    ],
)
def test_a_day_left_open_is_answered_in_its_own_terms(rule: str, on: str, last: str) -> None:
    found = ask(rule, on)
    assert found.last_day == found.unrolled == last
    assert any("当年的放假安排" in sentence for sentence in found.trace)


@pytest.mark.parametrize(
    "on",
    [
        *("2025-09-16", "2025/9/16", "2025.09.16", "2025年9月16日", "２０２５-09-16"),
        *("2025-09-16T10:30:00", "2025-09-16 周二", "2025-09-16（周二）"),
    ],
)
def test_a_day_may_be_written_as_people_do(on: str) -> None:
    assert ask("K33", on).last_day == "2025-10-09"


def test_place_and_way_choose_the_row() -> None:
    local = replace(find_rule("K04", on=TODAY), region="33", length=20, valid_from=date(2026, 1, 1))
    table = Table(CALENDAR, TODAY, (*RULES, local), region="3301")
    assert answer(Question("K04", "2026-11-02"), table).last_day == "2026-11-23"
    assert ask("K04", "2026-11-02").last_day == "2026-11-17"
    online = replace(TABLE, entry_path=EntryPath.COURT_DELEGATED_PAPER)
    assert "特邀调解" in answer(Question("K06", "2026-11-02"), online).trace[0]
    with pytest.raises(UnanswerableQuestion, match="进入路径"):
        answer(Question("K14", "2026-11-02"), online)


def test_a_date_in_a_year_without_a_notice_is_provisional() -> None:
    found = ask("K27", "2026-03-02")
    assert found.provisional
    assert "2027 年放假安排尚未录入，届满日为暂定。" in found.trace


@given(st.sampled_from(RULES), st.dates(date(2014, 1, 1), date(2028, 1, 1)))
def test_every_row_is_answered_by_its_code_on_every_day(rule: ClockRule, on: date) -> None:
    found = ask(rule.code, on.isoformat())
    assert on.isoformat() < found.unrolled <= found.last_day


@given(st.text(max_size=30), st.text(max_size=12), st.text(max_size=20))
def test_nonsense_is_answered_or_refused_and_never_breaks(rule: str, on: str, period: str) -> None:
    with suppress(UnanswerableQuestion):
        assert ask(rule, on, period).last_day
