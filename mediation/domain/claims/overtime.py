"""加班费 under the three hours systems (劳动法 arts. 41, 44; 工资支付暂行规定 art. 13)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Alternative, Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.hours import HoursSystem, Rate, RatedHours, WorkedDay, rate_days
from mediation.domain.claims.parameters import Parameter, ParameterKind, Standards
from mediation.domain.claims.pay_days import HOURS_A_DAY, day_wage

_MONTHLY_LIMIT = 36
_ARTICLES = ("《劳动法》第四十四条", "《工资支付暂行规定》第十三条")


@dataclass(frozen=True)
class OvertimeFacts:
    """Overtime as totals by rate, as a list of days, or (comprehensive) as all hours of a period.

    `on` dates totals that have no days of their own; `normal_hours` is the period's quota.
    """

    monthly_wage: Decimal | None = None
    daily_wage: Decimal | None = None
    hourly_wage: Decimal | None = None
    system: HoursSystem = HoursSystem.STANDARD
    totals: tuple[RatedHours, ...] = ()
    days: tuple[WorkedDay, ...] = ()
    rest_days_given_back: Fraction = Fraction(0)
    all_hours: Fraction | None = None
    normal_hours: Fraction | None = None
    period_months: Fraction | None = None
    on: date | None = None
    paid: Decimal | None = None
    claimed: Decimal | None = None


def overtime(facts: OvertimeFacts, standards: Standards) -> Calculation:
    """加班费 (劳动法 art. 44): 150 % on working days, 200 % on rest days, 300 % on holidays."""
    sheet = Sheet(Head.OVERTIME)
    sheet.cite(*_ARTICLES)
    rated = [*facts.totals, *rate_days(sheet, facts.days, standards.calendar)]
    if facts.system is HoursSystem.COMPREHENSIVE:
        rated = _comprehensive(sheet, facts, rated, standards)
    elif facts.system is HoursSystem.STANDARD:
        rated = _without_given_back(sheet, facts, rated)
    if not rated and facts.all_hours is None and not facts.days:
        sheet.lack("加班的天数或者小时数")
    if facts.system is HoursSystem.IRREGULAR:
        _write_irregular(sheet, facts, rated, standards)
    else:
        _write_lines(sheet, facts, rated, standards)
    if facts.system is HoursSystem.STANDARD:
        _warn_of_limit(sheet, rated)
    if not sheet.missing:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def hour_wage(
    sheet: Sheet, facts: OvertimeFacts, standards: Standards, on: date | None
) -> Fraction | None:
    """The wage of one hour (劳社部发〔2008〕3号): the day's over eight."""
    if facts.hourly_wage is not None:
        return exact(facts.hourly_wage)
    if facts.daily_wage is not None:
        return exact(facts.daily_wage) / HOURS_A_DAY
    if facts.monthly_wage is None:
        sheet.lack("加班费计算基数（月工资、日工资或者小时工资）")
        return None
    daily = day_wage(sheet, _lawful_base(sheet, facts.monthly_wage, standards, on), standards, on)
    return None if daily is None else daily / HOURS_A_DAY


def _lawful_base(sheet: Sheet, monthly: Decimal, standards: Standards, on: date | None) -> Decimal:
    """A wage below the minimum wage, where that is known, is no lawful base (劳动法 art. 48)."""
    minimum = standards.find(ParameterKind.MINIMUM_WAGE, on=on)
    if not isinstance(minimum, Parameter) or monthly >= minimum.value:
        return monthly
    sheet.cite("《劳动法》第四十八条")
    sheet.warn(f"基数 {yuan(monthly)}低于当地月最低工资标准，按 {yuan(minimum.value)}计算。")
    return minimum.value


def _write_lines(
    sheet: Sheet, facts: OvertimeFacts, rated: list[RatedHours], standards: Standards
) -> None:
    _write_wage(sheet, facts, standards, rated[0].day if rated else None)
    for rate in (Rate.HOLIDAY, Rate.REST, Rate.WEEKDAY):
        at_rate = [each for each in rated if each.rate is rate]
        if not at_rate:
            continue
        wages = [hour_wage(sheet, facts, standards, each.day or facts.on) for each in at_rate]
        due = sum(
            (
                wage * each.hours * rate.multiple
                for wage, each in zip(wages, at_rate, strict=True)
                if wage is not None
            ),
            Fraction(0),
        )
        if None in wages:
            continue
        amount = sheet.line(rate.label, due)
        sheet.figures[rate.value] = amount
        sheet.figures[f"{rate.value}_hours"] = sum((each.hours for each in at_rate), Fraction(0))
        sheet.step(_sentence(rate, at_rate, set(wages), amount))
    if not sheet.lines and not sheet.missing:
        sheet.line("加班费", Decimal(0))


def _sentence(
    rate: Rate, at_rate: list[RatedHours], wages: set[Fraction | None], amount: Decimal
) -> str:
    hours = sum((each.hours for each in at_rate), Fraction(0))
    # Days from before and after a change of the divisor have two wages, named in earlier steps.
    listed = "、".join(yuan(wage) for wage in sorted(each for each in wages if each is not None))
    days = f"（{count(hours / HOURS_A_DAY)} 天）" if hours % HOURS_A_DAY == 0 else ""
    return (
        f"{rate.label}：小时工资 {listed} × {count(hours)} 小时{days}"
        f" × {count(rate.multiple * 100)}% = {yuan(amount)}。"
    )


