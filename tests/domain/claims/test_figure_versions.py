"""Versions of one figure never overlap; a newer one ends the one before; equal ones are known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from mediation.domain.claims.figure_entry import Figure
from mediation.domain.claims.figure_versions import Numbered, arranged
from mediation.domain.claims.parameters import ParameterKind as K

KEPT = Figure(
    region_code="4201",
    region_name="江城市",
    kind=K.MINIMUM_WAGE,
    qualifier="",
    valid_from=date(2024, 7, 1),
    valid_to=None,
    value=Decimal(2010),
    source="江人社发〔2024〕3号",
    figure_id=7,
)


def row(number: int, since: date, value: str = "2210", **changes: object) -> Numbered:
    figure = replace(KEPT, valid_from=since, value=Decimal(value), figure_id=None, **changes)  # type: ignore[arg-type]
    return Numbered(number, figure)


def test_a_newer_version_ends_the_one_before() -> None:
    plan = arranged([row(3, date(2026, 7, 1))], [KEPT])
    assert plan.ended == {7: date(2026, 6, 30)}
    assert [each.figure.valid_to for each in plan.added] == [None]
    assert not plan.faults


def test_rows_of_one_sheet_follow_each_other_in_any_order() -> None:
    plan = arranged([row(3, date(2026, 7, 1)), row(4, date(2025, 7, 1), "2110")], [KEPT])
    assert plan.ended == {7: date(2025, 6, 30)}
    assert [(each.number, each.figure.valid_to) for each in plan.added] == [
        (3, None),
        (4, date(2026, 6, 30)),
    ]


def test_an_older_version_ends_before_the_one_that_is_kept() -> None:
    plan = arranged([row(3, date(2022, 7, 1), "1800")], [KEPT])
    assert not plan.ended
    assert plan.added[0].figure.valid_to == date(2024, 6, 30)


def test_the_same_again_is_known_also_when_it_has_ended_since() -> None:
    ended = KEPT.until(date(2025, 6, 30))
    again = row(3, KEPT.valid_from, "2010")
    for kept in (KEPT, ended):
        plan = arranged([again], [kept])
        assert (plan.known, plan.added, plan.faults) == ((again,), (), ())


def test_another_value_since_the_same_day_is_a_fault() -> None:
    plan = arranged([row(3, KEPT.valid_from)], [KEPT])
    assert [(fault.number, "已录入的" in fault.sentence) for fault in plan.faults] == [(3, True)]
    assert not plan.ended


def test_a_version_with_an_end_does_not_reach_into_the_next() -> None:
    plan = arranged([row(3, date(2023, 7, 1), valid_to=date(2024, 12, 31))], [KEPT])
    assert [fault.number for fault in plan.faults] == [3]


def test_the_same_row_twice_names_the_other_row() -> None:
    plan = arranged([row(3, date(2026, 7, 1)), row(9, date(2026, 7, 1))], [KEPT])
    assert len(plan.faults) == 1
    assert "第 9 行" in plan.faults[0].sentence


def test_grades_and_regions_do_not_touch_each_other() -> None:
    others = [
        row(3, KEPT.valid_from, qualifier="8级"),
        row(4, KEPT.valid_from, region_code="4202", region_name="山城市"),
        row(5, KEPT.valid_from, kind=K.AVERAGE_WAGE),
    ]
    plan = arranged(others, [KEPT])
    assert (len(plan.added), plan.faults, plan.ended) == (3, (), {})
