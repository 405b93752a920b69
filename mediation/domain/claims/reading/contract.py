"""Heads that come with the contract and its probation, read from an item."""

from datetime import date
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation
from mediation.domain.claims.double_wage import double_wage
from mediation.domain.claims.double_wage_facts import DoubleWageFacts, Limitation
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.probation import ProbationFacts, unlawful_probation
from mediation.domain.claims.probation_wage import ProbationWageFacts, probation_wage
from mediation.domain.claims.reading.employment import (
    CLAIMED,
    END,
    FILED,
    MONTHLY,
    PAID,
    START,
)
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.claims.reading.values import length_of
from mediation.domain.claims.service import Service, service_between

_OPEN_ENDED = ("无固定期限", "open-ended", "open_ended", "indefinite")
_LIMITATION_WORDS = {
    Limitation.BY_DAY: ("by_day", "逐日", "按日", "daily", "day by day"),
    Limitation.BY_MONTH: ("by_month", "逐月", "按月", "monthly", "month by month", "a"),
    Limitation.FROM_WINDOW_END: (
        "from_window_end",
        "deemed",
        "视为",
        "违法状态",
        "窗口",
        "b",
    ),
    Limitation.FROM_EMPLOYMENT_END: (
        "from_employment_end",
        "employment end",
        "离职",
        "终止",
        "c",
    ),
}


def read_double_wage(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """二倍工资差额."""
    hired, ended = fields.day(*START), fields.last_day(*END)
    signed = fields.day("signed", "signed_on", "contract_signed", "sign_date", "签订日期")
    if hired is not None and ended is not None and ended < hired:
        fields.fault("end", "离职日期不能早于入职日期。")
    if hired is not None and signed is not None and signed < hired:
        fields.warnings.append("签订合同的日期早于入职日期，没有未签合同的期间。")
    still_there = fields.flag("still_employed", "still_working")
    facts = DoubleWageFacts(
        hired_on=hired,
        signed_on=signed,
        ended_on=None if still_there else ended,
        prior_contract_end=_prior_end(fields),
        open_ended_due_on=fields.day("open_ended_due", "open_ended_due_on"),
        monthly_wage=fields.money(*MONTHLY, "avg_wage_12m"),
        wages_by_month=fields.money_by_name("wages_by_month", "wage_history"),
        wages_in_order=fields.moneys("monthly_wages", "wages"),
        claimed_to=fields.last_day("claimed_to"),
        filed_on=fields.day(*FILED),
        limitation_pleaded=fields.flag("limitation_defence", "limitation_pleaded", "时效抗辩"),
        limitation=_limitation(fields),
        claimed=fields.money(*CLAIMED),
        claimed_months=fields.number("claimed_months"),
        paid=fields.money(*PAID),
    )
    return double_wage(facts, standards)


def _prior_end(fields: Fields) -> date | None:
    """The end of the contract after which work went on without another."""
    stated = fields.last_day(
        "prior_contract_end",
        "contract_end",
        "contract_expired",
        "previous_contract_end",
        "原合同期满",
    )
    span = fields.span("contract", "prior_contract")
    return stated or (span[1] if span else None)


def _limitation(fields: Fields) -> Limitation | None:
    words = fields.text("limitation_variant", "limitation_rule", "limitation", "variant").lower()
    if not words:
        return None
    for reading, names in _LIMITATION_WORDS.items():
        if any(name == words or (len(name) > 1 and name in words) for name in names):
            return reading
    fields.fault("limitation_variant", "时效口径请写 逐日、按月、视为 或者 离职 之一。")
    return None


def read_unlawful_probation(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """违法试用期赔偿."""
    contract = _contract(fields)
    start = fields.day("probation_from", "probation_start", *START) or contract[0]
    facts = ProbationFacts(
        contract_term=contract[1],
        open_ended=_is_open_ended(fields),
        for_a_task=bool(fields.flag("task_contract", "for_a_task")),
        second=bool(fields.flag("second_probation", "repeated")),
        start=start,
        end=fields.last_day("probation_to", "probation_end"),
        served_to=fields.last_day("served_to", *END),
        length=_length(fields, "probation_term", "probation_months", "probation_days"),
        probation_wage=fields.money("probation_wage", "试用期工资"),
        regular_wage=fields.money("regular_wage", "full_wage", "contract_wage", *MONTHLY),
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
    )
    return unlawful_probation(facts, standards)


def read_probation_wage(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """试用期工资."""
    span = fields.span("probation", "period")
    months = fields.number("probation_months", "months")
    if months is None and span is not None:
        length = service_between(*span)
        months = length.months + Fraction(length.days, 30)
    facts = ProbationWageFacts(
        contract_wage=fields.money("regular_wage", "contract_wage", "full_wage", *MONTHLY),
        lowest_same_post=fields.money("lowest_same_post", "same_post_lowest", "same_post_wage"),
        probation_wage=fields.money("probation_wage", "paid_wage", "试用期工资"),
        months=months,
        on=fields.day("date", *START) or (span[0] if span else None),
        claimed=fields.money(*CLAIMED),
    )
    return probation_wage(facts, standards)


def _contract(fields: Fields) -> tuple[date | None, Service | None]:
    """The first day and the term of the contract, from dates or told as a length."""
    length = _length(
        fields,
        "contract_term",
        "contract_months",
        "contract_days",
        "contract_years",
        "contract_term_years",
    )
    if _is_open_ended(fields):
        fields.mark("contract")
        return None, length
    span = fields.span("contract", "contract_period")
    if span is None:
        return None, length
    return span[0], length or service_between(*span)


def _is_open_ended(fields: Fields) -> bool:
    if fields.flag("open_ended", "open_ended_contract"):
        return True
    words = fields.raw("contract", "contract_type")
    return isinstance(words, str) and any(each in words for each in _OPEN_ENDED)


def _length(fields: Fields, term: str, months: str, days: str, *years: str) -> Service | None:
    told = fields.length(term)
    number, over = fields.number(months), fields.whole(days)
    in_years = fields.number(*years) if years else None
    if number is None and over is None and in_years is None:
        return told
    return length_of(in_years or Fraction(0), number or Fraction(0), over or 0)
