"""The working-day calendar: notices, make-up days, and years whose notice is not known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.calendar import WorkingCalendar, national_calendar
from mediation.domain.clock_states import DayKind

CALENDAR = national_calendar()
KNOWN_DAYS = st.dates(date(2016, 1, 1), date(2026, 12, 31))


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [day for i in range(366) if (day := first + timedelta(days=i)).year == year]


def between(first: str, last: str) -> set[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return {start + timedelta(days=i) for i in range((end - start).days + 1)}


def test_the_notice_for_2026_is_the_published_one() -> None:
    off = (
        between("2026-01-01", "2026-01-03")
        | between("2026-02-15", "2026-02-23")
        | between("2026-04-04", "2026-04-06")
        | between("2026-05-01", "2026-05-05")
        | between("2026-06-19", "2026-06-21")
        | between("2026-09-25", "2026-09-27")
        | between("2026-10-01", "2026-10-07")
    )
    work = {
        date(2026, 1, 4),
        date(2026, 2, 14),
        date(2026, 2, 28),
        date(2026, 5, 9),
        date(2026, 9, 20),
        date(2026, 10, 10),
    }
    for day in days_of(2026):
        expected = day in off or (day.weekday() >= 5 and day not in work)
        assert CALENDAR.is_rest_day(day) == expected, day
        assert CALENDAR.is_make_up_day(day) == (day in work), day


@pytest.mark.parametrize(
    ("year", "workdays", "statutory"),
    [
        (2016, 250, 11),
        (2017, 249, 11),
        (2018, 250, 11),
        (2019, 250, 11),
        (2020, 249, 10),  # 中秋 fell on 国庆 and the spring break was prolonged
        (2021, 250, 11),
        (2022, 249, 11),
        (2023, 249, 11),
        (2024, 251, 11),
        (2025, 248, 13),
        (2026, 248, 13),
    ],
)
def test_a_year_has_its_number_of_working_days(year: int, workdays: int, statutory: int) -> None:
    days = days_of(year)
    assert sum(map(CALENDAR.is_workday, days)) == workdays
    assert sum(map(CALENDAR.is_statutory_holiday, days)) == statutory


def test_new_years_eve_is_a_holiday_only_since_2025() -> None:
    assert CALENDAR.is_workday(date(2024, 2, 9))
    assert CALENDAR.is_statutory_holiday(date(2025, 1, 28))
    assert CALENDAR.is_statutory_holiday(date(2026, 2, 16))
    assert not CALENDAR.is_statutory_holiday(date(2026, 2, 15))
    assert CALENDAR.is_rest_day(date(2026, 2, 15))


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-02-13", 5, "2026-02-27"),
        ("2026-09-18", 1, "2026-09-20"),
        ("2026-04-30", 3, "2026-05-08"),
        ("2026-09-30", 5, "2026-10-13"),
        ("2026-11-20", 1, "2026-11-23"),
    ],
)
def test_working_days_are_counted_from_the_day_after(start: str, days: int, end: str) -> None:
    assert CALENDAR.add_working_days(date.fromisoformat(start), days) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("day", "following"),
    [
        ("2026-10-03", "2026-10-08"),
        ("2026-11-21", "2026-11-23"),
        ("2026-02-28", "2026-02-28"),
        ("2026-11-20", "2026-11-20"),
        ("2025-10-01", "2025-10-09"),
    ],
)
def test_the_next_workday_is_the_day_itself_or_the_first_after_it(day: str, following: str) -> None:
    assert CALENDAR.next_workday(date.fromisoformat(day)) == date.fromisoformat(following)


def test_a_period_without_days_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        CALENDAR.add_working_days(date(2026, 1, 5), 0)


def test_a_year_without_notice_is_provisional_but_knows_its_fixed_holidays() -> None:
    assert CALENDAR.is_provisional(2027)
    assert not CALENDAR.is_provisional(2026)
    assert CALENDAR.is_rest_day(date(2027, 1, 1))
    assert CALENDAR.is_statutory_holiday(date(2028, 5, 2))
    assert CALENDAR.is_rest_day(date(2027, 11, 20))
    assert CALENDAR.is_workday(date(2027, 11, 22))
    assert CALENDAR.is_workday(date(2014, 5, 2))


def test_an_office_adds_a_year_without_touching_the_national_days() -> None:
    notice = dict.fromkeys(between("2027-02-05", "2027-02-13"), DayKind.REST)
    notice |= dict.fromkeys(between("2027-10-01", "2027-10-07"), DayKind.STATUTORY)
    notice[date(2027, 2, 20)] = DayKind.WORK
    calendar = CALENDAR.with_days(notice)
    assert not calendar.is_provisional(2027)
    assert calendar.is_rest_day(date(2027, 2, 8))
    assert calendar.is_make_up_day(date(2027, 2, 20))
    assert calendar.is_rest_day(date(2026, 10, 1))
    assert CALENDAR.is_provisional(2027)


def test_a_few_entered_days_do_not_make_a_year_known() -> None:
    calendar = CALENDAR.with_days({date(2027, 1, 1): DayKind.STATUTORY})
    assert calendar.is_provisional(2027)


def test_an_entered_day_overrides_the_national_one() -> None:
    calendar = CALENDAR.with_days({date(2026, 10, 8): DayKind.REST})
    assert calendar.next_workday(date(2026, 10, 1)) == date(2026, 10, 9)


def test_an_empty_calendar_knows_only_weekends_and_fixed_holidays() -> None:
    calendar = WorkingCalendar({}, frozenset())
    assert calendar.is_rest_day(date(2026, 10, 1))
    assert calendar.is_workday(date(2026, 10, 5))


@given(KNOWN_DAYS, st.integers(1, 60))
def test_as_many_workdays_lie_in_a_period_as_it_has(start: date, days: int) -> None:
    end = CALENDAR.add_working_days(start, days)
    inside = [start + timedelta(days=i) for i in range(1, (end - start).days + 1)]
    assert sum(map(CALENDAR.is_workday, inside)) == days
    assert CALENDAR.is_workday(end)


@given(KNOWN_DAYS)
def test_between_a_day_and_its_next_workday_all_days_are_free(day: date) -> None:
    end = CALENDAR.next_workday(day)
    assert CALENDAR.is_workday(end)
    assert all(CALENDAR.is_rest_day(day + timedelta(days=i)) for i in range((end - day).days))


@given(KNOWN_DAYS)
def test_a_statutory_holiday_is_never_a_workday(day: date) -> None:
    assert not (CALENDAR.is_statutory_holiday(day) and CALENDAR.is_workday(day))


@given(day=KNOWN_DAYS.filter(lambda day: day.year < 2026), days=st.integers(1, 30))
def test_counting_back_undoes_counting_forward(day: date, days: int) -> None:
    start = CALENDAR.last_workday(day)
    assert CALENDAR.is_workday(start)
    assert CALENDAR.subtract_working_days(CALENDAR.add_working_days(start, days), days) == start
    assert CALENDAR.subtract_working_days(day, 0) == day
