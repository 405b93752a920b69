"""The rate that was published last on a day."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.domain.agreement.lending_rates import one_year_rate


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (date(2019, 1, 1), "4.25"),
        (date(2020, 4, 19), "4.05"),
        (date(2020, 4, 20), "3.85"),
        (date(2024, 10, 20), "3.35"),
        (date(2026, 11, 29), "3.00"),
    ],
)
def test_the_rate_counts_until_the_next_one(day: date, rate: str) -> None:
    assert one_year_rate(day) == Decimal(rate)
