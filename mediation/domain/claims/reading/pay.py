"""Heads of pay that is owed or fell short, read from an item."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation
from mediation.domain.claims.extra_damages import ExtraDamagesFacts, extra_damages
from mediation.domain.claims.minimum_wage import (
    DeductionFacts,
    MinimumWageFacts,
    minimum_wage,
    wage_deduction,
)
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.reading.employment import CLAIMED, END, FILED, MONTHLY, PAID, START
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.claims.service import service_between
from mediation.domain.claims.shutdown_pay import ShutdownPayFacts, shutdown_pay
from mediation.domain.claims.sick_pay import SickPayFacts, sick_pay
from mediation.domain.claims.unpaid_wages import UnpaidWagesFacts, unpaid_wages

_DAY = ("date", "on", "as_of")


def read_unpaid_wages(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """拖欠工资."""
    span = _span(fields)
    facts = UnpaidWagesFacts(
        monthly_wage=fields.money(*MONTHLY),
        daily_wage=fields.money("daily_wage", "day_wage", "日工资"),
        months=fields.number("months", "unpaid_months", "拖欠月数"),
        days=fields.number("days", "days_worked", "worked_days", "unpaid_days", "拖欠天数"),
        absent_days=fields.number("absent_days", "days_absent", "缺勤天数"),
        start=span[0] if span else None,
        end=span[1] if span else None,
        wages_by_month=fields.money_by_name("wages_by_month", "wage_history"),
        sums=_sums(fields),
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
        ended_on=fields.last_day("employment_end", "left", "leave_date", "离职日期"),
        filed_on=fields.day(*FILED),
    )
    return unpaid_wages(facts, standards)


def _sums(fields: Fields) -> tuple[Decimal, ...]:
    """Sums that are known already, by month or as one."""
    listed = fields.moneys("amounts", "unpaid_by_month", "monthly_unpaid", "unpaid_amounts")
    one = fields.money("unpaid", "unpaid_amount", "owed", "欠薪金额")
    return listed or (() if one is None else (one,))


def _span(fields: Fields) -> tuple[date, date] | None:
    span = fields.span("period", "unpaid_period", "拖欠期间")
    start = fields.day("start", "from", "unpaid_from")
    end = fields.last_day("end", "to", "unpaid_to")
    if span is not None or start is None or end is None:
        return span
    if end < start:
        fields.fault("end", "截止日不能早于起始日。")
        return None
    return start, end


def read_extra_damages(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """加付赔偿金."""
    facts = ExtraDamagesFacts(
        unpaid=fields.money("unpaid", "unpaid_amount", "amount_due", "owed", "应付金额"),
        ordered=fields.flag("ordered", "order_issued", "authority_ordered", "责令支付"),
        order_expired=fields.flag("order_expired", "deadline_passed", "overdue", "逾期未付"),
        rate=fields.share("rate", "ratio", "加付比例"),
        claimed=fields.money(*CLAIMED),
    )
    return extra_damages(facts)


def read_sick_pay(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """病假工资."""
    span = fields.span("period", "sick_period")
    months, days = fields.number("months", "sick_months"), fields.number("days", "sick_days")
    if months is None and days is None and span is not None:
        length = service_between(*span)
        months, days = Fraction(length.months), Fraction(length.days) if length.days else None
    facts = SickPayFacts(
        monthly_wage=fields.money(*MONTHLY, "avg_wage_12m"),
        months=months,
        days=days,
        ratio=fields.share("ratio", "rate", "sick_pay_ratio", "local_ratio", "比例"),
        paid=fields.money(*PAID),
        paid_per_month=fields.money("paid_per_month", "paid_monthly", "actual_monthly"),
        on=fields.day(*_DAY, *START) or (span[0] if span else None),
        claimed=fields.money(*CLAIMED),
    )
    return sick_pay(facts, standards)


def read_shutdown_pay(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """停工停产工资和生活费."""
    span = _span(fields)
    months = fields.number("months", "shutdown_months", "停工月数")
    if months is None and span is not None:
        length = service_between(*span)
        months = length.months + Fraction(length.days, 30)
    facts = ShutdownPayFacts(
        monthly_wage=fields.money(*MONTHLY, "contract_wage", "avg_wage_12m"),
        months=months,
        worked=bool(fields.flag("worked", "worked_normally", "提供劳动")),
        living_ratio=fields.share(
            "living_ratio", "living_rate", "living_allowance_ratio", "ratio", "rate", "生活费比例"
        ),
        on=fields.day(*_DAY) or (span[0] if span else None),
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
    )
    return shutdown_pay(facts, standards)


def read_minimum_wage(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """最低工资 test."""
    excluded = [
        fields.money(*names)
        for names in (
            ("of_which_overtime", "overtime", "overtime_pay"),
            ("allowances", "special_allowances", "heat_allowance"),
            ("welfare", "benefits"),
            ("excluded",),
        )
    ]
    facts = MinimumWageFacts(
        paid_monthly=fields.money("paid_monthly", "paid_wage", "actual_wage", *MONTHLY, "paid"),
        excluded=sum((each for each in excluded if each is not None), Decimal(0)),
        months=fields.number("months"),
        hourly_wage=fields.money("hourly_wage"),
        hours=fields.number("hours"),
        on=fields.day(*_DAY, *START, *END),
        claimed=fields.money(*CLAIMED),
    )
    return minimum_wage(facts, standards)


def read_wage_deduction(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """扣减工资."""
    facts = DeductionFacts(
        monthly_wage=fields.money(*MONTHLY),
        loss=fields.money("loss", "damage", "损失"),
        deducted=fields.money("deducted", "deduction", "已扣"),
        on=fields.day(*_DAY),
    )
    return wage_deduction(facts, standards)
