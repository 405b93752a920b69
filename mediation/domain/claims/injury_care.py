"""What an injury costs besides the grade: stop-work pay, meals, nursing, treatment."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Sheet, count, exact, yuan
from mediation.domain.claims.parameters import ParameterKind, Standards
from mediation.domain.claims.pay_days import day_wage

_ORDINARY, _LONGEST = 12, 24
# Shares of the area's average wage by how much help is needed (art. 34).
NURSING = {"完全": Fraction(1, 2), "大部分": Fraction(2, 5), "部分": Fraction(3, 10)}


@dataclass(frozen=True)
class CareFacts:
    """Stop-work time with its wage, days in hospital, level and months of nursing, costs."""

    wage: Decimal | None = None
    stop_months: Fraction | None = None
    stop_days: Fraction | None = None
    hospital_days: Fraction | None = None
    nursing: str = ""
    nursing_months: Fraction | None = None
    treatment: Decimal | None = None
    other: Decimal | None = None


def write_care(sheet: Sheet, facts: CareFacts, standards: Standards, on: date | None) -> None:
    """Write the lines that were asked for (工伤保险条例 arts. 30, 33, 34)."""
    if facts.stop_months is not None or facts.stop_days is not None:
        _write_stop_work(sheet, facts, standards, on)
    if facts.hospital_days is not None:
        _write_meals(sheet, facts.hospital_days, standards, on)
    if facts.nursing:
        _write_nursing(sheet, facts, standards, on)
    for label, cost in (("工伤医疗费", facts.treatment), ("其他费用", facts.other)):
        if cost is not None:
            sheet.cite("《工伤保险条例》第三十条")
            sheet.line(label, cost)
            sheet.step(f"{label} {yuan(cost)}（凭票据，符合目录的部分）。")


def _write_stop_work(sheet: Sheet, facts: CareFacts, standards: Standards, on: date | None) -> None:
    """停工留薪期 (art. 33): the wage goes on, at most 12 months and 12 more."""
    sheet.cite("《工伤保险条例》第三十三条")
    if facts.wage is None:
        sheet.lack("停工留薪期的原工资福利待遇（月工资）")
        return
    months = facts.stop_months or Fraction(0)
    if months > _LONGEST:
        sheet.warn("停工留薪期最长 24 个月，超过部分不计。")
        months = Fraction(_LONGEST)
    elif months > _ORDINARY:
        sheet.warn("停工留薪期超过 12 个月的，须经劳动能力鉴定委员会确认延长。")
    due = exact(facts.wage) * months
    words = f"{yuan(facts.wage)} × {count(months)} 个月"
    if facts.stop_days and months < _LONGEST:
        daily = day_wage(sheet, facts.wage, standards, on)
        if daily is None:
            return
        due += daily * facts.stop_days
        words += f" + {yuan(daily)} × {count(facts.stop_days)} 天"
    amount = sheet.line("停工留薪期工资", due)
    sheet.figures |= {"stop_work": amount}
    sheet.step(f"停工留薪期工资：{words} = {yuan(amount)}（由用人单位支付）。")


def _write_meals(sheet: Sheet, days: Fraction, standards: Standards, on: date | None) -> None:
    sheet.cite("《工伤保险条例》第三十条")
    rate = sheet.standard(standards, ParameterKind.INJURY_MEAL, on)
    if rate is not None:
        amount = sheet.line("住院伙食补助费", exact(rate) * days)
        sheet.figures["meals"] = amount
        sheet.step(f"住院伙食补助费：{yuan(rate)} × {count(days)} 天 = {yuan(amount)}。")


def _write_nursing(sheet: Sheet, facts: CareFacts, standards: Standards, on: date | None) -> None:
    """生活护理费 (art. 34): 50, 40 or 30 % of the area's average wage."""
    sheet.cite("《工伤保险条例》第三十四条")
    average = sheet.standard(standards, ParameterKind.INJURY_AVERAGE_WAGE, on)
    if average is None:
        return
    share = NURSING[facts.nursing]
    monthly = exact(average) * share
    sheet.note("nursing_per_month", monthly)
    sheet.step(
        f"生活护理费（{facts.nursing}不能自理）每月：{yuan(average)} × {count(share * 100)}%"
        f" = {yuan(monthly)}。"
    )
    if facts.nursing_months is not None:
        amount = sheet.line("生活护理费", monthly * facts.nursing_months)
        sheet.figures["nursing"] = amount
        sheet.step(f"× {count(facts.nursing_months)} 个月 = {yuan(amount)}。")
