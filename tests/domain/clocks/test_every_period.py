"""What holds of every statutory period, whatever its rule and its start."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.clocks import (
    RULES,
    ClockEvent,
    ClockRule,
    Extension,
    Happened,
    Pause,
    Unit,
    add_months,
    compute,
    find_rule,
    mediation_rule_for,
)
from mediation.domain.entry_path import EntryPath
from tests.domain.clocks.counting import CALENDAR, TODAY, day

KNOWN_STARTS = st.dates(date(2016, 1, 1), date(2024, 8, 1))
ANY_RULE = st.sampled_from(RULES)
EXTENDABLE = st.sampled_from([rule for rule in RULES if rule.extendable_by])
INTERRUPTED = st.sampled_from([rule for rule in RULES if rule.interrupted_by])


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


@given(ANY_RULE, KNOWN_STARTS)
def test_no_period_ends_on_a_rest_day_or_before_its_safe_date(rule: ClockRule, start: date) -> None:
    deadline = compute(rule, start=start, calendar=CALENDAR, today=TODAY)
    assert CALENDAR.is_workday(deadline.legal_date)
    assert start < deadline.safe_date <= deadline.legal_date
    if rule.unit is Unit.WORKING_DAY:
        assert not deadline.is_rolled
    if rule.unit is Unit.NATURAL_DAY:
        assert (deadline.safe_date - start).days == rule.length


@given(ANY_RULE, KNOWN_STARTS)
def test_a_later_event_never_gives_an_earlier_deadline(rule: ClockRule, start: date) -> None:
    earlier = compute(rule, start=start, calendar=CALENDAR, today=TODAY)
    later = compute(rule, start=start + timedelta(days=1), calendar=CALENDAR, today=TODAY)
    assert earlier.safe_date <= later.safe_date
    assert earlier.legal_date <= later.legal_date


@given(ANY_RULE, KNOWN_STARTS, st.integers(0, 40), st.integers(0, 20))
def test_a_pause_never_shortens_a_period(
    rule: ClockRule, start: date, offset: int, length: int
) -> None:
    begin = start + timedelta(days=offset)
    pause = Pause(begin, begin + timedelta(days=length), "鉴定")
    plain = compute(rule, start=start, calendar=CALENDAR, today=TODAY)
    paused = compute(rule, start=start, calendar=CALENDAR, today=TODAY, pauses=(pause,))
    assert paused.safe_date >= plain.safe_date
    assert paused.legal_date >= plain.legal_date
    if rule.unit is not Unit.WORKING_DAY:
        assert (paused.safe_date - plain.safe_date).days == paused.excluded_days


@given(ANY_RULE, KNOWN_STARTS)
def test_counting_day_by_day_and_at_once_agree(rule: ClockRule, start: date) -> None:
    # A stretch before the start leaves nothing out, and yet is counted day by day.
    before = Pause(start - timedelta(days=9), start - timedelta(days=5), "鉴定")
    slow = compute(rule, start=start, calendar=CALENDAR, today=TODAY, pauses=(before,))
    fast = compute(rule, start=start, calendar=CALENDAR, today=TODAY)
    assert (slow.safe_date, slow.legal_date) == (fast.safe_date, fast.legal_date)


@given(ANY_RULE, KNOWN_STARTS, st.integers(0, 60))
def test_a_stored_date_recomputes_to_itself(rule: ClockRule, start: date, later: int) -> None:
    stored = compute(rule, start=start, calendar=CALENDAR, today=TODAY)
    again = find_rule(
        stored.code,
        on=rule.valid_from,
        entry_path=next(iter(rule.entry_paths), None),
        rules=[rule],
    )
    today = TODAY + timedelta(days=later)
    assert compute(again, start=stored.start, calendar=CALENDAR, today=today) == stored


@given(EXTENDABLE, KNOWN_STARTS, st.integers(1, 40), st.booleans())
def test_an_extension_never_shortens(
    rule: ClockRule, start: date, days: int, is_fixed: bool
) -> None:
    plain = compute(rule, start=start, calendar=CALENDAR, today=TODAY)
    until = start + timedelta(days=days)
    extension = Extension(until=until) if is_fixed else Extension(days=days)
    more = compute(rule, start=start, calendar=CALENDAR, today=TODAY, extensions=(extension,))
    assert more.safe_date >= plain.safe_date
    assert more.extended_days >= 0
    if not is_fixed:
        assert more.legal_date >= plain.legal_date
        assert more.extended_days == days


@given(INTERRUPTED, KNOWN_STARTS, st.lists(st.integers(-30, 1500), max_size=5))
def test_an_interruption_never_shortens(rule: ClockRule, start: date, offsets: list[int]) -> None:
    events = [Happened(ClockEvent.CLAIM_MADE, start + timedelta(days=offset)) for offset in offsets]
    plain = compute(rule, start=start, calendar=CALENDAR, today=TODAY)
    renewed = compute(rule, start=start, calendar=CALENDAR, today=TODAY, interruptions=events)
    assert renewed.legal_date >= plain.legal_date
    assert renewed.start == start or renewed.start in {event.on for event in events}


@given(ANY_RULE, st.dates(date(2026, 11, 1), date(2035, 1, 1)))
def test_every_deadline_has_its_reasons(rule: ClockRule, start: date) -> None:
    deadline = compute(rule, start=start, calendar=CALENDAR, today=TODAY)
    assert all(sentence.endswith(("。", "。”", "”")) for sentence in deadline.trace)
    assert deadline.trace[0].startswith("依据：《")
    counted_from = next(item for item in deadline.trace if item.startswith("起算："))
    assert rule.starts.label in counted_from
    told = [item for item in deadline.trace if item.startswith("条文：")]
    assert len(told) == sum(bool(article.text) for article in rule.articles)
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
