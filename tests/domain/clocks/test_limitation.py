"""Limitation: one year, started anew by dated events; the double wage is counted in two ways."""

from datetime import date

import pytest

from mediation.domain.clocks import (
    ClockEvent,
    ClockFacts,
    Happened,
    Pause,
    double_wage_events,
    double_wage_window,
    started_clocks,
)
from mediation.domain.clocks.events import INTERRUPTIONS, SUSPENSIONS
from mediation.domain.clocks.limitation import double_wage_first_day, double_wage_last_day
from mediation.domain.entry_path import EntryPath
from tests.domain.clocks.counting import CALENDAR, TODAY, day, due

E = ClockEvent


def happened(event: ClockEvent, on: str) -> Happened:
    return Happened(event, day(on))


def test_a_year_runs_from_the_day_of_knowing() -> None:
    deadline = due("K27", "2025-09-30")
    assert deadline.title == "仲裁时效 1 年"
    assert deadline.legal_date == date(2026, 9, 30)


def test_an_application_for_mediation_starts_the_year_anew() -> None:
    applied = happened(E.MEDIATION_APPLIED, "2026-11-10")
    deadline = due("K27", "2026-09-30", interruptions=(applied,))
    assert deadline.legal_date == date(2027, 11, 10)
    assert deadline.start == date(2026, 11, 10)
    assert deadline.start_event == "申请调解"
    assert deadline.provisional
    assert deadline.trace == (
        "依据：《劳动争议调解仲裁法》第二十七条第一款。",
        (
            "条文：《劳动争议调解仲裁法》第二十七条第一款：“劳动争议申请仲裁的时效期间为一年。"
            "仲裁时效期间从当事人知道或者应当知道其权利被侵害之日起计算。”"
        ),
        "起算：2026-09-30 知道或者应当知道权利被侵害，次日起算（《民事诉讼法》第八十五条）。",
        "2026-11-10 申请调解，时效中断，自次日重新计算（《劳动争议调解仲裁法》第二十七条第二款）。",
        "满 1 年之日为 2027-11-10，星期三。",
        "2027 年放假安排尚未录入，届满日为暂定。",
    )


def test_every_further_event_starts_it_anew_in_order_of_time() -> None:
    events = (
        happened(E.MEDIATION_EXPIRED, "2025-12-01"),
        happened(E.CLAIM_MADE, "2025-03-03"),
        happened(E.MEDIATION_APPLIED, "2025-11-14"),
    )
    deadline = due("K27", "2024-06-03", interruptions=events)
    assert deadline.start == date(2025, 12, 1)
    assert deadline.safe_date == date(2026, 12, 1)
    told = [sentence[:10] for sentence in deadline.trace if "中断" in sentence]
    assert told == ["2025-03-03", "2025-11-14", "2025-12-01"]
    assert "第三十一条" in next(s for s in deadline.trace if "2025-12-01 " in s)


def test_an_event_after_the_end_cannot_revive_it() -> None:
    late = happened(E.MEDIATION_APPLIED, "2025-06-04")
    deadline = due("K27", "2024-06-03", interruptions=(late,))
    assert deadline.legal_date == date(2025, 6, 3)
    assert any("已于 2025-06-03 届满，不再中断" in sentence for sentence in deadline.trace)


def test_an_event_after_a_late_one_does_not_count_either() -> None:
    events = (happened(E.CLAIM_MADE, "2025-06-04"), happened(E.CLAIM_MADE, "2025-07-01"))
    assert due("K27", "2024-06-03", interruptions=events).legal_date == date(2025, 6, 3)


def test_an_event_on_the_rolled_last_day_is_in_time() -> None:
    # 2018-03-23 + 1 year is a Saturday; Monday 2019-03-25 is the last day.
    applied = happened(E.MEDIATION_APPLIED, "2019-03-25")
    assert due("K27", "2018-03-23", interruptions=(applied,)).safe_date == date(2020, 3, 25)


@pytest.mark.parametrize("on", ["2026-01-05", "2025-12-01", "2026-12-01"])
def test_events_before_the_start_or_in_the_future_do_not_count(on: str) -> None:
    events = (happened(E.MEDIATION_APPLIED, on),)
    assert due("K27", "2026-01-05", interruptions=events).safe_date == date(2027, 1, 5)


def test_force_majeure_suspends_the_year() -> None:
    pause = Pause(date(2026, 2, 2), date(2026, 2, 11), "不可抗力")
    deadline = due("K27", "2025-06-03", pauses=(pause,))
    assert deadline.safe_date == date(2026, 6, 13)
    assert any(sentence.startswith("不可抗力：") for sentence in deadline.trace)


def test_twelve_events_interrupt_and_three_stretches_suspend() -> None:
    assert len(INTERRUPTIONS) == 12
    assert len(SUSPENSIONS) == 3
    assert len({event.label for event in INTERRUPTIONS | SUSPENSIONS}) == 15
    assert all(event.basis.startswith("《") for event in INTERRUPTIONS | SUSPENSIONS)
    assert sum("第三十一条" in event.basis for event in INTERRUPTIONS) == 8


def test_back_pay_has_a_year_from_the_end_of_employment_only() -> None:
    facts = ClockFacts(EntryPath.OWN_INTAKE, events=(happened(E.PAY_OWED_AFTER_JOB, "2018-03-23"),))
    assert [clock.rule.code for clock in started_clocks(facts)] == ["K28"]
    assert started_clocks(ClockFacts(EntryPath.OWN_INTAKE)) == ()


def test_the_double_wage_is_owed_for_eleven_months_at_most() -> None:
    # 劳动合同法 art. 82; 实施条例 arts. 6-7.
    window = double_wage_window(day("2025-03-10"), today=TODAY)
    assert window is not None
    assert (window.first, window.last) == (day("2025-04-10"), day("2026-03-09"))


def test_the_double_wage_ends_the_day_before_the_contract() -> None:
    window = double_wage_window(day("2025-03-10"), signed=day("2025-08-01"), today=TODAY)
    assert window is not None
    assert window.last == day("2025-07-31")
    assert double_wage_window(day("2025-03-10"), signed=day("2025-04-10"), today=TODAY) is None


def test_both_counts_of_its_limitation_are_started() -> None:
    first, whole = double_wage_events(day("2025-03-10"), today=TODAY)
    assert (first.event, first.on) == (E.DOUBLE_WAGE_FIRST_MONTH, day("2025-05-09"))
    assert (whole.event, whole.on) == (E.DOUBLE_WAGE_ENDED, day("2026-03-09"))
    facts = ClockFacts(EntryPath.OWN_INTAKE, events=(first, whole))
    assert [clock.rule.code for clock in started_clocks(facts)] == ["K27A", "K27B"]


@pytest.mark.parametrize(
    ("began", "first", "last"),
    [
        # No 31 February: the month is full on the 28th (民法典 art. 202).
        ("2025-01-31", "2025-03-01", "2026-01-30"),
        ("2024-01-31", "2024-03-01", "2025-01-30"),
        ("2025-03-10", "2025-04-10", "2026-03-09"),
        ("2024-02-29", "2024-03-29", "2025-02-28"),
    ],
)
def test_the_days_of_the_double_wage_are_days_of_pay_and_do_not_roll(
    began: str, first: str, last: str
) -> None:
    begins = double_wage_first_day(day(began), CALENDAR)
    ends = double_wage_last_day(day(began), CALENDAR)
    assert begins.safe_date == begins.legal_date == day(first)
    assert ends.safe_date == ends.legal_date == day(last)
    assert "不顺延" in begins.trace[-1]
    assert "第六条第二款" in begins.trace[0]
