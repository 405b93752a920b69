"""What a region lacks is named once, under who usually publishes it, and told by year."""

from datetime import date
from decimal import Decimal

from mediation.domain.claims.figure_gaps import (
    MissingFigure,
    RegionInUse,
    missing_figures,
    years_looked_at,
)
from mediation.domain.claims.figure_kinds import GRADES
from mediation.domain.claims.parameters import NATIONWIDE, Parameter, Standards
from mediation.domain.claims.parameters import ParameterKind as K
from mediation.domain.claims.published import PUBLISHED

TODAY = date(2026, 11, 23)
NAMES = {"42": "江南省", "4201": "江城市"}


def row(kind: K, since: date, until: date | None = None, **more: str) -> Parameter:
    region = more.get("region", "江城市")
    key = more.get("key", "")
    return Parameter(region, kind, since, Decimal(100), "江人社发〔2026〕3号", key, until)


def missing(*rows: Parameter, year: int = 2026, codes: tuple[str, ...] = ("420103",)):  # type: ignore[no-untyped-def]
    standards = Standards("江城市", (*rows, *PUBLISHED), wider=("江南省",))
    regions = [RegionInUse(code, standards) for code in codes]
    return missing_figures(regions, year, names=NAMES, today=TODAY)


def kinds(found: tuple[MissingFigure, ...]) -> set[K]:
    return {each.kind for each in found}


def test_an_empty_office_lacks_everything_but_what_is_shipped() -> None:
    found = missing()
    assert kinds(found) == set(K) - {K.PAY_DAYS, K.WORK_DAYS, K.HEAT_ALLOWANCE_DAILY}
    sentences = {each.sentence for each in found}
    assert "江城市 2026 年上年度职工月平均工资未录入" in sentences
    assert "江南省 2026 年一次性工伤医疗补助金月数（5级至10级）未录入" in sentences
    assert "2026 年上一年度全国城镇居民人均可支配收入未录入" in sentences


def test_two_districts_of_a_city_lack_the_same_thing_once() -> None:
    found = missing(codes=("420103", "420105"))
    assert len(found) == len(missing())
    assert {each.region_code for each in found} == {"", "42", "4201"}


def test_a_yearly_figure_of_last_year_is_not_this_years() -> None:
    average = row(K.AVERAGE_WAGE, date(2025, 7, 1))
    assert K.AVERAGE_WAGE in kinds(missing(average))
    assert K.AVERAGE_WAGE not in kinds(missing(average, year=2025))
    assert K.AVERAGE_WAGE not in kinds(missing(row(K.AVERAGE_WAGE, date(2026, 7, 1))))


def test_a_yearly_figure_that_begins_later_this_year_is_still_missing() -> None:
    assert K.AVERAGE_WAGE in kinds(missing(row(K.AVERAGE_WAGE, date(2026, 12, 1))))


def test_another_figure_covers_the_years_in_which_it_is_in_force() -> None:
    wage = row(K.MINIMUM_WAGE, date(2025, 3, 1))
    assert K.MINIMUM_WAGE not in kinds(missing(wage))
    # The first months of 2025 have none.
    assert K.MINIMUM_WAGE in kinds(missing(wage, year=2025))
    ended = row(K.MINIMUM_WAGE, date(2025, 1, 1), date(2026, 6, 30))
    assert K.MINIMUM_WAGE in kinds(missing(ended))


def test_only_the_grades_that_lack_are_named() -> None:
    since = date(2020, 1, 1)
    some = [row(K.INJURY_MEDICAL_MONTHS, since, key=grade) for grade in GRADES[:4]]
    (found,) = [each for each in missing(*some) if each.kind is K.INJURY_MEDICAL_MONTHS]
    assert found.qualifiers == ("9级", "10级")
    assert "（9级、10级）" in found.sentence


def test_a_heat_allowance_by_month_or_by_day_is_enough() -> None:
    since = date(2020, 1, 1)
    for kind in (K.HEAT_ALLOWANCE, K.HEAT_ALLOWANCE_DAILY):
        assert not kinds(missing(row(kind, since))) & {K.HEAT_ALLOWANCE, K.HEAT_ALLOWANCE_DAILY}


def test_a_figure_of_the_province_or_the_nation_is_enough() -> None:
    since = date(2026, 1, 1)
    of_province = row(K.LIVING_ALLOWANCE, since, region="江南省")
    of_nation = row(K.URBAN_INCOME, since, region=NATIONWIDE)
    found = kinds(missing(of_province, of_nation))
    assert not found & {K.LIVING_ALLOWANCE, K.URBAN_INCOME}


def test_this_year_and_the_two_before_are_looked_at() -> None:
    assert years_looked_at(TODAY) == (2026, 2025, 2024)
