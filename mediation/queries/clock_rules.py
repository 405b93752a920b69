"""The table of statutory periods that counts for the office."""

from collections.abc import Sequence

from mediation.domain.clocks import ClockRule
from mediation.queries.office_rules import tables


def clock_rules() -> Sequence[ClockRule]:
    """Every row, of the nation and of the regions; `find_rule` picks by region and day."""
    return tables().clocks
