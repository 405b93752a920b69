"""Rules that an office lays over the shipped tables of periods and of ways out, per region."""

from mediation.domain.office_rules.content import (
    content_of,
    national_clock,
    national_exit,
    problems,
    title_of,
)
from mediation.domain.office_rules.differences import differences, exit_words
from mediation.domain.office_rules.overlay import clocks_with, exits_with
from mediation.domain.office_rules.row import OfficeRow, RuleKind

__all__ = [
    "OfficeRow",
    "RuleKind",
    "clocks_with",
    "content_of",
    "differences",
    "exit_words",
    "exits_with",
    "national_clock",
    "national_exit",
    "problems",
    "title_of",
]
