"""拖欠工资 with part months (劳动合同法 arts. 30, 85; 工资支付暂行规定 arts. 7–9)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.monthly import MonthlyPay
from mediation.domain.claims.parameters import Parameter, ParameterKind, Standards
from mediation.domain.claims.pay_days import day_wage, paid_days
from mediation.domain.clocks.periods import add_months
from mediation.domain.money import round_to_fen

_ARTICLES = (
    "《劳动合同法》第三十条",
    "《工资支付暂行规定》第七条、第九条",
)


@dataclass(frozen=True)
class UnpaidWagesFacts:
    """Unpaid time as months and days, as dates, or as sums already known."""

    monthly_wage: Decimal | None = None
    daily_wage: Decimal | None = None
    months: Fraction | None = None
    days: Fraction | None = None
    absent_days: Fraction | None = None
    start: date | None = None
    end: date | None = None
    wages_by_month: Mapping[str, Decimal] = field(default_factory=dict)
    sums: tuple[Decimal, ...] = ()
    paid: Decimal | None = None
    claimed: Decimal | None = None
    ended_on: date | None = None
    filed_on: date | None = None


def unpaid_wages(facts: UnpaidWagesFacts, standards: Standards) -> Calculation:
    """拖欠工资 (劳动合同法 art. 30): whole months at the wage, part months by paid days."""
    sheet = Sheet(Head.UNPAID_WAGES)
    sheet.cite(*_ARTICLES)
    if facts.sums:
        total = sum((exact(each) for each in facts.sums), Fraction(0))
        sheet.line("拖欠工资", total)
        sheet.step(f"{' + '.join(yuan(each) for each in facts.sums)} = {yuan(total)}。")
    elif facts.start is not None and facts.end is not None:
        _write_period(sheet, facts, facts.start, facts.end, standards)
    else:
        _write_counts(sheet, facts, standards)
    _write_limits(sheet, facts, standards)
    if not sheet.missing:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def _write_counts(sheet: Sheet, facts: UnpaidWagesFacts, standards: Standards) -> None:
    if (facts.months, facts.days, facts.absent_days) == (None, None, None):
        sheet.lack("拖欠的月数、天数或者起止日期")
    if facts.monthly_wage is None and (facts.months is not None or facts.daily_wage is None):
        sheet.lack("月工资")
    if sheet.missing:
        return
    wage = facts.monthly_wage
    if facts.months and wage is not None:
        amount = sheet.line("整月工资", exact(wage) * facts.months)
        sheet.step(f"{yuan(wage)} × {count(facts.months)} 个月 = {yuan(amount)}。")
    if facts.absent_days is not None and wage is not None:
        _write_absence(sheet, facts, wage, facts.absent_days, standards)
    if facts.days is not None:
        _write_days(sheet, facts, facts.days, standards)


def _write_absence(
    sheet: Sheet, facts: UnpaidWagesFacts, wage: Decimal, absent: Fraction, standards: Standards
) -> None:
    """A month from which the days not worked are taken off."""
    daily = day_wage(sheet, wage, standards, facts.start or facts.ended_on)
    if daily is None:
        return
    amount = sheet.line("当月工资（扣除缺勤）", max(exact(wage) - daily * absent, Fraction(0)))
    sheet.step(f"{yuan(wage)} − {yuan(daily)} × 缺勤 {count(absent)} 天 = {yuan(amount)}。")


def _write_days(
    sheet: Sheet, facts: UnpaidWagesFacts, days: Fraction, standards: Standards
) -> None:
    daily = exact(facts.daily_wage) if facts.daily_wage is not None else None
    if daily is None and facts.monthly_wage is not None:
        daily = day_wage(sheet, facts.monthly_wage, standards, facts.start or facts.ended_on)
    if daily is None:
        return
    amount = sheet.line("不满一个月的工资", daily * days)
    sheet.figures["daily"] = round_to_fen(daily)
    sheet.step(f"日工资 {yuan(daily)} × {count(days)} 天 = {yuan(amount)}。")


def _write_period(
    sheet: Sheet, facts: UnpaidWagesFacts, start: date, end: date, standards: Standards
) -> None:
    """Write calendar month by calendar month."""
    if end < start:
        sheet.lack("晚于起始日的截止日")
        return
    first = start.replace(day=1)
    while first <= end:
        following = add_months(first, 1)
        last = following - timedelta(days=1)
        _write_month(sheet, facts, (first, last), (max(start, first), min(end, last)), standards)
        first = following


def _write_month(
    sheet: Sheet,
    facts: MonthlyPay,
    month: tuple[date, date],
    owed: tuple[date, date],
    standards: Standards,
) -> None:
    name = f"{month[0].year}-{month[0].month:02d}"
    wage = facts.wages_by_month.get(name, facts.monthly_wage)
    if wage is None:
        sheet.lack(f"{name} 的工资")
        return
    if owed == month:
        sheet.line(f"{name} 工资", wage)
        sheet.step(f"{name} 整月工资 {yuan(wage)}。")
        return
    daily = day_wage(sheet, wage, standards, owed[0])
    if daily is None:
        return
    days = paid_days(standards.calendar, *owed)
    amount = sheet.line(f"{name} 工资（{days} 个计薪日）", min(daily * days, exact(wage)))
    sheet.step(
        f"{name} 自 {owed[0].isoformat()} 至 {owed[1].isoformat()} 计薪日 {days} 天："
        f"{yuan(daily)} × {days} = {yuan(amount)}。"
    )


def _write_limits(sheet: Sheet, facts: UnpaidWagesFacts, standards: Standards) -> None:
    """The year of limitation (调解仲裁法 art. 27(4)) and the floor of the minimum wage."""
    if facts.ended_on is not None and facts.filed_on is not None:
        last = standards.calendar.next_workday(add_months(facts.ended_on, 12))
        if facts.filed_on > last:
            sheet.cite("《劳动争议调解仲裁法》第二十七条第四款")
            sheet.warn(f"劳动关系终止满一年（{last.isoformat()}）后才主张，对方可以提出时效抗辩。")
    if facts.monthly_wage is None:
        return
    floor = standards.find(ParameterKind.MINIMUM_WAGE, on=facts.end or facts.ended_on)
    if isinstance(floor, Parameter) and facts.monthly_wage < floor.value:
        sheet.warn(f"月工资低于当地月最低工资标准 {yuan(floor.value)}，差额应当补足。")
        sheet.cite("《最低工资规定》第十二条")
