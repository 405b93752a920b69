"""One function counts every statutory period; its trace says how the date came about."""

from dataclasses import replace

import pytest

from mediation.domain.clocks import (
    ClockEvent,
    Happened,
    Pause,
    Urgency,
    compute,
    find_rule,
    urgency,
)
from mediation.domain.entry_path import EntryPath
from tests.domain.clocks.counting import CALENDAR, TODAY, day, due

# Published and derived vectors: rule, event, counted day, day after the roll.
VECTORS = [
    ("K33", "2025-07-01", "2025-07-16", "2025-07-16"),
    ("K33", "2025-09-16", "2025-10-01", "2025-10-09"),
    ("K33", "2026-01-31", "2026-02-15", "2026-02-24"),
    ("K32", "2026-01-31", "2026-02-15", "2026-02-24"),
    ("K33", "2024-01-25", "2024-02-09", "2024-02-09"),
    ("K28", "2018-03-23", "2019-03-23", "2019-03-25"),
    ("K28", "2024-02-29", "2025-02-28", "2025-02-28"),
    ("K27", "2024-02-29", "2025-02-28", "2025-02-28"),
    ("K03", "2026-04-20", "2026-05-05", "2026-05-06"),
    ("K01", "2026-04-30", "2026-05-08", "2026-05-08"),
    ("K01", "2026-09-30", "2026-10-10", "2026-10-10"),
    ("K04", "2026-09-18", "2026-10-03", "2026-10-08"),
    ("K04", "2026-11-06", "2026-11-21", "2026-11-23"),
    ("K05", "2026-11-06", "2026-11-21", "2026-11-23"),
    ("K06", "2026-09-03", "2026-10-03", "2026-10-08"),
    ("K06", "2026-11-12", "2026-12-12", "2026-12-14"),
    ("K07", "2026-09-18", "2026-10-03", "2026-10-08"),
    ("K08", "2026-09-24", "2026-10-01", "2026-10-08"),
    ("K11", "2026-09-30", "2026-10-10", "2026-10-10"),
    ("K14", "2026-02-06", "2026-02-27", "2026-02-27"),
    ("K15", "2026-09-18", "2026-10-03", "2026-10-08"),
    ("K17", "2026-09-03", "2026-10-03", "2026-10-08"),
    ("K34", "2026-01-15", "2026-02-14", "2026-02-14"),
]


@pytest.mark.parametrize(("code", "start", "safe", "legal"), VECTORS)
def test_a_period_ends_on_its_day(code: str, start: str, safe: str, legal: str) -> None:
    deadline = due(code, start)
    assert (deadline.safe_date, deadline.legal_date) == (day(safe), day(legal))
    assert not deadline.provisional
    assert deadline.is_rolled == (safe != legal)


def test_the_trace_reads_like_a_reason() -> None:
    deadline = due("K06", "2026-11-12", path=EntryPath.COURT_DELEGATED_ONLINE)
    assert deadline.title == "委派调解 30 日"
    assert deadline.trace == (
        "依据：《人民法院在线调解规则》第二十四条。",
        (
            "条文：《人民法院在线调解规则》第二十四条：“立案前在线调解期限为三十日。各方当事人同意延长的，"
            "不受此限。……自调解组织或者调解员在人民法院调解平台确认接受委派委托或者确认接受当事人申请之日"
            "起算。”"
        ),
        "起算：2026-11-12 调解员在平台确认接受，次日起算（《民事诉讼法》第八十五条）。",
        "第 30 日为 2026-12-12，星期六，顺延至第一个工作日 2026-12-14。",
        "经双方当事人同意可以延长，目前没有延长。",
    )


def test_the_trace_names_holidays_make_up_days_and_missing_day_numbers() -> None:
    assert "2026-10-01，星期四，法定节假日，顺延" in "".join(due("K08", "2026-09-24").trace)
    assert "2026-10-05，星期一，放假调休，顺延" in "".join(due("K04", "2026-09-20").trace)
    assert "第 3 个工作日为 2026-10-10，星期六，调休上班。" in due("K01", "2026-09-30").trace
    assert "满 1 年之日（该月没有 29 日，以月末日为准）为 2025-02-28" in "".join(
        due("K27", "2024-02-29").trace
    )


def test_a_paper_file_and_an_online_task_start_differently() -> None:
    paper = due("K06", "2026-11-12", path=EntryPath.COURT_DELEGATED_PAPER)
    assert paper.trace[0] == "依据：《最高人民法院关于人民法院特邀调解的规定》第二十七条。"
    assert "签收" in paper.start_event
    assert paper.legal_date == day("2026-12-14")


def test_a_date_in_a_year_without_notice_is_provisional_and_says_so() -> None:
    deadline = due("K27", "2026-03-01")
    assert deadline.provisional
    assert deadline.trace[-1] == "2027 年放假安排尚未录入，届满日为暂定。"
    across = due("K11", "2026-12-30")
    assert across.safe_date == day("2027-01-05")
    assert across.provisional


def test_a_roll_into_a_year_without_notice_is_provisional() -> None:
    deadline = due("K04", "2026-12-17")
    assert deadline.safe_date == day("2027-01-01")
    assert deadline.legal_date == day("2027-01-04")
    assert deadline.provisional


