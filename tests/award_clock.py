"""The clock of an award: a period that somebody other than the parties may extend."""

from mediation.models import Case, Clock

AWARD_RULE = "K31"


def award_clock(case: Case) -> Clock:
    """The clock of the award that counts."""
    return [row for row in case.clocks if row.rule == AWARD_RULE and row.state != "voided"][-1]
