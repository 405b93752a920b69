"""Rules that an office lays over the shipped tables of periods and of ways out, per region."""

from mediation.domain.office_rules.content import (
    content_of,
    national_clock,
    national_exit,
    problems,
)
from mediation.domain.office_rules.differences import differences, exit_words
from mediation.domain.office_rules.overlay import clocks_with, exits_with
from mediation.domain.office_rules.row import (
    RULE_STEPS,
    OfficeRow,
    RuleKind,
    RuleState,
    why_may_not_decide,
)

__all__ = [
    "RULE_STEPS",
    "OfficeRow",
    "RuleKind",
    "RuleState",
    "clocks_with",
    "content_of",
    "differences",
    "exit_words",
    "exits_with",
    "national_clock",
    "national_exit",
    "problems",
    "why_may_not_decide",
]
