"""Whether what an agreement promises has been paid (17号令 art. 32, 人民调解法 art. 31)."""

from collections.abc import Sequence
from datetime import date

from mediation.domain.clocks import add_months
from mediation.domain.small_flows import ExitKind, ExitState, PerformanceState

UNPAID = frozenset({PerformanceState.PENDING, PerformanceState.PARTLY, PerformanceState.BREACHED})
ENFORCEMENT_MONTHS = 24
_OVER = frozenset({ExitState.STAYED, ExitState.ENFORCED})


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


def is_expected(
    performance: PerformanceState,
    exits: Sequence[tuple[ExitKind, ExitState]],
    last_due_on: date,
    today: date,
) -> bool:
    """Whether money is still to come, so that the file stays where payments are written down.

    Not once a court has ended its enforcement, nor two years after the last instalment: then no
    enforcement can be asked for any more (民诉法 art. 250).
    """
    if performance not in UNPAID:
        return False
    if any(kind is ExitKind.ENFORCEMENT and state in _OVER for kind, state in exits):
        return False
    return today <= add_months(last_due_on, ENFORCEMENT_MONTHS)
