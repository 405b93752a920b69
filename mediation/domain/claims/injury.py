"""工伤待遇: every line by grade (工伤保险条例 arts. 30–37, 62, 64; 社会保险法 arts. 38–41)."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.injury_care import CareFacts, write_care
from mediation.domain.claims.injury_grades import (
    GRADES,
    OwnWage,
    allowance_share,
    bounded_own_wage,
    grant_article,
    grant_months,
)
from mediation.domain.claims.injury_sums import SumsFacts, write_sums
from mediation.domain.claims.parameters import ParameterKind, Standards

_UNINSURED = ("《工伤保险条例》第六十二条", "《社会保险法》第四十一条")


class InjuryLine(StrEnum):
    """The groups of lines that can be asked for."""

    GRANT = "grant"
    SUMS = "sums"
    ALLOWANCE = "allowance"
    CARE = "care"


ALL_LINES = frozenset(InjuryLine)


@dataclass(frozen=True)
class InjuryFacts:
    """The grade, the own wage, whether it was insured, and what was suffered besides."""

    grade: int | None = None
    own_wage: Decimal | None = None
    injured_on: date | None = None
    insured: bool | None = None
    ended: bool = True
    lines: frozenset[InjuryLine] = ALL_LINES
    sums: SumsFacts = field(default_factory=SumsFacts)
    care: CareFacts = field(default_factory=CareFacts)
    allowance_months: Fraction | None = None
    paid: Decimal | None = None
    claimed: Decimal | None = None


def injury(facts: InjuryFacts, standards: Standards) -> Calculation:
    """工伤待遇 (工伤保险条例 arts. 33–37): the grant, the two sums on ending, pay and care."""
    sheet = Sheet(Head.INJURY)
    if facts.grade is not None and facts.grade not in GRADES:
        sheet.lack("一至十级之间的伤残等级")
        return sheet.done()
    if facts.grade is None and facts.lines != {InjuryLine.CARE}:
        sheet.lack("伤残等级（劳动能力鉴定结论）")
    wage = _own_wage(sheet, facts, standards)
    if facts.grade is not None and wage is not None:
        _write_grade(sheet, facts, facts.grade, wage, standards)
    if facts.lines == {InjuryLine.CARE} and facts.care == CareFacts():
        sheet.cite("《工伤保险条例》第三十条、第三十三条、第三十四条")
        sheet.lack("伤残等级，或者停工留薪期月数、住院天数、护理等级、费用")
    if InjuryLine.CARE in facts.lines:
        write_care(sheet, facts.care, standards, facts.injured_on)
    _write_payer(sheet, facts)
    if not sheet.missing:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def disability_grants(
    own_wage: Decimal, injured_on: date | None, standards: Standards
) -> Calculation:
    """一次性伤残补助金 of every grade (工伤保险条例 arts. 35–37), for a table on one page."""
    sheet = Sheet(Head.INJURY)
    wage = bounded_own_wage(sheet, own_wage, standards, injured_on)
    if wage is None:
        return sheet.done()
    amounts = {}
    for grade in GRADES:
        months = grant_months(grade, injured_on)
        amounts[str(grade)] = wage.amount * months
        sheet.cite(grant_article(grade))
        sheet.step(
            f"{grade} 级：{yuan(wage.amount)} × {months} 个月 = {yuan(wage.amount * months)}。"
        )
    sheet.figures |= {"amounts": amounts, "base": wage.amount}
    return sheet.done()


def _own_wage(sheet: Sheet, facts: InjuryFacts, standards: Standards) -> OwnWage | None:
    if facts.lines == {InjuryLine.CARE}:
        return None
    wage = bounded_own_wage(sheet, facts.own_wage, standards, facts.injured_on)
    if wage is not None:
        sheet.figures |= {"base": wage.amount, "bounded": wage.is_bounded}
    return wage


def _write_grade(
    sheet: Sheet, facts: InjuryFacts, grade: int, wage: OwnWage, standards: Standards
) -> None:
    sheet.cite(grant_article(grade))
    if InjuryLine.GRANT in facts.lines:
        months = grant_months(grade, facts.injured_on)
        amount = sheet.line("一次性伤残补助金", wage.amount * months)
        sheet.figures |= {"disability": amount, "disability_months": months}
        sheet.step(
            f"{grade} 级一次性伤残补助金：{yuan(wage.amount)} × {months} 个月 = {yuan(amount)}。"
        )
    if InjuryLine.ALLOWANCE in facts.lines:
        _write_allowance(sheet, facts, grade, wage, standards)
    if InjuryLine.SUMS in facts.lines and facts.ended:
        write_sums(sheet, facts.sums, grade, wage.amount, standards, facts.injured_on)


def _write_allowance(
    sheet: Sheet, facts: InjuryFacts, grade: int, wage: OwnWage, standards: Standards
) -> None:
    """伤残津贴 of grades 1 to 6 each month, at least the minimum wage (arts. 35, 36)."""
    share = allowance_share(grade)
    if share is None:
        return
    monthly = exact(wage.amount) * share
    floor = sheet.standard(standards, ParameterKind.MINIMUM_WAGE, facts.injured_on, needed=False)
    if floor is not None and monthly < floor:
        sheet.step(f"伤残津贴低于当地月最低工资标准，补足至 {yuan(floor)}。")
        monthly = exact(floor)
    sheet.note("allowance_per_month", monthly)
    payer = "工伤保险基金支付，保留劳动关系" if grade <= 4 else "难以安排工作的，由用人单位支付"
    sheet.step(
        f"伤残津贴每月：{yuan(wage.amount)} × {count(share * 100)}% = {yuan(monthly)}（{payer}）。"
    )
    if facts.allowance_months is not None:
        amount = sheet.line("伤残津贴", monthly * facts.allowance_months)
        sheet.step(f"{yuan(monthly)} × {count(facts.allowance_months)} 个月 = {yuan(amount)}。")


def _write_payer(sheet: Sheet, facts: InjuryFacts) -> None:
    if facts.insured is False:
        sheet.cite(*_UNINSURED)
        sheet.step("用人单位未依法参加工伤保险，以上各项全部由用人单位支付。")
    elif facts.insured is None:
        sheet.warn("未写明是否参加工伤保险：未参保的，各项全部由用人单位支付（条例第六十二条）。")
    sheet.warn("协议金额明显低于法定待遇的，可能因显失公平被撤销（司法解释（一）第三十五条）。")
