"""Until when money is expected: until it came, until the court gave up, or until the two years."""

from datetime import date

import pytest

from mediation.domain.agreement.performance import is_expected
from mediation.domain.small_flows import ExitKind, ExitState, PerformanceState

P, K, E = PerformanceState, ExitKind, ExitState
LAST, SOON = date(2026, 12, 31), date(2027, 1, 1)


@pytest.mark.parametrize(
    ("performance", "exits", "today", "expected"),
    [
        (P.PENDING, [], SOON, True),
        (P.BREACHED, [(K.JUDICIAL_CONFIRMATION, E.GRANTED)], SOON, True),
        (P.BREACHED, [(K.ENFORCEMENT, E.ACCEPTED)], SOON, True),
        (P.BREACHED, [(K.ENFORCEMENT, E.STAYED)], SOON, False),
        (P.PERFORMED, [], SOON, False),
        (P.NONE_DUE, [], SOON, False),
        (P.BREACHED, [], date(2028, 12, 31), True),
        (P.BREACHED, [], date(2029, 1, 1), False),
    ],
)
def test_until_when_money_is_expected(
    performance: P, exits: list[tuple[K, E]], today: date, expected: bool
) -> None:
    assert is_expected(performance, exits, LAST, today) is expected
