"""社会保险待遇损失 and 失业保险金损失 (解释(一) art. 1(5); 社会保险法 arts. 45, 46)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import ParameterKind, Standards

# From so many years of contributions on: at most so many months (社会保险法 art. 46).
_MONTHS = ((10, 24), (5, 18), (1, 12))


@dataclass(frozen=True)
class InsuranceLossFacts:
    """A loss as entered, with what proves it and whether the insurance can still be made good."""

    amount: Decimal | None = None
    basis: str = ""
    can_be_made_good: bool | None = None
    paid: Decimal | None = None
    claimed: Decimal | None = None


def insurance_loss(facts: InsuranceLossFacts) -> Calculation:
    """社保待遇损失 (解释(一) art. 1(5)): the loss that cannot be made good, as proved."""
    sheet = Sheet(Head.INSURANCE_LOSS)
    sheet.cite("《最高法劳动争议司法解释（一）》第一条第五项", "《社会保险法》第六十三条")
    if facts.can_be_made_good:
        sheet.step("社会保险手续和费用可以补办补缴的，由征收机构处理，不产生待遇损失。")
        sheet.line("社会保险待遇损失", Decimal(0))
        return sheet.done()
    if facts.can_be_made_good is None:
        sheet.warn("须以社会保险经办机构不能补办、导致不能享受待遇为前提。")
    if facts.amount is None:
        sheet.lack("待遇损失的金额")
    if not facts.basis:
        sheet.warn("未写损失的依据（经办机构答复、待遇标准、票据），请补充。")
    if facts.amount is not None:
        amount = sheet.line("社会保险待遇损失", facts.amount)
        sheet.step(f"损失 {yuan(amount)}{f'，依据：{facts.basis}' if facts.basis else ''}。")
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    sheet.warn("约定不缴社会保险的，约定无效（司法解释（二）第十九条）。")
    return sheet.done()


@dataclass(frozen=True)
class UnemploymentLossFacts:
    """Years of contributions that were due, the local monthly sum, and the months lost."""

    contribution_years: Fraction | None = None
    monthly: Decimal | None = None
    months: Fraction | None = None
    on: date | None = None
    paid: Decimal | None = None
    claimed: Decimal | None = None


def unemployment_loss(facts: UnemploymentLossFacts, standards: Standards) -> Calculation:
    """失业保险金损失 (社会保险法 art. 46): the local sum for at most 12, 18 or 24 months."""
    sheet = Sheet(Head.UNEMPLOYMENT_LOSS)
    sheet.cite("《社会保险法》第四十五条、第四十六条")
    sheet.warn("须非因本人意愿中断就业、已进行失业登记，并因用人单位原因不能领取。")
    most = _most_months(sheet, facts)
    months = facts.months if facts.months is not None else most
    if months is not None and most is not None and months > most:
        sheet.warn(f"主张 {count(months)} 个月，超过法定最长 {count(most)} 个月，按最长计算。")
        months = most
    monthly = facts.monthly
    if monthly is None:
        monthly = sheet.standard(standards, ParameterKind.UNEMPLOYMENT_BENEFIT, facts.on)
    if months is not None:
        sheet.figures["months"] = months
        if facts.months is None:
            sheet.warn("法律只规定最长月数，实际月数按当地规定；此处按最长计算。")
    if months is not None and monthly is not None:
        amount = sheet.line("失业保险金损失", exact(monthly) * months)
        sheet.step(f"{yuan(monthly)} × {count(months)} 个月 = {yuan(amount)}。")
    if not sheet.missing:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def _most_months(sheet: Sheet, facts: UnemploymentLossFacts) -> Fraction | None:
    years = facts.contribution_years
    if years is None:
        if facts.months is None:
            sheet.lack("应当累计缴费的年限")
        return None
    most = next((months for least, months in _MONTHS if years >= least), 0)
    sheet.figures["max_months"] = most
    if most:
        sheet.step(f"累计缴费 {count(years)} 年，领取失业保险金最长 {most} 个月。")
    else:
        sheet.step("累计缴费不足一年，不能领取失业保险金。")
    return Fraction(most)
