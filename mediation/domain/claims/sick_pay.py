"""病假工资 and its floor (劳部发〔1995〕309号 art. 59; 企业职工患病或非因工负伤医疗期规定)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import ParameterKind, Standards
from mediation.domain.claims.pay_days import pay_days_in_a_month
from mediation.domain.money import round_to_fen

_FLOOR_SHARE = Fraction(4, 5)
_ARTICLE = "《关于贯彻执行〈劳动法〉若干问题的意见》（劳部发〔1995〕309号）第五十九条"


@dataclass(frozen=True)
class SickPayFacts:
    """The wage, the sick time, what was paid, and the share that the place or contract gives."""

    monthly_wage: Decimal | None = None
    months: Fraction | None = None
    days: Fraction | None = None
    ratio: Fraction | None = None
    paid: Decimal | None = None
    paid_per_month: Decimal | None = None
    on: date | None = None
    claimed: Decimal | None = None


def sick_pay(facts: SickPayFacts, standards: Standards) -> Calculation:
    """病假工资 (309号 art. 59): by the local or agreed share, at least 80 % of the minimum wage."""
    sheet = Sheet(Head.SICK_PAY)
    sheet.cite(_ARTICLE)
    minimum = sheet.standard(standards, ParameterKind.MINIMUM_WAGE, facts.on)
    if minimum is None:
        return sheet.done()
    floor = round_to_fen(exact(minimum) * _FLOOR_SHARE)
    sheet.figures["floor"] = floor
    sheet.step(f"病假工资不低于当地月最低工资标准的 80%：{yuan(minimum)} × 80% = {yuan(floor)}。")
    share = _by_share(sheet, facts, standards)
    monthly = floor if share is None else max(share, floor)
    if share is not None:
        sheet.figures["per_month"] = monthly
    if facts.months is None and facts.days is None:
        sheet.warn("未写病假的月数或者天数，只列每月的下限；当地或者合同另有比例的从其规定。")
        return sheet.done()
    if share is None:
        sheet.warn("没有当地或者约定的病假工资比例，此处按下限计算，另有规定的从其规定。")
    _write_amount(sheet, facts, monthly, standards)
    if not sheet.missing:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def _by_share(sheet: Sheet, facts: SickPayFacts, standards: Standards) -> Decimal | None:
    ratio = facts.ratio
    if ratio is None:
        local = sheet.standard(standards, ParameterKind.SICK_PAY_RATIO, facts.on, needed=False)
        ratio = None if local is None else exact(local)
    if ratio is None or facts.monthly_wage is None:
        return None
    share = round_to_fen(exact(facts.monthly_wage) * ratio)
    sheet.step(f"按比例：{yuan(facts.monthly_wage)} × {count(ratio * 100)}% = {yuan(share)}。")
    return share


def _write_amount(
    sheet: Sheet, facts: SickPayFacts, monthly: Decimal, standards: Standards
) -> None:
    due = monthly - (facts.paid_per_month or Decimal(0))
    if due < 0:
        due = Decimal(0)
    if facts.months is not None:
        amount = sheet.line("病假工资（整月）", exact(due) * facts.months)
        sheet.step(f"{yuan(due)} × {count(facts.months)} 个月 = {yuan(amount)}。")
    if facts.days is not None:
        divisor = pay_days_in_a_month(sheet, standards, facts.on)
        if divisor is None:
            return
        amount = sheet.line("病假工资（按天）", exact(due) / exact(divisor) * facts.days)
        sheet.step(f"{yuan(due)} ÷ {divisor} × {count(facts.days)} 天 = {yuan(amount)}。")
