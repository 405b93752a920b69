"""Heads that come with the end of employment, read from an item."""

from fractions import Fraction

from mediation.domain.claims.calculation import Calculation
from mediation.domain.claims.employment import Employment
from mediation.domain.claims.non_compete import NonCompeteFacts, non_compete
from mediation.domain.claims.notice_pay import NoticePayFacts, notice_pay
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.reading.employment import (
    AVERAGE,
    CLAIMED,
    END,
    MONTHLY,
    PAID,
    START,
    read_employment,
)
from mediation.domain.claims.reading.endings import read_ending
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.claims.service import service_between
from mediation.domain.claims.severance import SeveranceFacts, severance
from mediation.domain.claims.training_penalty import TrainingPenaltyFacts, training_penalty
from mediation.domain.claims.unlawful_dismissal import UnlawfulDismissalFacts, unlawful_dismissal


def read_severance(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """经济补偿."""
    facts = SeveranceFacts(read_employment(fields), fields.money(*PAID), fields.money(*CLAIMED))
    return severance(facts, standards)


def read_unlawful_dismissal(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """赔偿金 2N."""
    facts = UnlawfulDismissalFacts(
        employment=read_employment(fields),
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
        union_notified=fields.flag("union_notified"),
        union_notified_on=fields.day("union_notified_on", "union_notified_date"),
        reinstatement=bool(fields.flag("reinstatement", "wants_reinstatement")),
    )
    return unlawful_dismissal(facts, standards)


def read_notice_pay(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """代通知金, with N where the item speaks of N+1 or of service."""
    last = fields.money("last_month_wage", "prev_month_wage", "previous_month_wage", "上月工资")
    employment = read_employment(fields)
    facts = NoticePayFacts(
        employment=employment,
        last_month_wage=last,
        notice_given=fields.flag("notice_given", "written_notice"),
        notice_days=fields.whole("notice_days", "notice_given_days"),
        with_severance=_with_severance(employment, qualifier),
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
    )
    return notice_pay(facts, standards)


def _with_severance(employment: Employment, qualifier: str) -> bool:
    return "n+1" in qualifier.lower().replace(" ", "") or employment.service is not None


def read_non_compete(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """竞业限制补偿."""
    span = fields.span("period", "restriction_period")
    months = fields.number("months", "restricted_months", "months_observed", "unpaid_months")
    years = fields.number("years", "restricted_years")
    if months is None and years is not None:
        months = years * 12
    if months is None and span is not None:
        length = service_between(*span)
        months = length.months + Fraction(length.days, 30)
    facts = NonCompeteFacts(
        average_wage=fields.money(*AVERAGE, *MONTHLY),
        agreed_monthly=fields.money(
            "agreed_monthly", "agreed_per_month", "agreed_compensation", "agreed", "约定补偿"
        ),
        months=months,
        employer_ended=bool(
            fields.flag("employer_terminated", "employer_ended", "terminated_by_employer")
        ),
        on=fields.day(*END) or (span[0] if span else None),
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
    )
    return non_compete(facts, standards)


def read_training_penalty(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """服务期违约金."""
    facts = TrainingPenaltyFacts(
        cost=fields.money("training_cost", "cost", "training_fee", "培训费用"),
        period_months=_agreed_months(fields),
        served_months=_served_months(fields),
        agreed_penalty=fields.money("agreed_penalty", "penalty", "contract_penalty", "约定违约金"),
        ending=read_ending(fields.text("end_reason", "reason", "离职原因")),
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
    )
    return training_penalty(facts)


def _agreed_months(fields: Fields) -> Fraction | None:
    years = fields.number("service_period_years", "period_years", "服务期年数")
    months = fields.number("service_period_months", "period_months", "服务期月数")
    span = fields.span("service_period")
    if span is not None and years is None and months is None:
        length = service_between(*span)
        return length.months + Fraction(length.days, 30)
    return None if years is None and months is None else _in_months(years, months)


def _served_months(fields: Fields) -> Fraction | None:
    years = fields.number("served_years", "已履行年数")
    months = fields.number("served_months", "已履行月数")
    left_years = fields.number("unserved_years", "remaining_years")
    left_months = fields.number("unserved_months", "remaining_months")
    start = fields.day("service_start", "service_period_start", *START)
    end = fields.last_day(*END)
    if years is not None or months is not None:
        return _in_months(years, months)
    if left_years is not None or left_months is not None:
        agreed = _agreed_months(fields) or Fraction(0)
        return max(agreed - _in_months(left_years, left_months), Fraction(0))
    if start is None:
        span = fields.span("service_period")
        start = span[0] if span else None
    if start is None or end is None:
        return None
    length = service_between(start, end)
    return length.months + Fraction(length.days, 30)


def _in_months(years: Fraction | None, months: Fraction | None) -> Fraction:
    return (years or Fraction(0)) * 12 + (months or Fraction(0))
