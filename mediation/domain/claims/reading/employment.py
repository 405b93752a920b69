"""One employment read from an item: its dates or its length, its end, its average wage."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import exact
from mediation.domain.claims.employment import Employment, Span
from mediation.domain.claims.reading.endings import read_ending
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.claims.reading.values import length_of, read_day
from mediation.domain.claims.service import Service, service_between
from mediation.domain.money import round_to_fen

START = ("start", "hire", "hire_date", "hired", "start_date", "entry", "入职", "入职日期")
END = ("end", "leave", "leave_date", "left", "end_date", "termination", "terminated", "离职日期")
AVERAGE = (
    "avg_wage_12m",
    "avg_monthly_wage_12m",
    "avg_wage",
    "avg_monthly_wage",
    "average_wage",
    "月平均工资",
)
MONTHLY = ("monthly_wage", "wage", "monthly_salary", "salary", "monthly_wage_implied", "月工资")
WAGE_LIST = ("monthly_wages", "wages_12m", "wages", "last_12_wages", "wages_last_12m")
PAID = ("paid", "already_paid", "paid_amount", "已付")
CLAIMED = ("claimed", "claimed_amount", "主张金额")
FILED = ("claim_filed", "filed", "filed_on", "arbitration_filed", "arbitration_date", "仲裁日期")


def read_employment(fields: Fields) -> Employment:
    """The employment; given years and months go before dates that only stand for them."""
    length = read_length(fields)
    spans = _spans(fields)
    stand_in = fields.span("suggested_dates_synthetic")
    if not spans and stand_in is not None:
        spans = (Span(*stand_in),)
    prior = _prior_length(fields)
    if prior is not None:
        length = (length or Employment(None, spans).service or Service(0)) + prior
    return Employment(
        monthly_wage=read_average_wage(fields),
        spans=spans,
        length=length,
        ending=read_ending(fields.text("end_reason", "reason", "ground", "离职原因")),
        part_time=bool(fields.flag("part_time")),
        overtime_in_wage=fields.money("of_which_overtime", "overtime_in_wage", "其中加班费"),
    )


def read_length(fields: Fields) -> Service | None:
    """Service told in years, months and days."""
    told = fields.length("service", "tenure", "service_length", "工龄")
    years = fields.number("service_years", "years_of_service", "years", "工作年限")
    months = fields.number("service_months", "工作月数")
    days = fields.whole("service_days")
    if years is None and months is None and days is None:
        return told
    return length_of(years or Fraction(0), months or Fraction(0), days or 0)


def read_average_wage(fields: Fields) -> Decimal | None:
    """The average of the last twelve months: stated, or of the months listed, or the month's."""
    listed = fields.moneys(*WAGE_LIST)
    total = fields.money("total_wages_12m", "wages_total", "total_wage_12m")
    months = fields.number("wage_months", "months_counted")
    stated = fields.money(*AVERAGE)
    monthly = fields.money(*MONTHLY)
    bonus = fields.money("annual_bonus", "年终奖") if stated is None else None
    if stated is not None:
        return stated
    if listed:
        sum_of_wages = sum(listed, Decimal(0)) + (bonus or 0)
        return round_to_fen(exact(sum_of_wages) / len(listed))
    if total is not None:
        return round_to_fen(exact(total) / (months or 12))
    if monthly is not None:
        fields.warnings.append("以月工资作为解除或者终止前十二个月的平均工资，请核对。")
        return round_to_fen(exact(monthly) + exact(bonus or 0) / 12)
    return None


def _spans(fields: Fields) -> tuple[Span, ...]:
    start, end = fields.day(*START), fields.last_day(*END)
    handover = fields.last_day("handover_left", "handover")
    segments = fields.listing("segments", "service_segments", "merged_service", "periods")
    spans = [span for each in segments if (span := _segment(fields, each)) is not None]
    earlier = fields.span("prior_service", "previous_service", "prior_employer")
    if earlier is not None:
        spans.append(Span(*earlier))
    if start is not None and end is not None:
        if end < start:
            fields.fault("end", "离职日期不能早于入职日期。")
        else:
            spans.append(Span(start, end))
            _compare_handover(fields, start, end, handover)
    return tuple(spans)


def _compare_handover(fields: Fields, start: date, end: date, handover: date | None) -> None:
    """Say when the day of handing over would change the service that counts."""
    if handover is None or handover <= end:
        return
    service, longer = service_between(start, end), service_between(start, handover)
    if (service.months // 6, service.months % 6 == 0 and not service.days) != (
        longer.months // 6,
        longer.months % 6 == 0 and not longer.days,
    ):
        fields.warnings.append("按办理交接离开之日计算，年限会进一档，请核对劳动关系终止之日。")


def _segment(fields: Fields, given: object) -> Span | None:
    pair = [*given.values()] if isinstance(given, Mapping) else given
    try:
        if not isinstance(pair, list) or len(pair) != 2:
            raise ValueError("每段年限请写起止两个日期。")
        start, end = read_day(pair[0]), read_day(pair[1], at_end=True)
        if end < start:
            raise ValueError("每段年限的截止日不能早于起始日。")
    except ValueError as error:
        fields.fault("segments", str(error))
        return None
    return Span(start, end)


def _prior_length(fields: Fields) -> Service | None:
    """Service with a former employer that is merged, told as a length."""
    years = fields.number("prior_service_years", "merged_years", "prior_years")
    months = fields.number("prior_service_months", "merged_months")
    if years is None and months is None:
        return None
    paid = fields.flag("prior_paid", "prior_compensation_paid")
    if paid:
        fields.warnings.append("原用人单位已经支付经济补偿的，原单位的年限不再合并计算。")
        return None
    return Service(int((years or 0) * 12 + (months or 0)))
