"""The two sums paid when an injured worker leaves (工伤保险条例 arts. 36, 37): set by province."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from mediation.domain.claims.calculation import Alternative, Sheet, count, exact, yuan
from mediation.domain.claims.parameters import Gap, ParameterKind, Standards
from mediation.domain.money import round_to_fen

_LEAST_GRADE = 5


class SumsBase(StrEnum):
    """What the province multiplies the months with."""

    OWN_WAGE = "own_wage"
    AREA_AVERAGE = "area_average"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return {"own_wage": "本人工资", "area_average": "统筹地区职工月平均工资"}[self.value]


@dataclass(frozen=True)
class SumsFacts:
    """The province's base, sums stated outright, and the cut for one who is near retirement.

    `kept_share` is what the province leaves of the employment sum, 1 when nothing is cut.
    """

    base: SumsBase | None = None
    medical: Decimal | None = None
    employment: Decimal | None = None
    kept_share: Fraction = Fraction(1)


def write_sums(
    sheet: Sheet,
    facts: SumsFacts,
    grade: int,
    own_wage: Decimal,
    standards: Standards,
    on: date | None,
) -> None:
    """Write 一次性工伤医疗补助金 and 一次性伤残就业补助金 of grades 5 to 10."""
    if grade < _LEAST_GRADE:
        sheet.step("一至四级保留劳动关系、退出工作岗位，没有两项一次性补助金。")
        return
    sheet.warn("两项一次性补助金以劳动关系解除或者终止为前提。")
    each = (
        ("medical", "一次性工伤医疗补助金", facts.medical, ParameterKind.INJURY_MEDICAL_MONTHS),
        (
            "employment",
            "一次性伤残就业补助金",
            facts.employment,
            ParameterKind.INJURY_EMPLOYMENT_MONTHS,
        ),
    )
    for name, label, stated, kind in each:
        kept = facts.kept_share if name == "employment" else Fraction(1)
        due = exact(stated) if stated is not None else None
        if due is None:
            due = _by_months(sheet, facts, label, kind, f"{grade}级", own_wage, standards, on)
        if due is None:
            continue
        amount = sheet.line(label, due * kept)
        sheet.figures[name] = amount
        if kept != 1:
            sheet.step(
                f"距法定退休年龄不足五年，按本省规定发给 {count(kept * 100)}%：{yuan(amount)}。"
            )
        if stated is not None:
            sheet.step(f"{grade} 级{label}：{yuan(due)}（所填金额）。")


def _by_months(
    sheet: Sheet,
    facts: SumsFacts,
    label: str,
    kind: ParameterKind,
    key: str,
    own_wage: Decimal,
    standards: Standards,
    on: date | None,
) -> Fraction | None:
    months = sheet.standard(standards, kind, on, key)
    if months is None:
        return None
    base = facts.base or _base_of_place(standards, kind)
    if base is None:
        _offer_both(sheet, label, months, own_wage, standards, on)
        sheet.lack(f"{label}的计发基数（本人工资或者统筹地区职工月平均工资）")
        return None
    wage: Decimal | None = own_wage
    if base is SumsBase.AREA_AVERAGE:
        wage = sheet.standard(standards, ParameterKind.INJURY_AVERAGE_WAGE, on)
    if wage is None:
        return None
    due = exact(wage) * exact(months)
    sheet.figures[f"{kind.value.removeprefix('injury_')}"] = exact(months)
    sheet.step(f"{label}：{base.label} {yuan(wage)} × {months} 个月 = {yuan(due)}。")
    return due


def _base_of_place(standards: Standards, kind: ParameterKind) -> SumsBase | None:
    """The base that the place's own rule names, also for months that were entered for this run."""
    for region in (standards.region, *standards.wider):
        sources = [row.source for row in standards.rows if (row.region, row.kind) == (region, kind)]
        for base in SumsBase:
            if any(f"以{base.label}为基数" in each for each in sources):
                return base
    return None


def _offer_both(
    sheet: Sheet,
    label: str,
    months: Decimal,
    own_wage: Decimal,
    standards: Standards,
    on: date | None,
) -> None:
    average = standards.find(ParameterKind.INJURY_AVERAGE_WAGE, on=on)
    wages = {SumsBase.OWN_WAGE: own_wage}
    if not isinstance(average, Gap):
        wages[SumsBase.AREA_AVERAGE] = average.value
    sheet.alternatives += [
        Alternative(
            f"{label}以{base.label}为基数",
            round_to_fen(exact(wage) * exact(months)),
            f"{yuan(wage)} × {months} 个月，以本省规定为准",
        )
        for base, wage in wages.items()
    ]
