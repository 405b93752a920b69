"""Levels of dunning: which day reaches which, across weekends, breaks and make-up days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.calendar import national_calendar
from mediation.domain.clocks import Binds
from mediation.domain.escalation import (
    NEVER_OVERDUE,
    RED_LEVELS,
    STEPS,
    Audience,
    Level,
    last_due_day,
    step_of,
)
from mediation.domain.urgency import Urgency

CALENDAR = national_calendar()
DAYS = st.dates(date(2016, 2, 1), date(2026, 11, 30))
TERM = Binds.BODY
OWNER, BODY, UNION = Audience.OWNER, Audience.BODY_SUPERVISORS, Audience.UNION_SUPERVISORS


def level(due: str, today: str, binds: Binds = TERM) -> Level | None:
    step = step_of(binds, date.fromisoformat(due), date.fromisoformat(today), CALENDAR)
    return step.level if step else None


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-22", None),
        ("2026-11-23", Level.SOON),
        ("2026-11-25", Level.SOON),
        ("2026-11-26", Level.LAST_DAY),
        ("2026-11-27", Level.OVERDUE),
        ("2026-11-28", Level.OVERDUE),
        ("2026-11-30", Level.OVERDUE),
        ("2026-12-01", Level.LONG_OVERDUE),
        ("2026-12-31", Level.LONG_OVERDUE),
    ],
)
def test_an_ordinary_thursday(today: str, expected: Level | None) -> None:
    assert level("2026-11-26", today) is expected


@pytest.mark.parametrize(
    ("due", "today", "expected"),
    [
        # 国庆 2026: 1-7 October are free, Saturday the 10th is worked.
        ("2026-10-08", "2026-09-27", None),
        ("2026-10-08", "2026-09-28", Level.SOON),
        ("2026-10-08", "2026-09-30", Level.SOON),
        ("2026-10-08", "2026-10-08", Level.LAST_DAY),
        ("2026-10-08", "2026-10-09", Level.OVERDUE),
        ("2026-10-08", "2026-10-10", Level.OVERDUE),
        ("2026-10-08", "2026-10-12", Level.LONG_OVERDUE),
        ("2026-09-30", "2026-10-07", Level.LAST_DAY),
        ("2026-09-30", "2026-10-08", Level.OVERDUE),
        ("2026-09-30", "2026-10-10", Level.LONG_OVERDUE),
        # Sunday 20 September is worked in exchange.
        ("2026-09-22", "2026-09-18", Level.SOON),
        ("2026-09-22", "2026-09-17", None),
        ("2026-09-19", "2026-09-20", Level.OVERDUE),
        # 春节 2026: 15-23 February are free, Saturdays the 14th and 28th are worked.
        ("2026-02-13", "2026-02-14", Level.OVERDUE),
        ("2026-02-13", "2026-02-24", Level.OVERDUE),
        ("2026-02-13", "2026-02-25", Level.LONG_OVERDUE),
        ("2026-02-24", "2026-02-11", None),
        ("2026-02-24", "2026-02-12", Level.SOON),
        ("2026-02-27", "2026-02-28", Level.OVERDUE),
    ],
)
def test_breaks_and_make_up_days(due: str, today: str, expected: Level | None) -> None:
    assert level(due, today) is expected


def test_a_fixed_date_on_a_rest_day_has_its_last_working_day_before_it() -> None:
    # An agreed date does not roll: Sunday 29 November 2026.
    assert level("2026-11-29", "2026-11-24") is Level.SOON
    assert level("2026-11-29", "2026-11-27") is Level.LAST_DAY
    assert level("2026-11-29", "2026-11-29") is Level.LAST_DAY
    assert level("2026-11-29", "2026-11-30") is Level.OVERDUE


def test_a_right_that_opens_is_never_told() -> None:
    for today in ("2026-11-25", "2026-11-26", "2026-11-27", "2026-12-31"):
        assert level("2026-11-26", today, binds=Binds.OPENS_RIGHT) is None


@pytest.mark.parametrize("binds", [Binds.PARTY, Binds.EMPLOYER])
def test_a_window_is_told_while_it_is_open_and_never_urged_once_it_is_shut(binds: Binds) -> None:
    assert level("2026-11-26", "2026-11-23", binds) is Level.SOON
    assert level("2026-11-26", "2026-11-26", binds) is Level.LAST_DAY
    assert level("2026-11-26", "2026-11-27", binds) is None


@pytest.mark.parametrize("binds", [Binds.COURT, Binds.COMMISSION, Binds.AUTHORITY])
def test_what_others_owe_is_asked_after_by_who_works_on_the_case(binds: Binds) -> None:
    assert level("2026-11-26", "2026-11-26", binds) is None
    step = step_of(binds, date(2026, 11, 26), date(2026, 12, 31), CALENDAR)
    assert step is not None
    assert (step.level, step.audience) == (Level.OVERDUE, {OWNER})


def test_what_the_body_owes_can_be_late_and_a_window_cannot() -> None:
    owed = {"K01", "K04", "K05", "K06", "K07", "K08", "K11", "K12", "K14"}
    assert not owed & NEVER_OVERDUE
    assert {"K03", "K15", "K17", "K27", "K33", "K37"} <= NEVER_OVERDUE


def test_who_is_told_grows_with_the_level() -> None:
    assert {step.level: step.audience for step in STEPS} == {
        Level.SOON: {OWNER},
        Level.LAST_DAY: {OWNER},
        Level.OVERDUE: {OWNER, BODY},
        Level.LONG_OVERDUE: {OWNER, BODY, UNION},
    }


def test_red_stands_beside_what_cannot_wait() -> None:
    assert {each for each in Level if each.tone is Urgency.RED} == RED_LEVELS
    assert Level.REMINDER.tone is Urgency.GREY
    assert all(each.label for each in Level)


@given(due=DAYS, days=st.integers(-20, 20))
def test_a_level_never_falls_as_time_goes_by(due: date, days: int) -> None:
    order = [None, *(step.level for step in STEPS)]
    today = due + timedelta(days=days)
    found = [step_of(TERM, due, day, CALENDAR) for day in (today, today + timedelta(days=1))]
    before, after = (order.index(step.level if step else None) for step in found)
    assert after - before in (0, 1, 2)


@given(due=DAYS)
def test_levels_that_are_told_on_their_day_are_told_on_working_days(due: date) -> None:
    assert all(CALENDAR.is_workday(step.day(due, CALENDAR)) for step in STEPS)
    assert STEPS[1].day(due, CALENDAR) <= due < STEPS[2].day(due, CALENDAR)


@given(today=DAYS.filter(CALENDAR.is_workday), ahead=st.integers(0, 30))
def test_no_date_beyond_the_last_due_day_has_reached_a_level(today: date, ahead: int) -> None:
    last = last_due_day(today, CALENDAR)
    assert step_of(TERM, last, today, CALENDAR) is not None
    assert step_of(TERM, last + timedelta(days=1 + ahead), today, CALENDAR) is None
