"""The ways out after an agreement, as a decision table: which are open, until when, why not."""

from mediation.domain.exits.decision import (
    Route,
    covered_by,
    no_procedure,
    opened_by_refusal,
    routes,
    unfit,
    why_not,
)
from mediation.domain.exits.facts import (
    AgreedPayment,
    AgreedTerm,
    ExitFacts,
    FiledProcedure,
    Window,
)
from mediation.domain.exits.kinds import Applicant, Opening, RouteKind, WindowStart
from mediation.domain.exits.recommending import Recommendation, recommended
from mediation.domain.exits.rule import ExitRule
from mediation.domain.exits.rules import (
    EXIT_RULES,
    PAYMENT_ORDER_CLAIMS,
    find_exit_rule,
    rules_on,
)
from mediation.domain.exits.state_words import state_label

__all__ = [
    "EXIT_RULES",
    "PAYMENT_ORDER_CLAIMS",
    "AgreedPayment",
    "AgreedTerm",
    "Applicant",
    "ExitFacts",
    "ExitRule",
    "FiledProcedure",
    "Opening",
    "Recommendation",
    "Route",
    "RouteKind",
    "Window",
    "WindowStart",
    "covered_by",
    "find_exit_rule",
    "no_procedure",
    "opened_by_refusal",
    "recommended",
    "routes",
    "rules_on",
    "state_label",
    "unfit",
    "why_not",
]
