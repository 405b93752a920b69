"""Local figures: found by region, kind and date; what is missing has a name."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.domain.claims.parameters import Gap, Parameter, ParameterKind, Standards
from mediation.domain.claims.published import PUBLISHED

KIND = ParameterKind.MINIMUM_WAGE


def row(region: str, since: date, value: str, until: date | None = None) -> Parameter:
    return Parameter(region, KIND, since, Decimal(value), "示例数据", valid_to=until)


ROWS = (
    row("江城市", date(2023, 7, 1), "1900"),
    row("江城市", date(2021, 7, 1), "1700"),
    row("江南省", date(2020, 1, 1), "1500"),
)
CITY = Standards("江城市", ROWS, wider=("江南省",))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2026, 1, 1), "1900"),
        (date(2023, 7, 1), "1900"),
        (date(2023, 6, 30), "1700"),
        (date(2021, 7, 1), "1700"),
        (date(2021, 6, 30), "1500"),
        (None, "1900"),
    ],
)
def test_the_version_in_force_on_the_day_is_found(day: date | None, value: str) -> None:
    found = CITY.find(KIND, on=day)
    assert isinstance(found, Parameter)
    assert found.value == Decimal(value)


def test_before_every_version_there_is_a_gap_with_a_name() -> None:
    found = CITY.find(KIND, on=date(2019, 12, 31))
    assert found == Gap("江城市", KIND, 2019)
    assert found.sentence == "江城市 2019 年月最低工资标准未录入"


def test_another_place_does_not_lend_its_figures() -> None:
    assert isinstance(Standards("河东市", ROWS).find(KIND, on=date(2024, 1, 1)), Gap)


def test_what_is_entered_for_one_run_wins_and_is_marked() -> None:
    entered = Standards("江城市", ROWS, supplied={(KIND, ""): Decimal(2000)})
    found = entered.find(KIND, on=date(2024, 1, 1))
    assert isinstance(found, Parameter)
    assert (found.value, found.is_supplied) == (Decimal(2000), True)
    assert "本次计算录入" in found.sentence


def test_a_version_that_ended_is_not_found_after_its_last_day() -> None:
    rows = (row("江城市", date(2020, 1, 1), "1500", until=date(2020, 12, 31)),)
    standards = Standards("江城市", rows)
    assert isinstance(standards.find(KIND, on=date(2020, 12, 31)), Parameter)
    assert isinstance(standards.find(KIND, on=date(2021, 1, 1)), Gap)
    assert isinstance(standards.find(KIND, on=None), Gap)


def test_a_national_gap_names_no_place() -> None:
    assert Gap("江城市", ParameterKind.URBAN_INCOME, 2026).sentence == (
        "2026 年上一年度全国城镇居民人均可支配收入未录入"
    )


def test_nothing_local_ships_without_the_rule_it_comes_from() -> None:
    local = {each.region: each.source for each in PUBLISHED if each.region != "全国"}
    assert local == {"广东": "《广东省工伤保险条例》第三十四条，以本人工资为基数"}


def test_every_kind_has_a_label_of_its_own() -> None:
    labels = [kind.label for kind in ParameterKind]
    assert len(set(labels)) == len(labels)
