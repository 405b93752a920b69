"""未休年休假工资 (职工带薪年休假条例 arts. 3–5; 实施办法 arts. 3–12)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.annual_leave_days import LeaveYear, unused_days, write_survival
from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.pay_days import day_wage
from mediation.domain.money import round_to_fen

_EXTRA, _WHOLE = 2, 3
_ARTICLES = (
    "《职工带薪年休假条例》第三条、第五条",
    "《企业职工带薪年休假实施办法》第十条、第十一条",
)


@dataclass(frozen=True)
class AnnualLeaveFacts:
    """Unused days as entered (one number, or by year), or the facts they follow from."""

    daily_wage: Decimal | None = None
    monthly_wage: Decimal | None = None
    overtime_in_wage: Decimal | None = None
    days: Fraction | None = None
    days_by_year: Mapping[int | None, Fraction] = field(default_factory=dict)
    year: LeaveYear | None = None
    waived: bool = False
    normal_pay_given: bool = True
    filed_on: date | None = None
    ended_on: date | None = None
    paid: Decimal | None = None
    claimed: Decimal | None = None


def annual_leave(facts: AnnualLeaveFacts, standards: Standards) -> Calculation:
    """未休年休假工资 (条例 art. 5(3)): 200 % of the day's wage on top of the wage paid."""
    sheet = Sheet(Head.ANNUAL_LEAVE)
    sheet.cite(*_ARTICLES)
    by_year = _days_by_year(sheet, facts)
    if by_year is not None:
        sheet.figures["days"] = sum(by_year.values(), Fraction(0))
    daily = _day_wage(sheet, facts, standards)
    if daily is not None:
        sheet.figures["daily"] = round_to_fen(daily)
    if daily is not None and by_year is not None:
        _write_lines(sheet, facts, by_year, daily)
        write_survival(sheet, by_year, facts.filed_on, facts.ended_on)
    if not sheet.missing:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def _days_by_year(sheet: Sheet, facts: AnnualLeaveFacts) -> Mapping[int | None, Fraction] | None:
    if facts.days_by_year:
        return facts.days_by_year
    if facts.days is not None:
        return {facts.year.year if facts.year else None: facts.days}
    if facts.year is None:
        sheet.lack("未休年休假的天数，或者参加工作时间和已休天数")
        return None
    days = unused_days(sheet, facts.year)
    return None if days is None else {facts.year.year: days}


def _day_wage(sheet: Sheet, facts: AnnualLeaveFacts, standards: Standards) -> Fraction | None:
    """The day's wage: the average month without overtime over 21.75 (实施办法 art. 11)."""
    if facts.daily_wage is not None:
        sheet.step(f"日工资 {yuan(facts.daily_wage)}。")
        return exact(facts.daily_wage)
    if facts.monthly_wage is None:
        sheet.lack("支付前十二个月剔除加班费后的月平均工资")
        return None
    monthly = facts.monthly_wage
    if facts.overtime_in_wage:
        monthly -= facts.overtime_in_wage
        sheet.step(
            f"月平均工资 {yuan(facts.monthly_wage)} − 加班费 {yuan(facts.overtime_in_wage)}"
            f" = {yuan(monthly)}。"
        )
    elif facts.overtime_in_wage is None:
        sheet.warn("年休假日工资的基数应当剔除加班费，请确认所填月工资不含加班费。")
    if monthly < 0:
        sheet.lack("不高于月平均工资的加班费数额")
        return None
    return day_wage(sheet, monthly, standards, facts.ended_on)


def _write_lines(
    sheet: Sheet,
    facts: AnnualLeaveFacts,
    by_year: Mapping[int | None, Fraction],
    daily: Fraction,
) -> None:
    if facts.waived:
        sheet.cite("《企业职工带薪年休假实施办法》第十条第二款")
        sheet.step("职工因本人原因书面提出不休年休假的，只支付正常工资，没有另外的百分之二百。")
        sheet.line("未休年休假工资", Fraction(0))
        return
    multiple = _EXTRA if facts.normal_pay_given else _WHOLE
    note = "百分之三百中的百分之一百已随工资支付" if facts.normal_pay_given else "正常工资也未支付"
    for year, days in by_year.items():
        name = f"{year} 年未休年休假工资" if year else "未休年休假工资"
        amount = sheet.line(name, daily * days * multiple)
        sheet.step(
            f"{name}：{yuan(daily)} × {count(days)} 天 × {multiple}00% = {yuan(amount)}（{note}）。"
        )
