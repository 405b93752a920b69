"""What an injury costs besides its grade, read from an item."""

from mediation.domain.claims.calculation import Calculation
from mediation.domain.claims.injury import InjuryFacts, InjuryLine, injury
from mediation.domain.claims.injury_care import NURSING, CareFacts
from mediation.domain.claims.parameters import ParameterKind, Standards
from mediation.domain.claims.reading.employment import CLAIMED, MONTHLY, PAID
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.claims.reading.local import with_average_for_injury, with_supplied

OWN_WAGE = (
    "own_wage",
    "contribution_wage",
    "insured_wage",
    "avg_contribution_wage",
    "本人工资",
    "avg_wage_12m",
)
INJURED = ("injury_date", "injured_on", "accident_date", "accident", "date", "受伤日期")


def read_stop_work(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """停工留薪期工资."""
    care = CareFacts(
        wage=fields.money(
            "stop_work_wage", "original_wage", "pre_injury_wage", *MONTHLY, *OWN_WAGE
        ),
        stop_months=fields.number("stop_months", "stop_work_months", "months", "停工留薪期月数"),
        stop_days=fields.number("stop_days", "stop_work_days", "days"),
    )
    return read_costs(fields, standards, care)


def read_meals(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """住院伙食补助费."""
    care = CareFacts(hospital_days=fields.number("hospital_days", "days", "住院天数"))
    rate = fields.money("rate", "daily_rate")
    if rate is not None:
        standards = with_supplied(standards, {(ParameterKind.INJURY_MEAL, ""): rate})
    return read_costs(fields, standards, care)


def read_nursing(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """生活护理费."""
    care = CareFacts(
        nursing=_nursing(fields),
        nursing_months=fields.number("nursing_months", "months", "护理月数"),
    )
    return read_costs(fields, standards, care)


def read_costs(fields: Fields, standards: Standards, care: CareFacts) -> Calculation:
    """The costs alone, without a grade."""
    facts = InjuryFacts(
        injured_on=fields.day(*INJURED),
        insured=fields.flag("insured", "is_insured", "参保"),
        lines=frozenset({InjuryLine.CARE}),
        care=care,
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
    )
    return injury(facts, with_average_for_injury(standards))


def read_care(fields: Fields) -> CareFacts:
    """Everything an injury costs besides its grade, as far as the item names it."""
    return CareFacts(
        wage=fields.money(
            "stop_work_wage", "original_wage", "pre_injury_wage", *MONTHLY, *OWN_WAGE
        ),
        stop_months=fields.number(
            "stop_months", "stop_work_months", "paid_leave_months", "停工留薪期月数"
        ),
        stop_days=fields.number("stop_days", "stop_work_days"),
        hospital_days=fields.number("hospital_days", "hospitalised_days", "住院天数"),
        nursing=_nursing(fields),
        nursing_months=fields.number("nursing_months", "护理月数"),
        treatment=fields.money("medical_expenses", "treatment_cost", "医疗费"),
        other=fields.money("other_costs", "other_expenses"),
    )


def _nursing(fields: Fields) -> str:
    words = fields.text("nursing", "care_level", "nursing_level", "level", "护理等级")
    if not words:
        return ""
    english = {"full": "完全", "complete": "完全", "most": "大部分", "part": "部分"}
    for name in ("大部分", "完全", "部分"):
        if name in words:
            return name
    found = next((name for key, name in english.items() if key in words.lower()), "")
    if found not in NURSING:
        fields.fault("nursing", "护理等级请写 完全、大部分 或者 部分 不能自理。")
    return found
