"""Figures that differ by region and year: found by region, kind and the date of the facts.

Rows come from wherever the caller keeps them; a figure entered for one run wins and is marked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from mediation.domain.calendar import WorkingCalendar, national_calendar

NATIONWIDE = "全国"


class ParameterKind(StrEnum):
    """A kind of figure that the law leaves to a place and a time."""

    MINIMUM_WAGE = "minimum_wage"
    HOURLY_MINIMUM_WAGE = "hourly_minimum_wage"
    AVERAGE_WAGE = "average_wage"
    INJURY_AVERAGE_WAGE = "injury_average_wage"
    URBAN_INCOME = "urban_income"
    INJURY_MEDICAL_MONTHS = "injury_medical_months"
    INJURY_EMPLOYMENT_MONTHS = "injury_employment_months"
    INJURY_MEAL = "injury_meal"
    HEAT_ALLOWANCE = "heat_allowance"
    HEAT_ALLOWANCE_DAILY = "heat_allowance_daily"
    SICK_PAY_RATIO = "sick_pay_ratio"
    LIVING_ALLOWANCE = "living_allowance"
    UNEMPLOYMENT_BENEFIT = "unemployment_benefit"
    MATERNITY_EXTRA_DAYS = "maternity_extra_days"
    PAY_DAYS = "pay_days"
    WORK_DAYS = "work_days"

    @property
    def label(self) -> str:
        """The Chinese name on pages and in sentences."""
        return _LABELS[self]


_LABELS = {
    ParameterKind.MINIMUM_WAGE: "月最低工资标准",
    ParameterKind.HOURLY_MINIMUM_WAGE: "小时最低工资标准",
    ParameterKind.AVERAGE_WAGE: "上年度职工月平均工资",
    ParameterKind.INJURY_AVERAGE_WAGE: "工伤保险统筹地区职工月平均工资",
    ParameterKind.URBAN_INCOME: "上一年度全国城镇居民人均可支配收入",
    ParameterKind.INJURY_MEDICAL_MONTHS: "一次性工伤医疗补助金月数",
    ParameterKind.INJURY_EMPLOYMENT_MONTHS: "一次性伤残就业补助金月数",
    ParameterKind.INJURY_MEAL: "住院伙食补助费标准（每日）",
    ParameterKind.HEAT_ALLOWANCE: "高温津贴标准（每月）",
    ParameterKind.HEAT_ALLOWANCE_DAILY: "高温津贴标准（每日）",
    ParameterKind.SICK_PAY_RATIO: "病假工资比例",
    ParameterKind.LIVING_ALLOWANCE: "停工停产生活费标准（每月）",
    ParameterKind.UNEMPLOYMENT_BENEFIT: "失业保险金标准（每月）",
    ParameterKind.MATERNITY_EXTRA_DAYS: "延长的产假天数",
    ParameterKind.PAY_DAYS: "月计薪天数",
    ParameterKind.WORK_DAYS: "月工作日",
}
# A gap of these has no region of its own in its name.
NATIONAL_KINDS = frozenset(
    {ParameterKind.URBAN_INCOME, ParameterKind.PAY_DAYS, ParameterKind.WORK_DAYS}
)


@dataclass(frozen=True)
class Parameter:
    """One version of one figure; `key` tells apart what a kind holds several of (a grade)."""

    region: str
    kind: ParameterKind
    valid_from: date | None
    value: Decimal
    source: str
    key: str = ""
    valid_to: date | None = None
    is_supplied: bool = False

    def holds_on(self, day: date | None) -> bool:
        """Whether this version is in force on the day; an undated fact takes the newest."""
        if day is None:
            return self.valid_to is None
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_to is None or day <= self.valid_to)

    @property
    def sentence(self) -> str:
        """The version in words, with where it comes from."""
        name = f"{self.kind.label}{f'（{self.key}）' if self.key else ''}"
        if self.is_supplied:
            return f"{name}：{self.value}（本次计算录入，请核对来源）"
        since = f"{self.valid_from.isoformat()} 起，" if self.valid_from else ""
        return f"{self.region}{name}：{self.value}（{since}{self.source}）"


@dataclass(frozen=True)
class Gap:
    """A figure that nobody has entered, by name."""

    region: str
    kind: ParameterKind
    year: int | None
    key: str = ""

    @property
    def sentence(self) -> str:
        """What is missing, e.g. 江城市 2026 年上年度职工月平均工资未录入."""
        place = "" if self.kind in NATIONAL_KINDS else self.region or "当地"
        year = f"{' ' if place else ''}{self.year} 年" if self.year else ""
        key = f"（{self.key}）" if self.key else ""
        return f"{place}{year}{self.kind.label}{key}未录入"


@dataclass(frozen=True)
class Standards:
    """The figures and the calendar one calculation stands on, of one region and what is above it.

    `supplied` holds what was entered for this run only, by kind and key.
    """

    region: str = ""
    rows: Sequence[Parameter] = ()
    supplied: Mapping[tuple[ParameterKind, str], Decimal] = field(
        default_factory=lambda: MappingProxyType({})
    )
    wider: tuple[str, ...] = ()
    calendar: WorkingCalendar = field(default_factory=national_calendar)

    def find(self, kind: ParameterKind, *, on: date | None, key: str = "") -> Parameter | Gap:
        """The figure in force on the day: entered for this run, else of the nearest region."""
        supplied = self.supplied.get((kind, key))
        if supplied is not None:
            return Parameter(
                self.region, kind, None, supplied, "本次计算录入", key, is_supplied=True
            )
        for region in (self.region, *self.wider, NATIONWIDE):
            found = _newest(self.rows, region, kind, key, on)
            if found is not None:
                return found
        return Gap(self.region, kind, on.year if on else None, key)


def _newest(
    rows: Iterable[Parameter], region: str, kind: ParameterKind, key: str, on: date | None
) -> Parameter | None:
    fitting = [
        row
        for row in rows
        if (row.region, row.kind, row.key) == (region, kind, key) and row.holds_on(on)
    ]
    return max(fitting, key=lambda row: row.valid_from or date.min, default=None)
