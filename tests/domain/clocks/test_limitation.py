"""Limitation: one year, started anew by dated events, none for back pay while employed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.calendar import national_calendar
from mediation.domain.clocks import (
    Interruption,
    InterruptionKind,
    Pause,
    limitation,
    pay_limitation,
)

CALENDAR = national_calendar()
TODAY = date(2026, 11, 23)
APPLIED = InterruptionKind.MEDIATION_APPLIED


def test_a_year_runs_from_the_day_of_knowing() -> None:
    deadline = limitation(known_on=date(2025, 9, 30), calendar=CALENDAR, today=TODAY)
    assert deadline.code == "K27"
    assert deadline.title == "仲裁时效 1 年"
    assert deadline.legal_date == date(2026, 9, 30)


def test_an_application_for_mediation_starts_the_year_anew() -> None:
    deadline = limitation(
        known_on=date(2026, 9, 30),
        calendar=CALENDAR,
        today=TODAY,
        interruptions=(Interruption(APPLIED, date(2026, 11, 10)),),
    )
    assert deadline.legal_date == date(2027, 11, 10)
    assert deadline.start == date(2026, 11, 10)
    assert deadline.provisional
    assert deadline.trace == (
        "依据：《劳动争议调解仲裁法》第二十七条第一款。",
        "起算：2026-09-30 知道或者应当知道权利被侵害，次日起算（《民事诉讼法》第八十五条）。",
        "2026-11-10 申请调解，时效中断，自次日重新计算（《劳动争议调解仲裁法》第二十七条第二款）。",
        "满 1 年之日为 2027-11-10，星期三。",
        "2027 年放假安排尚未录入，届满日为暂定。",
    )


def test_every_further_event_starts_it_anew_in_order_of_time() -> None:
    events = (
        Interruption(InterruptionKind.MEDIATION_EXPIRED, date(2025, 12, 1)),
        Interruption(InterruptionKind.CLAIM_MADE, date(2025, 3, 3)),
        Interruption(APPLIED, date(2025, 11, 14)),
    )
    deadline = limitation(
        known_on=date(2024, 6, 3), calendar=CALENDAR, today=TODAY, interruptions=events
    )
    assert deadline.start == date(2025, 12, 1)
    assert deadline.safe_date == date(2026, 12, 1)
    told = [sentence[:10] for sentence in deadline.trace if "中断" in sentence]
    assert told == ["2025-03-03", "2025-11-14", "2025-12-01"]
    assert "第三十一条" in next(s for s in deadline.trace if "2025-12-01 " in s)


def test_an_event_after_the_end_cannot_revive_it() -> None:
    deadline = limitation(
        known_on=date(2024, 6, 3),
        calendar=CALENDAR,
        today=TODAY,
        interruptions=(Interruption(APPLIED, date(2025, 6, 4)),),
    )
    assert deadline.legal_date == date(2025, 6, 3)
    assert any("已于 2025-06-03 届满，不再中断" in sentence for sentence in deadline.trace)


def test_an_event_on_the_rolled_last_day_is_in_time() -> None:
    # 2018-03-23 + 1 year is a Saturday; Monday 2019-03-25 is the last day.
    deadline = limitation(
        known_on=date(2018, 3, 23),
        calendar=CALENDAR,
        today=TODAY,
        interruptions=(Interruption(APPLIED, date(2019, 3, 25)),),
    )
    assert deadline.safe_date == date(2020, 3, 25)


def test_events_before_the_start_or_in_the_future_do_not_count() -> None:
    deadline = limitation(
        known_on=date(2026, 1, 5),
        calendar=CALENDAR,
        today=TODAY,
        interruptions=(
            Interruption(APPLIED, date(2026, 1, 5)),
            Interruption(APPLIED, date(2025, 12, 1)),
            Interruption(APPLIED, date(2026, 12, 1)),
        ),
    )
    assert deadline.safe_date == date(2027, 1, 5)


def test_force_majeure_suspends_the_year() -> None:
    pause = Pause(date(2026, 2, 2), date(2026, 2, 11), "不可抗力")
    deadline = limitation(
        known_on=date(2025, 6, 3), calendar=CALENDAR, today=TODAY, pauses=(pause,)
    )
    assert deadline.safe_date == date(2026, 6, 13)
    assert any(sentence.startswith("不可抗力：") for sentence in deadline.trace)


@pytest.mark.parametrize("ended_on", [None, date(2026, 11, 24)])
def test_back_pay_has_no_limitation_while_employed(ended_on: date | None) -> None:
    assert pay_limitation(employment_ended_on=ended_on, calendar=CALENDAR, today=TODAY) is None


def test_back_pay_has_a_year_from_the_end_of_employment() -> None:
    deadline = pay_limitation(employment_ended_on=date(2018, 3, 23), calendar=CALENDAR, today=TODAY)
    assert deadline is not None
    assert deadline.code == "K28"
    assert deadline.safe_date == date(2019, 3, 23)
    assert deadline.legal_date == date(2019, 3, 25)
    assert "第二十七条第四款" in deadline.trace[0]


def test_every_kind_of_event_has_words_and_an_article() -> None:
    assert len({kind.label for kind in InterruptionKind}) == len(InterruptionKind) == 12
    assert all(kind.basis.startswith("《") for kind in InterruptionKind)
    assert sum("第三十一条" in kind.basis for kind in InterruptionKind) == 8


@given(
    st.dates(date(2017, 1, 1), date(2026, 11, 1)),
    st.lists(st.tuples(st.sampled_from(list(InterruptionKind)), st.integers(-30, 900)), max_size=6),
)
def test_events_never_shorten_the_limitation(
    known_on: date, events: list[tuple[InterruptionKind, int]]
) -> None:
    interruptions = tuple(
        Interruption(kind, known_on + timedelta(days=offset)) for kind, offset in events
    )
    plain = limitation(known_on=known_on, calendar=CALENDAR, today=TODAY)
    restarted = limitation(
        known_on=known_on, calendar=CALENDAR, today=TODAY, interruptions=interruptions
    )
    assert restarted.legal_date >= plain.legal_date
    assert restarted.start == known_on or any(
        event.on == restarted.start for event in interruptions
    )
