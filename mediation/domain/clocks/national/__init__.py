"""The periods of national law as shipped: reviewed data, one row a period and version."""

from mediation.domain.clocks.national import arbitration, force, mediation
from mediation.domain.clocks.rule import ClockRule

RULES: tuple[ClockRule, ...] = (*mediation.RULES, *force.RULES, *arbitration.RULES)
