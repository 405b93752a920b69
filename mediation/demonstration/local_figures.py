"""The local figures of the demonstration: invented, every one of them marked as a sample.

They follow the year of the demonstration, so that every calculator finds what it needs.
"""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from mediation.demonstration.numbers import CITY_CODE
from mediation.domain.claims.figure_entry import SAMPLE_SOURCE, TypedFigure
from mediation.domain.claims.figure_kinds import GRADES, RULES
from mediation.domain.claims.parameters import ParameterKind as K
from mediation.domain.claims.regions import CITY, PROVINCE
from mediation.models import User
from mediation.services import parameters

# Who publishes a figure, by the length of the code of its level.
REGIONS = {0: ("", ""), PROVINCE: (CITY_CODE[:PROVINCE], "江南省"), CITY: (CITY_CODE, "江城市")}
YEARS_BACK = 6
# (in the year of the demonstration, how much less each year before).
YEARLY = {
    K.AVERAGE_WAGE: ("8160", "320"),
    K.INJURY_AVERAGE_WAGE: ("7980", "310"),
    K.URBAN_INCOME: ("56000", "2000"),
}
# (until two years ago, since then).
STEPPED = {
    K.MINIMUM_WAGE: ("1980", "2150"),
    K.HOURLY_MINIMUM_WAGE: ("19.5", "21"),
    K.LIVING_ALLOWANCE: ("1386", "1505"),
    K.UNEMPLOYMENT_BENEFIT: ("1584", "1720"),
}
STANDING = {
    K.INJURY_MEAL: "40",
    K.HEAT_ALLOWANCE: "260",
    K.HEAT_ALLOWANCE_DAILY: "12",
    K.SICK_PAY_RATIO: "0.6",
    K.MATERNITY_EXTRA_DAYS: "60",
}
BY_GRADE = {
    K.INJURY_MEDICAL_MONTHS: ("16", "14", "10", "8", "6", "4"),
    K.INJURY_EMPLOYMENT_MONTHS: ("30", "25", "17", "13", "9", "6"),
}


def enter_sample_figures(year: int, *, by: User, at: datetime) -> None:
    """Enter all of them, as whoever keeps them would."""
    parameters.enter_samples(list(figures(year)), by=by, at=at)


def figures(year: int) -> Iterator[TypedFigure]:
    """Every figure, for the demonstration of a year."""
    for kind, (now, less) in YEARLY.items():
        for back in range(YEARS_BACK + 1):
            value = Decimal(now) - back * Decimal(less)
            yield _figure(kind, date(year - back, 1, 1), str(value))
    for kind, values in STEPPED.items():
        for since, text in zip((year - YEARS_BACK, year - 2), values, strict=True):
            yield _figure(kind, date(since, 1, 1), text)
    for kind, text in STANDING.items():
        yield _figure(kind, date(year - YEARS_BACK, 1, 1), text)
    for kind, months in BY_GRADE.items():
        for grade, text in zip(GRADES, months, strict=True):
            yield _figure(kind, date(year - YEARS_BACK, 1, 1), text, grade)


def _figure(kind: K, since: date, value: str, qualifier: str = "") -> TypedFigure:
    code, name = REGIONS[RULES[kind].level]
    # What the months are multiplied with is part of the rule of a place.
    source = f"{SAMPLE_SOURCE}；以本人工资为基数" if qualifier else SAMPLE_SOURCE
    return TypedFigure(code, name, kind, qualifier, since, None, value, source)
