"""What a figure of each kind may be: its unit, its bounds, who publishes it, how often."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from mediation.domain.claims.parameters import NATIONAL_KINDS, ParameterKind
from mediation.domain.claims.regions import CITY, PROVINCE

K = ParameterKind
GRADES = tuple(f"{grade}级" for grade in range(5, 11))


class FigureUnit(StrEnum):
    """How a figure is written."""

    YUAN = "yuan"
    MONTHS = "months"
    DAYS = "days"
    SHARE = "share"

    @property
    def label(self) -> str:
        """The Chinese unit; a share has none."""
        return {"yuan": "元", "months": "个月", "days": "天", "share": ""}[self.value]


@dataclass(frozen=True)
class KindRule:
    """What a figure of one kind may be; `level` is the length of the code of who publishes it."""

    unit: FigureUnit
    least: Decimal | int
    most: Decimal | int
    level: int = CITY
    decimals: int = 2
    # A version is published every year, so that an old one says nothing about the next.
    is_yearly: bool = False
    qualifiers: tuple[str, ...] = ("",)

    @property
    def span(self) -> str:
        """The bounds in words."""
        return f"{_plain(self.least)} 到 {_plain(self.most)} {self.unit.label}".strip()


def _plain(value: Decimal | int) -> str:
    return f"{Decimal(value).normalize():f}"


_U = FigureUnit
_NATION = 0
_HALF = Decimal("0.5")
RULES: dict[ParameterKind, KindRule] = {
    K.MINIMUM_WAGE: KindRule(_U.YUAN, 100, 20000),
    K.HOURLY_MINIMUM_WAGE: KindRule(_U.YUAN, 1, 200),
    K.AVERAGE_WAGE: KindRule(_U.YUAN, 500, 50000, is_yearly=True),
    K.INJURY_AVERAGE_WAGE: KindRule(_U.YUAN, 500, 50000, is_yearly=True),
    K.URBAN_INCOME: KindRule(_U.YUAN, 5000, 500000, level=_NATION, is_yearly=True),
    K.INJURY_MEDICAL_MONTHS: KindRule(
        _U.MONTHS, _HALF, 120, level=PROVINCE, decimals=1, qualifiers=GRADES
    ),
    K.INJURY_EMPLOYMENT_MONTHS: KindRule(
        _U.MONTHS, _HALF, 120, level=PROVINCE, decimals=1, qualifiers=GRADES
    ),
    K.INJURY_MEAL: KindRule(_U.YUAN, 1, 500),
    K.HEAT_ALLOWANCE: KindRule(_U.YUAN, 10, 2000, level=PROVINCE),
    K.HEAT_ALLOWANCE_DAILY: KindRule(_U.YUAN, 1, 200, level=PROVINCE),
    K.SICK_PAY_RATIO: KindRule(_U.SHARE, Decimal("0.01"), 1, level=PROVINCE, decimals=4),
    K.LIVING_ALLOWANCE: KindRule(_U.YUAN, 100, 20000, level=PROVINCE),
    K.UNEMPLOYMENT_BENEFIT: KindRule(_U.YUAN, 100, 20000),
    K.MATERNITY_EXTRA_DAYS: KindRule(_U.DAYS, 0, 400, level=PROVINCE, decimals=0),
    K.PAY_DAYS: KindRule(_U.DAYS, 15, 31, level=_NATION),
    K.WORK_DAYS: KindRule(_U.DAYS, 15, 366, level=_NATION, qualifiers=("", "季", "年")),
}
# A place pays the allowance by month or by day: one of the two is enough.
INSTEAD = {K.HEAT_ALLOWANCE: K.HEAT_ALLOWANCE_DAILY, K.HEAT_ALLOWANCE_DAILY: K.HEAT_ALLOWANCE}


def is_national(kind: ParameterKind) -> bool:
    """Whether one figure counts for the whole country."""
    return kind in NATIONAL_KINDS


def in_words(kind: ParameterKind, value: Decimal) -> str:
    """A figure with its unit, '2,210.00 元', '60%', '8 个月'."""
    rule = RULES[kind]
    if rule.unit is FigureUnit.SHARE:
        return f"{_plain(value * 100)}%"
    if rule.unit is FigureUnit.YUAN:
        return f"{value:,.2f} 元"
    return f"{_plain(value)} {rule.unit.label}"
