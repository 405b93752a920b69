"""What the parties agreed: periods are counted and roll, fixed dates stand as written."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.calendar import national_calendar
from mediation.domain.clocks import Unit, agreed_period, fixed_date

CALENDAR = national_calendar()


def test_an_agreed_period_rolls_over_the_holiday() -> None:
    deadline = agreed_period(
        15, Unit.NATURAL_DAY, start=date(2018, 9, 17), start_event="签订协议", calendar=CALENDAR
    )
    assert deadline.safe_date == date(2018, 10, 2)
    assert deadline.legal_date == date(2018, 10, 8)
    assert deadline.trace[-1] == (
        "第 15 日为 2018-10-02，星期二，法定节假日，顺延至第一个工作日 2018-10-08。"
    )


def test_an_agreed_period_of_months_follows_the_civil_code() -> None:
    deadline = agreed_period(
        1, Unit.MONTH, start=date(2026, 1, 31), start_event="签订协议", calendar=CALENDAR
    )
    # 28 February 2026 is a Saturday on which people work.
    assert deadline.safe_date == deadline.legal_date == date(2026, 2, 28)


def test_an_agreed_period_into_an_unknown_year_is_provisional() -> None:
    deadline = agreed_period(
        60, Unit.NATURAL_DAY, start=date(2026, 11, 23), start_event="签订协议", calendar=CALENDAR
    )
    assert deadline.provisional
    assert "暂定" in deadline.trace[-1]


def test_a_fixed_date_is_never_moved_and_a_hint_is_marked_as_one() -> None:
    deadline = fixed_date(date(2020, 5, 31), CALENDAR)
    assert deadline.safe_date == deadline.legal_date == date(2020, 5, 31)
    assert deadline.bank_day_hint == date(2020, 6, 1)
    assert not deadline.is_rolled
    assert deadline.trace[-1].startswith("提示：")


def test_a_fixed_date_on_a_make_up_saturday_needs_no_hint() -> None:
    deadline = fixed_date(date(2026, 2, 28), CALENDAR)
    assert deadline.bank_day_hint is None
    assert len(deadline.trace) == 1


@given(st.dates(date(2016, 1, 1), date(2040, 1, 1)))
def test_no_calendar_moves_a_fixed_date(day: date) -> None:
    assert fixed_date(day, CALENDAR).legal_date == day
