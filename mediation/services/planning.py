"""After every change: the statutory dates and the next action of the case, computed again."""

from datetime import datetime

from mediation.models import Case, User


def replan(case: Case, *, by: User, at: datetime) -> None:
    """Recompute the clocks, the owner, the next action and its date from the facts of the case."""
