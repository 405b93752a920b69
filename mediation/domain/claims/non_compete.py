"""竞业限制经济补偿 (劳动合同法 arts. 23, 24; 解释(一) arts. 36–39)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import ParameterKind, Standards
from mediation.domain.money import round_to_fen

_SHARE = Fraction(3, 10)
_LONGEST = 24
_EXTRA_MONTHS = 3
_ARTICLES = (
    "《劳动合同法》第二十三条、第二十四条",
    "《最高法劳动争议司法解释（一）》第三十六条",
)


@dataclass(frozen=True)
class NonCompeteFacts:
    """The average wage or the agreed sum, the months observed, and who ended it."""

    average_wage: Decimal | None = None
    agreed_monthly: Decimal | None = None
    months: Fraction | None = None
    employer_ended: bool = False
    on: date | None = None
    paid: Decimal | None = None
    claimed: Decimal | None = None


def non_compete(facts: NonCompeteFacts, standards: Standards) -> Calculation:
    """竞业限制补偿 (解释(一) art. 36): as agreed, else 30 % of the wage or the minimum wage."""
    sheet = Sheet(Head.NON_COMPETE)
    sheet.cite(*_ARTICLES)
    monthly = _monthly(sheet, facts, standards)
    if monthly is not None:
        sheet.figures["amount_per_month"] = monthly
        _write_months(sheet, facts, monthly)
    if sheet.lines and not sheet.missing:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def _monthly(sheet: Sheet, facts: NonCompeteFacts, standards: Standards) -> Decimal | None:
    minimum = sheet.standard(standards, ParameterKind.MINIMUM_WAGE, facts.on, needed=False)
    if facts.agreed_monthly is not None:
        sheet.step(f"约定的经济补偿为每月 {yuan(facts.agreed_monthly)}。")
        if minimum is not None and facts.agreed_monthly < minimum:
            sheet.warn(f"约定的补偿低于当地月最低工资标准 {yuan(minimum)}，是否补足各地口径不一。")
        return facts.agreed_monthly
    if facts.average_wage is None:
        sheet.lack("解除或者终止前十二个月的平均工资（或者约定的每月补偿）")
        return None
    share = round_to_fen(exact(facts.average_wage) * _SHARE)
    sheet.step(f"未约定补偿，{yuan(facts.average_wage)} × 30% = {yuan(share)}。")
    if minimum is not None and share < minimum:
        sheet.step(f"低于当地月最低工资标准，按 {yuan(minimum)}支付。")
        return minimum
    return share


def _write_months(sheet: Sheet, facts: NonCompeteFacts, monthly: Decimal) -> None:
    months = facts.months
    if months is not None and months > _LONGEST:
        sheet.warn("竞业限制期限不得超过二年，超过部分不计。")
        months = Fraction(_LONGEST)
    if months is not None:
        amount = sheet.line("竞业限制经济补偿", exact(monthly) * months)
        sheet.figures["months"] = months
        sheet.step(f"{yuan(monthly)} × {count(months)} 个月 = {yuan(amount)}。")
        if months >= _EXTRA_MONTHS:
            sheet.cite("《最高法劳动争议司法解释（一）》第三十八条")
            sheet.warn("因用人单位原因三个月未支付补偿的，劳动者可以请求解除竞业限制约定。")
    if facts.employer_ended:
        sheet.cite("《最高法劳动争议司法解释（一）》第三十九条")
        extra = sheet.line("额外三个月补偿", exact(monthly) * _EXTRA_MONTHS)
        sheet.figures["extra"] = extra
        sheet.step(f"用人单位解除竞业限制，额外支付三个月：{yuan(monthly)} × 3 = {yuan(extra)}。")
