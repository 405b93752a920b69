"""The periods of national law as shipped: reviewed data, one row a period and version."""

from mediation.domain.clocks.national import (
    arbitration,
    authorities,
    force,
    injury,
    intake,
    limitation,
    mediation,
    payment_order,
)
from mediation.domain.clocks.rule import ClockRule

RULES: tuple[ClockRule, ...] = (
    *intake.RULES,
    *mediation.RULES,
    *force.RULES,
    *payment_order.RULES,
    *limitation.RULES,
    *arbitration.RULES,
    *injury.RULES,
    *authorities.RULES,
)
