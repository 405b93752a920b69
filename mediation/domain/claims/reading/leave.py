"""Leave, 医疗期 and 高温津贴, read from an item."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from mediation.domain.claims.annual_leave import AnnualLeaveFacts, annual_leave
from mediation.domain.claims.annual_leave_days import LeaveYear
from mediation.domain.claims.calculation import Calculation
from mediation.domain.claims.heat_allowance import HeatAllowanceFacts, heat_allowance
from mediation.domain.claims.maternity_leave import MaternityLeaveFacts, maternity_leave
from mediation.domain.claims.medical_period import MedicalPeriodFacts, medical_period
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.reading.employment import (
    AVERAGE,
    CLAIMED,
    END,
    FILED,
    MONTHLY,
    PAID,
    START,
)
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.claims.reading.values import read_count, read_day
from mediation.domain.clocks.periods import add_months

_FIRST_JOB = ("first_job", "first_job_on", "work_start", "career_start", "参加工作时间")
_MOST_YEARS = 60
_SENIORITY = (
    "total_years",
    "total_work_years",
    "cumulative_years",
    "work_years",
    "seniority_years",
    "actual_work_years",
    "years_total",
    "累计工龄",
)


def read_annual_leave(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """未休年休假工资."""
    ended = fields.last_day(*END)
    facts = AnnualLeaveFacts(
        daily_wage=fields.money("daily_wage", "day_wage", "日工资"),
        monthly_wage=fields.money(*AVERAGE, *MONTHLY),
        overtime_in_wage=fields.money("of_which_overtime", "overtime_in_wage", "其中加班费"),
        days=_days(fields),
        days_by_year=_days_by_year(fields),
        year=_leave_year(fields, ended),
        normal_pay_given=fields.flag("normal_wage_paid", "normal_pay_given") is not False,
        waived=bool(fields.flag("waived", "written_waiver", "书面放弃")),
        filed_on=fields.day(*FILED),
        ended_on=ended,
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
    )
    return annual_leave(facts, standards)


def _days(fields: Fields) -> Fraction | None:
    """Days as one number, or so many a year for some years."""
    each = fields.number("days_per_year", "unused_days_per_year")
    years = None if isinstance(fields.raw("years"), list) else fields.number("years")
    days = fields.number("days", "unused_days", "未休天数")
    return each * years if days is None and each is not None and years is not None else days


def _days_by_year(fields: Fields) -> Mapping[int | None, Fraction]:
    table = fields.table("days_by_year", "unused_by_year", "years_unused")
    by_year: dict[int | None, Fraction] = {}
    for year, days in table.items():
        try:
            by_year[read_day(year).year] = read_count(days)
        except ValueError as error:
            fields.fault("days_by_year", str(error))
    each = fields.number("days_per_year", "unused_days_per_year")
    if isinstance(fields.raw("years"), list) and each is not None and not by_year:
        by_year = dict.fromkeys(_years(fields), each)
    return by_year


def _years(fields: Fields) -> list[int | None]:
    """The calendar years that are listed."""
    try:
        return [read_day(each).year for each in fields.listing("years")]
    except ValueError as error:
        fields.fault("years", str(error))
        return []


def _leave_year(fields: Fields, ended: date | None) -> LeaveYear | None:
    first = fields.day(*_FIRST_JOB)
    seniority = fields.number(*_SENIORITY)
    entitlement = fields.number("entitlement", "entitled_days", "annual_entitlement", "应休天数")
    hired = fields.day(*START)
    year = fields.day("year", "leave_year", "年度")
    used = fields.number("used", "used_days", "taken", "已休天数") or Fraction(0)
    sick = fields.number("sick_leave_months", "病假月数")
    personal = fields.number("personal_leave_days", "事假天数")
    reckoned = year.year if year else ended.year if ended else None
    if reckoned is None and (seniority or entitlement) is not None:
        # An undated whole year: any will do, for nothing in it depends on a date.
        reckoned, hired, ended = hired.year if hired else 2001, hired, None
    if reckoned is None or (first, seniority, entitlement, hired) == (None,) * 4:
        return None
    return LeaveYear(
        year=reckoned,
        first_job_on=first,
        seniority_years=seniority,
        entitlement=entitlement,
        hired_on=hired,
        ended_on=ended,
        used=used,
        sick_leave_months=sick,
        personal_leave_days=personal,
    )


def read_maternity_leave(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """产假."""
    babies = fields.whole("babies", "number_of_babies", "胎数")
    twins = fields.flag("twins", "双胞胎")
    facts = MaternityLeaveFacts(
        on=fields.day("date", "birth", "birth_date", "leave_start", *START),
        babies=babies or (2 if twins else 1),
        difficult=bool(fields.flag("difficult", "difficult_birth", "caesarean", "难产")),
        lost_after_months=fields.whole("miscarriage_months", "lost_after_months", "流产月数"),
        local_days=fields.whole("local_days", "local_extra_days", "extra_local_days", "地方增加"),
    )
    return maternity_leave(facts, standards)


def read_medical_period(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """医疗期."""
    facts = MedicalPeriodFacts(
        total_years=fields.number(*_SENIORITY),
        unit_years=fields.number(
            "unit_years",
            "employer_years",
            "company_years",
            "years_here",
            "service_years",
            "本单位工龄",
        ),
        first_job_on=fields.day(*_FIRST_JOB),
        hired_on=fields.day(*START),
        ill_from=fields.day("ill_from", "sick_from", "illness_start", "date", "患病日期"),
    )
    return medical_period(facts)


def read_heat_allowance(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """高温津贴."""
    heat_months = fields.months_of_year("months_per_year", "heat_months", "发放月份")
    words = fields.text("rate", "monthly_rate")
    daily = fields.money("daily_rate", "rate_per_day")
    is_daily = daily is not None or any(unit in words for unit in ("天", "日", "day"))
    days = fields.number("days", "heat_days", "高温天数")
    months = fields.number("months", "高温月数")
    start, end = _heat_span(fields)
    facts = HeatAllowanceFacts(
        rate=daily if daily is not None else fields.money("rate", "monthly_rate", "标准"),
        is_daily=is_daily or (days is not None and months is None),
        count=days if days is not None and (is_daily or months is None) else months,
        start=start,
        end=end,
        heat_months=heat_months,
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
    )
    return heat_allowance(facts, standards)


def _heat_span(fields: Fields) -> tuple[date | None, date | None]:
    """From a start for some years, from a first to a last day, or the calendar years named."""
    start, end = fields.day(*START), fields.last_day(*END)
    if isinstance(fields.raw("years"), list):
        years = [year for year in _years(fields) if year is not None]
        return (date(min(years), 1, 1), date(max(years), 12, 31)) if years else (None, None)
    years_worked = fields.number("years", "summers", "年数")
    span = fields.span("period")
    if span is not None:
        return span
    if years_worked is None or (start is not None and end is not None):
        return start, end
    if years_worked > _MOST_YEARS:
        fields.fault("years", "年数过大，请核对。")
        return None, None
    # Whole years hold the same months of heat wherever they begin.
    first = start or date(2001, 1, 1)
    return first, add_months(first, int(years_worked * 12)) - timedelta(days=1)
