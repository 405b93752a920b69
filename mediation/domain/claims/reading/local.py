"""The local figures of one item, entered for this run, over those that are at hand."""

from dataclasses import replace
from decimal import Decimal

from mediation.domain.claims.calculation import exact
from mediation.domain.claims.parameters import ParameterKind, Standards
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.money import round_to_fen

Supplied = dict[tuple[ParameterKind, str], Decimal]

_AVERAGE = (
    "local_avg_monthly_prev_year",
    "local_avg_monthly",
    "local_avg_wage",
    "city_avg_monthly_prev_year",
    "avg_monthly_prev_year",
    "社平工资",
    "上年度职工月平均工资",
)
_AVERAGE_YEAR = ("local_avg_annual_prev_year", "local_avg_yearly_prev_year", "local_avg_annual")
_INJURY_AVERAGE = (
    "area_avg_monthly",
    "area_avg_monthly_prev_year",
    "area_avg_wage",
    "injury_area_avg_monthly",
    "pool_avg_monthly",
    "统筹地区职工月平均工资",
)
_MONEY = {
    ParameterKind.MINIMUM_WAGE: (
        "local_min_wage",
        "min_wage",
        "minimum_wage",
        "local_min_wage_monthly",
        "最低工资",
    ),
    ParameterKind.HOURLY_MINIMUM_WAGE: ("local_min_hourly_wage", "hourly_min_wage"),
    ParameterKind.AVERAGE_WAGE: _AVERAGE,
    ParameterKind.INJURY_AVERAGE_WAGE: _INJURY_AVERAGE,
    ParameterKind.URBAN_INCOME: ("urban_income", "全国城镇居民人均可支配收入"),
    ParameterKind.INJURY_MEAL: (
        "meal_rate",
        "meal_allowance_per_day",
        "meals_per_day",
        "meal_allowance",
    ),
    ParameterKind.LIVING_ALLOWANCE: ("living_allowance", "local_living_allowance", "生活费标准"),
    ParameterKind.UNEMPLOYMENT_BENEFIT: (
        "unemployment_benefit",
        "unemployment_benefit_monthly",
        "local_unemployment_benefit",
        "benefit_per_month",
        "monthly_benefit",
    ),
}


def read_standards(fields: Fields, standards: Standards, *, region: str = "") -> Standards:
    """The standards of an item: those at hand, with every local figure that it names itself."""
    supplied: Supplied = {}
    for kind, names in _MONEY.items():
        more = _long_names(fields) if kind is ParameterKind.URBAN_INCOME else ()
        value = fields.money(*names, *more)
        if value is not None:
            supplied[kind, ""] = value
    yearly = fields.money(*_AVERAGE_YEAR)
    if yearly is not None:
        supplied.setdefault((ParameterKind.AVERAGE_WAGE, ""), round_to_fen(exact(yearly) / 12))
    named = fields.text("region", "地区", "city", "province") or region
    return with_supplied(_of_region(standards, named), supplied)


def _of_region(standards: Standards, named: str) -> Standards:
    """The standards of the region that the item names; what is above another is not its own."""
    if named in ("", standards.region):
        return standards
    return replace(standards, region=named, wider=())


def _long_names(fields: Fields) -> tuple[str, ...]:
    """The many long names of the one national figure."""
    return (*fields.like("disposable_income"), *fields.like("urban_income"))


def with_supplied(standards: Standards, more: Supplied) -> Standards:
    """The same standards with further figures of this run."""
    return replace(standards, supplied={**standards.supplied, **more})


def with_average_for_injury(standards: Standards) -> Standards:
    """Take the entered average wage for the pooling area's, where no other was entered."""
    average = standards.supplied.get((ParameterKind.AVERAGE_WAGE, ""))
    if average is None or (ParameterKind.INJURY_AVERAGE_WAGE, "") in standards.supplied:
        return standards
    return with_supplied(standards, {(ParameterKind.INJURY_AVERAGE_WAGE, ""): average})
