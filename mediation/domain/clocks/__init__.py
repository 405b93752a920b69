"""Statutory periods: the rules as data, one way to count them, and why a date is what it is."""

from mediation.domain.clocks.agreed import agreed_period, fixed_date
from mediation.domain.clocks.compute import compute
from mediation.domain.clocks.deadline import (
    Deadline,
    Extension,
    Pause,
    Urgency,
    remaining_days,
    urgency,
)
from mediation.domain.clocks.extending import check_extension
from mediation.domain.clocks.limitation import (
    Interruption,
    InterruptionKind,
    limitation,
    pay_limitation,
)
from mediation.domain.clocks.periods import Unit, add_months
from mediation.domain.clocks.rule import ClockRule, StartEvent
from mediation.domain.clocks.rules import RULES, find_rule, mediation_rule_for
from mediation.domain.clocks.selection import ClockFacts, StartedClock, rules_for

__all__ = [
    "RULES",
    "ClockFacts",
    "ClockRule",
    "Deadline",
    "Extension",
    "Interruption",
    "InterruptionKind",
    "Pause",
    "StartEvent",
    "StartedClock",
    "Unit",
    "Urgency",
    "add_months",
    "agreed_period",
    "check_extension",
    "compute",
    "find_rule",
    "fixed_date",
    "limitation",
    "mediation_rule_for",
    "pay_limitation",
    "remaining_days",
    "rules_for",
    "urgency",
]
