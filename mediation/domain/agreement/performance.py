"""Whether what an agreement promises has been paid (17号令 art. 32, 人民调解法 art. 31)."""

from collections.abc import Sequence
from datetime import date

from mediation.domain.small_flows import PerformanceState


def performance_of(
    instalments: Sequence[tuple[date | None, int, int]], today: date
) -> PerformanceState:
    """Judge instalments given as (due date, sum in 分, received in 分), on a day.

    One that waits for an event has no due date yet, and is not late.
    """
    if not instalments:
        return PerformanceState.NONE_DUE
    if all(paid >= amount for _, amount, paid in instalments):
        return PerformanceState.PERFORMED
    if any(due is not None and due < today and paid < amount for due, amount, paid in instalments):
        return PerformanceState.BREACHED
    if any(paid for _, _, paid in instalments):
        return PerformanceState.PARTLY
    return PerformanceState.PENDING
