"""The national tables of work injury by grade, with the day since which each is in force."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Sheet, exact, yuan
from mediation.domain.claims.parameters import ParameterKind, Standards
from mediation.domain.money import round_to_fen

GRADES = range(1, 11)
_SINCE_2011 = date(2011, 1, 1)
# Months of the worker's own wage (工伤保险条例 arts. 35–37), grades 1 to 10.
_GRANT_NOW = (27, 25, 23, 21, 18, 16, 13, 11, 9, 7)
_GRANT_UNTIL_2010 = (24, 22, 20, 18, 16, 14, 12, 10, 8, 6)
# Shares of the own wage paid each month (arts. 35, 36).
_ALLOWANCE = {1: 90, 2: 85, 3: 80, 4: 75, 5: 70, 6: 60}
_LOWEST, _HIGHEST = Fraction(3, 5), Fraction(3)


def grant_months(grade: int, injured_on: date | None) -> int:
    """Months of 一次性伤残补助金; the day of the accident picks the table."""
    old = injured_on is not None and injured_on < _SINCE_2011
    return (_GRANT_UNTIL_2010 if old else _GRANT_NOW)[grade - 1]


def allowance_share(grade: int) -> Fraction | None:
    """The share of the own wage that 伤残津贴 pays, for grades 1 to 6."""
    return Fraction(_ALLOWANCE[grade], 100) if grade in _ALLOWANCE else None


def grant_article(grade: int) -> str:
    """The article of 工伤保险条例 that speaks of the grade."""
    article = "三十五" if grade <= 4 else "三十六" if grade <= 6 else "三十七"
    return f"《工伤保险条例》第{article}条"


@dataclass(frozen=True)
class OwnWage:
    """本人工资 after its bounds."""

    amount: Decimal
    is_bounded: bool


def bounded_own_wage(
    sheet: Sheet, wage: Decimal | None, standards: Standards, on: date | None
) -> OwnWage | None:
    """工伤保险条例 art. 64(2): between 60 % and 300 % of the average wage of the pooling area."""
    sheet.cite("《工伤保险条例》第六十四条")
    if wage is None:
        sheet.lack("本人工资（受伤前十二个月平均月缴费工资）")
        return None
    average = sheet.standard(standards, ParameterKind.INJURY_AVERAGE_WAGE, on, needed=False)
    if average is None:
        return OwnWage(wage, False)
    lowest = round_to_fen(exact(average) * _LOWEST)
    highest = round_to_fen(exact(average) * _HIGHEST)
    bounded = min(max(wage, lowest), highest)
    if bounded == wage:
        sheet.step(f"本人工资 {yuan(wage)}，在统筹地区职工月平均工资的 60% 至 300% 之间。")
    else:
        bound = f"60%（{yuan(lowest)}）" if bounded == lowest else f"300%（{yuan(highest)}）"
        side = "低于" if bounded == lowest else "高于"
        sheet.step(f"本人工资 {yuan(wage)}{side}统筹地区职工月平均工资的 {bound}，按该数计算。")
    return OwnWage(bounded, bounded != wage)
