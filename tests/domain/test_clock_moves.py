"""Why a kept date is another one by now: the rule, the calendar, or what happened in the case."""

from datetime import date

from mediation.domain.calendar import WorkingCalendar, national_calendar
from mediation.domain.clock_moves import Kept, why_moved
from mediation.domain.clock_states import DayKind
from mediation.domain.clocks import Deadline, Extension, Pause, compute, find_rule

START, TODAY = date(2026, 11, 18), date(2026, 11, 23)
HOLIDAY = national_calendar().with_days({date(2026, 12, 3): DayKind.REST})


def counted(
    code: str = "K04", calendar: WorkingCalendar | None = None, **shifts: object
) -> Deadline:
    rule = find_rule(code, on=START)
    return compute(
        rule,
        start=START,
        calendar=calendar or national_calendar(),
        today=TODAY,
        **shifts,  # type: ignore[arg-type]
    )


def kept(deadline: Deadline) -> Kept:
    return Kept(deadline.version, deadline.safe_date, deadline.legal_date, deadline.trace)


def test_a_holiday_that_moves_the_end_is_named() -> None:
    sentence = why_moved(kept(counted()), counted(calendar=HOLIDAY))
    assert sentence == "放假安排更新，届满日由 2026-12-03 改为 2026-12-04"


def test_a_holiday_in_the_midst_of_working_days_is_named() -> None:
    inside = national_calendar().with_days({date(2026, 11, 19): DayKind.REST})
    sentence = why_moved(kept(counted("K01")), counted("K01", inside))
    assert sentence == "放假安排更新，届满日由 2026-11-23 改为 2026-11-24"


def test_an_extension_is_not_the_calendar() -> None:
    extended = counted(extensions=[Extension(until=date(2026, 12, 20))])
    assert why_moved(kept(counted()), extended) == "届满日由 2026-12-03 改为 2026-12-20"


def test_a_pause_is_not_the_calendar_even_when_a_holiday_comes_with_it() -> None:
    rule = "K06"
    pause = Pause(date(2026, 11, 19), date(2026, 11, 20), "鉴定")
    sentence = why_moved(kept(counted(rule)), counted(rule, HOLIDAY, pauses=[pause]))
    assert not sentence.startswith("放假安排")


def test_a_notice_that_is_known_now_is_named_where_the_day_moved() -> None:
    # 2027-11-18 would be a working day; the notice makes it free, and ends what was provisional.
    days = {date(2027, 1, 1 + shift): DayKind.REST for shift in range(12)}
    known = national_calendar().with_days({**days, date(2027, 11, 18): DayKind.REST})
    before, after = counted("K27"), counted("K27", known)
    assert before.provisional
    assert not after.provisional
    assert why_moved(kept(before), after).startswith("放假安排更新，届满日由 2027-11-18 改为")
