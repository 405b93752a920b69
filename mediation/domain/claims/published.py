"""The figures that ship with the program: national ones, and one province's published table.

An office loads its own local figures; nothing here stands in for them.
"""

from datetime import date
from decimal import Decimal

from mediation.domain.claims.parameters import NATIONWIDE, Parameter, ParameterKind

_BY_2000 = "劳社部发〔2000〕8号"
_BY_2008 = "劳社部发〔2008〕3号"
_BY_2025 = "人社部发〔2025〕2号"

# Working days of a month, a quarter and a year, with the notice that published them.
_VERSIONS = (
    (date(2000, 3, 17), date(2008, 1, 2), _BY_2000, ("20.92", "62.75", "251")),
    (date(2008, 1, 3), date(2024, 12, 31), _BY_2008, ("20.83", "62.5", "250")),
    (date(2025, 1, 1), None, _BY_2025, ("20.67", "62", "248")),
)
_PAY_DAYS = (
    Parameter(
        NATIONWIDE,
        ParameterKind.PAY_DAYS,
        date(2000, 3, 17),
        Decimal("20.92"),
        _BY_2000,
        valid_to=date(2008, 1, 2),
    ),
    Parameter(NATIONWIDE, ParameterKind.PAY_DAYS, date(2008, 1, 3), Decimal("21.75"), _BY_2008),
)


def _work_days() -> tuple[Parameter, ...]:
    return tuple(
        Parameter(NATIONWIDE, ParameterKind.WORK_DAYS, since, Decimal(value), source, key, until)
        for since, until, source, values in _VERSIONS
        for key, value in zip(("", "季", "年"), values, strict=True)
    )


# Months of the worker's own wage by grade: medical, employment (广东省工伤保险条例 art. 34).
_GUANGDONG = {7: (6, 25), 8: (4, 15), 9: (2, 8), 10: (1, 4)}
_GUANGDONG_SOURCE = "《广东省工伤保险条例》第三十四条，以本人工资为基数"
_GUANGDONG_SINCE = date(2012, 1, 1)


def _guangdong() -> tuple[Parameter, ...]:
    kinds = (ParameterKind.INJURY_MEDICAL_MONTHS, ParameterKind.INJURY_EMPLOYMENT_MONTHS)
    return tuple(
        Parameter(
            "广东", kind, _GUANGDONG_SINCE, Decimal(value), _GUANGDONG_SOURCE, key=f"{grade}级"
        )
        for grade, months in _GUANGDONG.items()
        for kind, value in zip(kinds, months, strict=True)
    )


PUBLISHED = (*_PAY_DAYS, *_work_days(), *_guangdong())
