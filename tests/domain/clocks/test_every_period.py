"""What holds of every statutory period, whatever its rule and its start."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.calendar import national_calendar
from mediation.domain.clocks import (
    RULES,
    ClockRule,
    Pause,
    Unit,
    add_months,
    compute,
    mediation_rule_for,
)
from mediation.domain.entry_path import EntryPath

CALENDAR = national_calendar()
TODAY = date(2026, 11, 23)
KNOWN_STARTS = st.dates(date(2016, 1, 1), date(2026, 10, 1))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2025-11-30", 1, "2025-12-30"),
        ("2025-12-15", 1, "2026-01-15"),
    ],
)
def test_months_end_on_the_same_day_number_or_the_last(start: str, months: int, end: str) -> None:
    assert add_months(day(start), months) == day(end)


@given(st.sampled_from(RULES), KNOWN_STARTS)
def test_no_period_ends_on_a_rest_day_or_before_its_safe_date(rule: ClockRule, start: date) -> None:
    deadline = compute(rule, start=start, calendar=CALENDAR, today=TODAY)
    assert CALENDAR.is_workday(deadline.legal_date)
    assert start < deadline.safe_date <= deadline.legal_date
    if rule.unit is Unit.WORKING_DAY:
        assert not deadline.is_rolled
    if rule.unit is Unit.NATURAL_DAY:
        assert (deadline.safe_date - start).days == rule.length


@given(st.sampled_from(RULES), KNOWN_STARTS)
def test_a_later_event_never_gives_an_earlier_deadline(rule: ClockRule, start: date) -> None:
    earlier = compute(rule, start=start, calendar=CALENDAR, today=TODAY)
    later = compute(rule, start=start + timedelta(days=1), calendar=CALENDAR, today=TODAY)
    assert earlier.safe_date <= later.safe_date
    assert earlier.legal_date <= later.legal_date


@given(st.sampled_from(RULES), KNOWN_STARTS, st.integers(0, 40), st.integers(0, 20))
def test_a_pause_never_shortens_a_period(
    rule: ClockRule, start: date, offset: int, length: int
) -> None:
    begin = start + timedelta(days=offset)
    pause = Pause(begin, begin + timedelta(days=length), "鉴定")
    plain = compute(rule, start=start, calendar=CALENDAR, today=TODAY)
    paused = compute(rule, start=start, calendar=CALENDAR, today=TODAY, pauses=(pause,))
    assert paused.safe_date >= plain.safe_date
    if rule.unit is not Unit.WORKING_DAY:
        assert (paused.safe_date - plain.safe_date).days == paused.excluded_days


@given(st.sampled_from(RULES), st.dates(date(2026, 11, 1), date(2035, 1, 1)))
def test_every_deadline_has_its_reasons(rule: ClockRule, start: date) -> None:
    deadline = compute(rule, start=start, calendar=CALENDAR, today=TODAY)
    assert all(sentence.endswith("。") for sentence in deadline.trace)
    assert deadline.trace[0].startswith("依据：《")
    assert rule.starts.label in deadline.trace[1]
    assert deadline.provisional == any("暂定" in sentence for sentence in deadline.trace)
    if deadline.legal_date.year > 2026:
        assert deadline.provisional


@pytest.mark.parametrize(
    ("path", "code", "length", "unit"),
    [
        (EntryPath.OWN_INTAKE, "K04", 15, Unit.NATURAL_DAY),
        (EntryPath.NEW_EMPLOYMENT_FORM, "K05", 15, Unit.NATURAL_DAY),
        (EntryPath.COURT_DELEGATED_ONLINE, "K06", 30, Unit.NATURAL_DAY),
        (EntryPath.COURT_DELEGATED_PAPER, "K06", 30, Unit.NATURAL_DAY),
        (EntryPath.COURT_ENTRUSTED_ORDINARY, "K07", 15, Unit.NATURAL_DAY),
        (EntryPath.COURT_ENTRUSTED_SUMMARY, "K08", 7, Unit.NATURAL_DAY),
        (EntryPath.COMMISSION_ENTRUSTED, "K14", 10, Unit.WORKING_DAY),
    ],
)
def test_the_way_in_chooses_the_mediation_clock(
    path: EntryPath, code: str, length: int, unit: Unit
) -> None:
    rule = mediation_rule_for(path, on=TODAY)
    assert (rule.code, rule.length, rule.unit) == (code, length, unit)