def test_days_of_appraisal_are_not_counted() -> None:
    pause = Pause(day("2026-11-02"), day("2026-11-06"), "鉴定")
    deadline = due("K06", "2026-10-20", path=EntryPath.COURT_DELEGATED_ONLINE, pauses=(pause,))
    assert deadline.safe_date == day("2026-11-24")
    assert deadline.excluded_days == 5
    assert "鉴定：2026-11-02 至 2026-11-06 不计入期限。" in deadline.trace
    assert "鉴定、中止扣除 5 日；经双方当事人同意可以延长，目前没有延长。" in deadline.trace
    assert not deadline.paused


def test_overlapping_pauses_are_not_counted_twice() -> None:
    pauses = (
        Pause(day("2026-11-02"), day("2026-11-06"), "鉴定"),
        Pause(day("2026-11-05"), day("2026-11-08"), "中止"),
    )
    assert due("K06", "2026-10-20", pauses=pauses).excluded_days == 7


def test_a_pause_after_the_end_changes_nothing() -> None:
    pause = Pause(day("2026-12-20"), day("2026-12-25"), "鉴定")
    assert due("K06", "2026-10-20", pauses=(pause,)).safe_date == day("2026-11-19")


def test_an_open_pause_runs_through_today() -> None:
    pause = Pause(day("2026-11-19"), None, "等待鉴定")
    deadline = due("K06", "2026-10-20", pauses=(pause,))
    assert deadline.paused
    assert deadline.excluded_days == 5
    assert deadline.safe_date == day("2026-11-24")
    assert "等待鉴定：2026-11-19 起至今（2026-11-23）不计入期限，尚未恢复。" in deadline.trace


def test_a_pause_pushes_a_year_on_by_its_days() -> None:
    pause = Pause(day("2025-06-01"), day("2025-06-10"), "不可抗力")
    deadline = due("K27", "2025-03-03", pauses=(pause,))
    assert deadline.safe_date == day("2026-03-13")
    assert deadline.excluded_days == 10


def test_a_rule_may_count_its_own_day_and_may_not_roll() -> None:
    rule = replace(find_rule("K04", on=TODAY), counts_start_day=True, rolls=False)
    deadline = compute(rule, start=day("2026-11-07"), calendar=CALENDAR, today=TODAY)
    # The 7th is day 1, so day 15 is Saturday the 21st, which stands.
    assert deadline.safe_date == deadline.legal_date == day("2026-11-21")
    assert "当日起算" in "".join(deadline.trace)
    assert "第 15 日为 2026-11-21，星期六；本期限不顺延。" in deadline.trace


def test_months_that_count_their_own_day_end_the_day_before() -> None:
    rule = replace(find_rule("K27", on=TODAY), counts_start_day=True)
    deadline = compute(rule, start=day("2024-03-01"), calendar=CALENDAR, today=TODAY)
    # The day before is 29 February, and 2025 has none.
    assert deadline.safe_date == day("2025-02-28")
    assert any("该月没有 29 日" in sentence for sentence in deadline.trace)


def test_an_obstacle_in_the_last_six_months_puts_enforcement_off() -> None:
    # 民法典 art. 194: two years from 2024-06-03; the obstacle ends in the last half year.
    late = Pause(day("2026-03-02"), day("2026-05-20"), "不可抗力")
    deadline = due("K21", "2024-06-03", pauses=(late,))
    assert deadline.safe_date == day("2026-11-20")
    assert "中止原因消除后满 6 个月之日为 2026-11-20，星期五。" in deadline.trace
    assert any("《民法典》第一百九十四条" in sentence for sentence in deadline.trace)


def test_an_obstacle_that_was_over_before_changes_nothing() -> None:
    early = Pause(day("2024-08-01"), day("2025-11-30"), "不可抗力")
    assert due("K21", "2024-06-03", pauses=(early,)).safe_date == day("2026-06-03")


def test_an_obstacle_that_goes_on_keeps_enforcement_paused() -> None:
    open_end = Pause(day("2026-05-01"), None, "不可抗力")
    deadline = due("K21", "2024-06-03", pauses=(open_end,))
    assert deadline.paused
    assert deadline.safe_date == day("2027-05-23")


def test_a_demand_starts_enforcement_anew_by_the_civil_code() -> None:
    demand = Happened(ClockEvent.CLAIM_MADE, day("2025-02-10"))
    deadline = due("K21", "2024-06-03", interruptions=(demand,))
    assert deadline.safe_date == day("2027-02-10")
    assert any("《民法典》第一百九十五条" in sentence for sentence in deadline.trace)


def test_how_near_a_date_is() -> None:
    assert urgency(day("2026-11-22"), TODAY) is Urgency.OVERDUE
    assert urgency(TODAY, TODAY) is Urgency.TODAY
    assert urgency(day("2026-11-28"), TODAY) is Urgency.SOON
    assert urgency(day("2026-11-29"), TODAY) is Urgency.LATER
    deadline = due("K06", "2026-11-12")
    assert deadline.remaining_days(TODAY) == 21
    assert deadline.urgency(TODAY) is Urgency.LATER
