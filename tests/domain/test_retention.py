"""How long a case is kept: the longest kind that fits, counted from the year after closing."""

from datetime import date

import pytest

from mediation.domain.retention import (
    ArchivedCase,
    Period,
    PeriodUnit,
    RecordKind,
    Rule,
    kind_of,
    last_day,
    period_problem,
    rule_on,
    verdict,
)

YEARS, DAYS, FOREVER = PeriodUnit.YEARS, PeriodUnit.DAYS, Period(PeriodUnit.PERMANENT)


def closed(**changes: object) -> ArchivedCase:
    usual: dict[str, object] = {
        "closed_on": date(2015, 6, 30),
        "archived_on": date(2015, 7, 1),
        "applicant_count": 1,
        "reached_agreement": True,
    }
    return ArchivedCase(**usual | changes)  # type: ignore[arg-type]


def rules(**periods: Period) -> list[Rule]:
    usual = {"case_usual": Period(YEARS, 10), "case_failed": Period(YEARS, 5)}
    usual |= {"case_collective": Period(YEARS, 30), "case_major": FOREVER} | periods
    return [Rule(RecordKind(k), p, "保管期限表", date(2026, 1, 1)) for k, p in usual.items()]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, RecordKind.CASE_USUAL),
        ({"reached_agreement": False}, RecordKind.CASE_FAILED),
        ({"applicant_count": 9}, RecordKind.CASE_USUAL),
        ({"applicant_count": 10, "reached_agreement": False}, RecordKind.CASE_COLLECTIVE),
        ({"is_major": True, "applicant_count": 10}, RecordKind.CASE_MAJOR),
    ],
)
def test_the_longest_kept_kind_that_fits_is_taken(
    changes: dict[str, object], kind: RecordKind
) -> None:
    assert kind_of(closed(**changes))[0] is kind


def test_the_period_begins_with_the_year_after_closing() -> None:
    found = verdict(closed(), rules(), date(2026, 11, 23))
    assert found.keep_until == date(2025, 12, 31)
    assert found.is_due(date(2026, 1, 1))
    assert not found.is_due(date(2025, 12, 31))
    assert "自次年 2016 年 1 月 1 日起算，保管至 2025-12-31" in "".join(found.reasons)


def test_what_is_kept_for_ever_is_never_due() -> None:
    found = verdict(closed(is_major=True), rules(), date(2026, 11, 23))
    assert found.keep_until is None
    assert not found.is_due(date(9999, 1, 1))


def test_a_hold_and_a_missing_archive_stand_in_the_way() -> None:
    held = verdict(closed(is_held=True, hold_reason="另案"), rules(), date(2030, 1, 1))
    assert held.obstacle == "暂缓销毁：另案"
    assert "归档" in verdict(closed(archived_on=None), rules(), date(2030, 1, 1)).obstacle


def test_a_recommendation_says_that_nobody_confirmed_it() -> None:
    assert "尚未经本单位确认" in "".join(verdict(closed(), rules(), date(2026, 11, 23)).reasons)


def test_the_newest_rule_that_has_begun_is_in_force() -> None:
    later = Rule(RecordKind.CASE_USUAL, Period(YEARS, 20), "新表", date(2027, 1, 1), id=9)
    known = [*rules(), later]
    assert rule_on(known, RecordKind.CASE_USUAL, date(2026, 12, 31)).period.length == 10
    assert rule_on(known, RecordKind.CASE_USUAL, date(2027, 1, 1)).period.length == 20
    with pytest.raises(LookupError):
        rule_on(known, RecordKind.CASE_USUAL, date(2025, 12, 31))


@pytest.mark.parametrize(
    ("kind", "period", "words"),
    [
        (RecordKind.AUDIT, Period(YEARS, 100), "只能是永久"),
        (RecordKind.LOGS, Period(DAYS, 179), "不能短于 180 日"),
        (RecordKind.ASSESSMENTS, Period(DAYS, 365), "第56条"),
        (RecordKind.SHARING, Period(YEARS, 1), "第12条"),
        (RecordKind.CASE_USUAL, Period(DAYS, 365), "按年计算"),
        (RecordKind.CASE_USUAL, Period(YEARS, 0), "1 到 100"),
        (RecordKind.DRAFTS, Period(DAYS, 4000), "1 到 3650"),
    ],
)
def test_a_period_below_the_law_or_without_sense_is_refused(
    kind: RecordKind, period: Period, words: str
) -> None:
    assert words in (period_problem(kind, period) or "")


@pytest.mark.parametrize(
    ("kind", "period"),
    [
        (RecordKind.AUDIT, FOREVER),
        (RecordKind.LOGS, Period(DAYS, 180)),
        (RecordKind.CASE_MAJOR, FOREVER),
        (RecordKind.LOGS, FOREVER),
    ],
)
def test_a_lawful_period_is_taken(kind: RecordKind, period: Period) -> None:
    assert period_problem(kind, period) is None


def test_days_are_counted_from_the_day_itself() -> None:
    assert last_day(Period(DAYS, 30), date(2026, 1, 31)) == date(2026, 3, 2)