def _write_wage(
    sheet: Sheet, facts: OvertimeFacts, standards: Standards, first: date | None
) -> None:
    hourly = hour_wage(sheet, facts, standards, first or facts.on)
    if hourly is None:
        return
    sheet.note("daily", hourly * HOURS_A_DAY)
    sheet.note("hourly", hourly)
    sheet.step(f"日工资 {yuan(hourly * HOURS_A_DAY)} ÷ 8 = 小时工资 {yuan(hourly)}。")


def _without_given_back(
    sheet: Sheet, facts: OvertimeFacts, rated: list[RatedHours]
) -> list[RatedHours]:
    """Rest days for which time off was given are not paid (art. 44(2)); holidays always are."""
    left = facts.rest_days_given_back * HOURS_A_DAY
    if not left:
        return rated
    sheet.step(f"休息日加班已经安排补休 {count(facts.rest_days_given_back)} 天，这些天不再支付。")
    kept = []
    for each in rated:
        taken = min(left, each.hours) if each.rate is Rate.REST else Fraction(0)
        left -= taken
        kept.append(RatedHours(each.rate, each.hours - taken, each.day))
    if left:
        sheet.warn("补休天数多于休息日加班天数；法定休假日加班不能以补休代替。")
    return kept


def _comprehensive(
    sheet: Sheet, facts: OvertimeFacts, rated: list[RatedHours], standards: Standards
) -> list[RatedHours]:
    """Comprehensive hours: what is over the period's quota at 150 %, holidays at 300 %."""
    sheet.cite("《关于职工工作时间有关问题的复函》（劳部发〔1997〕271号）")
    sheet.warn("综合计算工时制以劳动行政部门批准为前提；未经批准的按标准工时计算。")
    if any(each.rate is Rate.REST and each.hours for each in rated):
        sheet.warn("综合计算工时制下休息日工作计入周期总工时，不单独按百分之二百计算。")
    holidays = [each for each in rated if each.rate is Rate.HOLIDAY]
    if facts.all_hours is None:
        return holidays + [each for each in rated if each.rate is Rate.WEEKDAY]
    quota = facts.normal_hours or _quota(sheet, facts, standards)
    if quota is None:
        return holidays
    at_holiday = sum((each.hours for each in holidays), Fraction(0))
    over = max(facts.all_hours - at_holiday - quota, Fraction(0))
    sheet.figures |= {"normal_hours": quota, "excess_hours": over}
    sheet.step(
        f"周期内实际工作 {count(facts.all_hours)} 小时 − 法定休假日 {count(at_holiday)} 小时"
        f" − 法定标准工时 {count(quota)} 小时，超出 {count(over)} 小时，按百分之一百五十计算。"
    )
    return [*holidays, RatedHours(Rate.WEEKDAY, over)]


def _quota(sheet: Sheet, facts: OvertimeFacts, standards: Standards) -> Fraction | None:
    """The hours of the period by the working days then in force (20.67 a month since 2025)."""
    if facts.period_months is None:
        sheet.lack("综合计算周期（月、季或者年）或者周期内法定标准工时")
        return None
    # A quarter and a year have whole published numbers that the rounded month would miss.
    key, parts = "", facts.period_months
    if parts % 12 == 0:
        key, parts = "年", parts / 12
    elif parts % 3 == 0:
        key, parts = "季", parts / 3
    days = sheet.standard(standards, ParameterKind.WORK_DAYS, facts.on, key)
    return None if days is None else exact(days) * parts * HOURS_A_DAY


def _write_irregular(
    sheet: Sheet, facts: OvertimeFacts, rated: list[RatedHours], standards: Standards
) -> None:
    sheet.step("经批准实行不定时工时制的，不执行加班费的规定（工资支付暂行规定第十三条）。")
    sheet.warn("不定时工时制以劳动行政部门批准为前提；未经批准的按标准工时计算。")
    sheet.line("加班费", Decimal(0))
    trial = Sheet(sheet.head)
    _write_lines(trial, facts, [each for each in rated if each.rate is Rate.HOLIDAY], standards)
    if trial.total:
        sheet.alternatives.append(
            Alternative("法定休假日加班仍支付百分之三百", trial.total, "部分地区的规定")
        )


def _warn_of_limit(sheet: Sheet, rated: list[RatedHours]) -> None:
    by_month: dict[str, Fraction] = {}
    for each in rated:
        if each.rate is not Rate.HOLIDAY:
            name = f"{each.day.year}-{each.day.month:02d}" if each.day else ""
            by_month[name] = by_month.get(name, Fraction(0)) + each.hours
    for name, hours in by_month.items():
        if hours > _MONTHLY_LIMIT:
            month = f"{name} " if name else "如发生在一个月内，"
            sheet.cite("《劳动法》第四十一条")
            sheet.warn(f"{month}加班 {count(hours)} 小时，超过每月三十六小时的上限。")
