"""工亡待遇 (工伤保险条例 arts. 39, 64): funeral, the one-off grant, and the dependants' pension."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.injury_grades import bounded_own_wage
from mediation.domain.claims.parameters import ParameterKind, Standards
from mediation.domain.money import round_to_fen

_FUNERAL_MONTHS = 6
_GRANT_MULTIPLE = 20
_GRANT_SINCE = date(2011, 1, 1)
_SPOUSE, _OTHER, _LONE_MORE = Fraction(2, 5), Fraction(3, 10), Fraction(1, 10)


class DeathLine(StrEnum):
    """The three benefits of art. 39."""

    FUNERAL = "funeral"
    GRANT = "grant"
    PENSION = "pension"


ALL_LINES = frozenset(DeathLine)


@dataclass(frozen=True)
class Dependant:
    """One person whom the dead worker supported."""

    is_spouse: bool
    is_lone: bool = False

    @property
    def share(self) -> Fraction:
        """40 % for a spouse, 30 % for others, 10 % more for lone elderly and orphans."""
        return (_SPOUSE if self.is_spouse else _OTHER) + (_LONE_MORE if self.is_lone else 0)


@dataclass(frozen=True)
class DeathFacts:
    """The day of death, the own wage, the dependants and the months of pension to count."""

    died_on: date | None = None
    own_wage: Decimal | None = None
    dependants: tuple[Dependant, ...] = ()
    pension_months: Fraction | None = None
    lines: frozenset[DeathLine] = ALL_LINES
    insured: bool | None = None
    paid: Decimal | None = None
    claimed: Decimal | None = None


def death(facts: DeathFacts, standards: Standards) -> Calculation:
    """工亡待遇 (工伤保险条例 art. 39): 6 average months, 20 yearly incomes, a monthly pension."""
    sheet = Sheet(Head.DEATH)
    sheet.cite("《工伤保险条例》第三十九条")
    if DeathLine.FUNERAL in facts.lines:
        _write_funeral(sheet, facts, standards)
    if DeathLine.GRANT in facts.lines:
        _write_grant(sheet, facts, standards)
    if DeathLine.PENSION in facts.lines and (facts.dependants or len(facts.lines) == 1):
        _write_pension(sheet, facts, standards)
    if facts.insured is False:
        sheet.cite("《工伤保险条例》第六十二条", "《社会保险法》第四十一条")
        sheet.step("用人单位未依法参加工伤保险，以上各项全部由用人单位支付。")
    if not sheet.missing:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def _write_funeral(sheet: Sheet, facts: DeathFacts, standards: Standards) -> None:
    average = sheet.standard(standards, ParameterKind.INJURY_AVERAGE_WAGE, facts.died_on)
    if average is not None:
        amount = sheet.line("丧葬补助金", exact(average) * _FUNERAL_MONTHS)
        sheet.figures["funeral"] = amount
        sheet.step(f"丧葬补助金：{yuan(average)} × 6 个月 = {yuan(amount)}。")


def _write_grant(sheet: Sheet, facts: DeathFacts, standards: Standards) -> None:
    if facts.died_on is not None and facts.died_on < _GRANT_SINCE:
        sheet.lack("2011 年以前的一次性工亡补助金标准（统筹地区职工月平均工资的 48 至 60 个月）")
        return
    income = sheet.standard(standards, ParameterKind.URBAN_INCOME, facts.died_on)
    if income is not None:
        amount = sheet.line("一次性工亡补助金", exact(income) * _GRANT_MULTIPLE)
        sheet.figures["grant"] = amount
        sheet.step(f"一次性工亡补助金：{yuan(income)} × 20 = {yuan(amount)}。")


def _write_pension(sheet: Sheet, facts: DeathFacts, standards: Standards) -> None:
    """The dependants together get at most the worker's own wage (art. 39(1)(2))."""
    if not facts.dependants:
        sheet.lack("供养亲属（与死者的关系、是否孤寡老人或者孤儿）")
    wage = bounded_own_wage(sheet, facts.own_wage, standards, facts.died_on)
    if wage is None or not facts.dependants:
        return
    shares = [each.share for each in facts.dependants]
    share = min(sum(shares, Fraction(0)), Fraction(1))
    monthly = round_to_fen(exact(wage.amount) * share)
    listed = " + ".join(f"{count(each * 100)}%" for each in shares)
    sheet.figures["pension_per_month"] = monthly
    sheet.step(f"供养亲属抚恤金每月：{yuan(wage.amount)} ×（{listed}）= {yuan(monthly)}。")
    if sum(shares, Fraction(0)) > 1:
        sheet.step("各供养亲属的抚恤金之和不高于死者生前的工资。")
    if facts.pension_months is not None:
        amount = sheet.line("供养亲属抚恤金", exact(monthly) * facts.pension_months)
        sheet.figures["pension"] = amount
        sheet.step(f"{yuan(monthly)} × {count(facts.pension_months)} 个月 = {yuan(amount)}。")
    else:
        sheet.warn("供养亲属抚恤金按月发给，未写月数，不计入合计。")
