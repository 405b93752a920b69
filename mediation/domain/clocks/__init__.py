"""Statutory periods: the rules as data, one way to count them, and why a date is what it is."""

from mediation.domain.clocks.agreed import agreed_period, fixed_date
from mediation.domain.clocks.answering import answer
from mediation.domain.clocks.asking import Answer, Question, Table, UnanswerableQuestion
from mediation.domain.clocks.by_hand import ENTERED_BY_HAND, EVENTS_BY_HAND, LedgerGroup
from mediation.domain.clocks.compute import compute
from mediation.domain.clocks.deadline import (
    Deadline,
    Extension,
    Pause,
    Urgency,
    remaining_days,
    urgency,
)
from mediation.domain.clocks.events import ClockEvent, Happened
from mediation.domain.clocks.extending import check_extension
from mediation.domain.clocks.interrupting import Effect, effects_on
from mediation.domain.clocks.limitation import double_wage_events, double_wage_window
from mediation.domain.clocks.lookup import MEDIATION_RULES, find_rule, mediation_rule_for
from mediation.domain.clocks.national import RULES
from mediation.domain.clocks.outliving import outlives_sentence
from mediation.domain.clocks.periods import Unit, add_months
from mediation.domain.clocks.rule import Article, Binds, Certainty, ClockRule
from mediation.domain.clocks.selection import (
    ClockFacts,
    ClockKey,
    StartedClock,
    deadline_of,
    started_clocks,
)

__all__ = [
    "ENTERED_BY_HAND",
    "EVENTS_BY_HAND",
    "MEDIATION_RULES",
    "RULES",
    "Answer",
    "Article",
    "Binds",
    "Certainty",
    "ClockEvent",
    "ClockFacts",
    "ClockKey",
    "ClockRule",
    "Deadline",
    "Effect",
    "Extension",
    "Happened",
    "LedgerGroup",
    "Pause",
    "Question",
    "StartedClock",
    "Table",
    "UnanswerableQuestion",
    "Unit",
    "Urgency",
    "add_months",
    "agreed_period",
    "answer",
    "check_extension",
    "compute",
    "deadline_of",
    "double_wage_events",
    "double_wage_window",
    "effects_on",
    "find_rule",
    "fixed_date",
    "mediation_rule_for",
    "outlives_sentence",
    "remaining_days",
    "started_clocks",
    "urgency",
]
