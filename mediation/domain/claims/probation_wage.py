"""试用期工资 floor (劳动合同法 art. 20; 实施条例 art. 15)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Alternative, Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import ParameterKind, Standards
from mediation.domain.money import round_to_fen

_SHARE = Fraction(4, 5)
_ARTICLES = ("《劳动合同法》第二十条", "《劳动合同法实施条例》第十五条")


@dataclass(frozen=True)
class ProbationWageFacts:
    """The wage agreed for after probation, the lowest of the same post, and what was paid."""

    contract_wage: Decimal | None = None
    lowest_same_post: Decimal | None = None
    probation_wage: Decimal | None = None
    months: Fraction | None = None
    on: date | None = None
    claimed: Decimal | None = None


def probation_wage(facts: ProbationWageFacts, standards: Standards) -> Calculation:
    """试用期工资 (劳动合同法 art. 20): 80 % of the wage, and never below the minimum wage."""
    sheet = Sheet(Head.PROBATION_WAGE)
    sheet.cite(*_ARTICLES)
    wages = [each for each in (facts.contract_wage, facts.lowest_same_post) if each is not None]
    if not wages:
        sheet.lack("劳动合同约定的工资（或者相同岗位最低档工资）")
        return sheet.done()
    shares = [round_to_fen(exact(each) * _SHARE) for each in wages]
    floor = max(shares)
    sheet.step(f"{'、'.join(yuan(each) for each in wages)} × 80% = {yuan(floor)}（取高者）。")
    if len(set(shares)) > 1:
        sheet.alternatives.append(
            Alternative("满足两个标准之一即可", min(shares), "条文用“或者”，部分地区取低者（每月）")
        )
    minimum = sheet.standard(standards, ParameterKind.MINIMUM_WAGE, facts.on, needed=False)
    if minimum is not None and minimum > floor:
        floor = minimum
        sheet.step(f"低于当地月最低工资标准，按 {yuan(minimum)}。")
    sheet.figures["floor"] = floor
    if facts.probation_wage is not None:
        _write_shortfall(sheet, facts, floor, facts.probation_wage)
    if not sheet.missing and sheet.lines:
        sheet.exceeds(facts.claimed, sheet.total)
    return sheet.done()


def _write_shortfall(
    sheet: Sheet, facts: ProbationWageFacts, floor: Decimal, paid: Decimal
) -> None:
    short = max(floor - paid, Decimal(0))
    sheet.figures["shortfall_per_month"] = short
    if facts.months is None:
        if short:
            sheet.lack("试用期的月数")
        else:
            sheet.line("试用期工资差额", Decimal(0))
        return
    amount = sheet.line("试用期工资差额", exact(short) * facts.months)
    sheet.step(
        f"每月差额 {yuan(floor)} − {yuan(paid)} = {yuan(floor - paid)}，"
        f"× {count(facts.months)} 个月 = {yuan(amount)}。"
        if short
        else f"实付 {yuan(paid)}不低于 {yuan(floor)}，没有差额。"
    )
