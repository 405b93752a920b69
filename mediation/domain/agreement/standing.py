"""How an agreement in force stands, in one word or two: 已履行, 已确认·履行中, 已确认·执行中 …

A case that is counted as a success always says it (17号令 art. 32, 人民调解法 art. 31).
"""

from collections.abc import Sequence
from enum import StrEnum

from mediation.domain.small_flows import ExitKind, ExitState, PerformanceState


class Standing(StrEnum):
    """One word of how an agreement in force stands; several may hold at once."""

    CONFIRMED = "confirmed"
    ORDERED = "ordered"
    PERFORMED = "performed"
    IN_PERFORMANCE = "in_performance"
    DEFAULT = "default"
    NO_PAYMENT = "no_payment"
    ENFORCING = "enforcing"
    ENFORCEMENT_STAYED = "enforcement_stayed"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return _LABELS[self]


_LABELS = {
    Standing.CONFIRMED: "已确认",
    Standing.ORDERED: "已有支付令",
    Standing.PERFORMED: "已履行",
    Standing.IN_PERFORMANCE: "履行中",
    Standing.DEFAULT: "违约",
    Standing.NO_PAYMENT: "无付款内容",
    Standing.ENFORCING: "执行中",
    Standing.ENFORCEMENT_STAYED: "终结本次执行",
}
_OF_PERFORMANCE = {
    PerformanceState.NONE_DUE: Standing.NO_PAYMENT,
    PerformanceState.PENDING: Standing.IN_PERFORMANCE,
    PerformanceState.PARTLY: Standing.IN_PERFORMANCE,
    PerformanceState.PERFORMED: Standing.PERFORMED,
    PerformanceState.BREACHED: Standing.DEFAULT,
}
CONFIRMING = frozenset({ExitKind.JUDICIAL_CONFIRMATION, ExitKind.ARBITRATION_REVIEW})
# What is told with a colour; the rest goes on.
_TONES = {
    Standing.DEFAULT: "red",
    Standing.ENFORCING: "amber",
    Standing.ENFORCEMENT_STAYED: "amber",
    Standing.PERFORMED: "green",
}

Exit = tuple[ExitKind, ExitState]


def standing_of(performance: PerformanceState, exits: Sequence[Exit]) -> tuple[Standing, ...]:
    """The words for an agreement in force: what gives it force, then how it is performed.

    Once it is under enforcement, that says better than 违约 how it is performed.
    """
    return (*_force(exits), _progress(performance, exits))


def _force(exits: Sequence[Exit]) -> tuple[Standing, ...]:
    granted = {kind for kind, state in exits if state is ExitState.GRANTED}
    if granted & CONFIRMING:
        return (Standing.CONFIRMED,)
    return (Standing.ORDERED,) if ExitKind.PAYMENT_ORDER in granted else ()


def _progress(performance: PerformanceState, exits: Sequence[Exit]) -> Standing:
    if performance is not PerformanceState.PERFORMED:
        enforcement = [state for kind, state in exits if kind is ExitKind.ENFORCEMENT]
        if any(state.is_open for state in enforcement):
            return Standing.ENFORCING
        if ExitState.STAYED in enforcement:
            return Standing.ENFORCEMENT_STAYED
    return _OF_PERFORMANCE[performance]


def in_words(standing: Sequence[Standing]) -> str:
    """'已确认·履行中'."""
    return "·".join(each.label for each in standing)


def tone_of(standing: Sequence[Standing]) -> str:
    """The colour beside the words: that of how it is performed, which is told last."""
    return _TONES.get(standing[-1], "grey") if standing else "grey"
