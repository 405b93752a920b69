"""Length of service and the half-year rule (劳动合同法 art. 47(1); 民法典 art. 202)."""

from datetime import date
from fractions import Fraction

import pytest

from mediation.domain.claims.service import Service, compensation_months, service_between


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        # Both days are worked (劳动合同法 art. 47(1)).
        ("2018-03-15", "2026-10-20", "9"),
        ("2026-04-21", "2026-10-20", "1"),
        ("2026-04-22", "2026-10-20", "1/2"),
        ("2011-06-01", "2026-10-20", "31/2"),
        ("2025-10-21", "2026-10-20", "1"),
        # One day of work is a half; the year full and one day more is a year and a half.
        ("2026-10-20", "2026-10-20", "1/2"),
        ("2025-10-20", "2026-10-20", "3/2"),
        # Exactly six months, and 5 months 29 days.
        ("2024-01-01", "2024-06-30", "1"),
        ("2024-01-01", "2024-06-29", "1/2"),
        ("2023-09-01", "2024-02-29", "1"),
        ("2023-09-01", "2024-02-28", "1/2"),
        # Hired on a day that shorter months lack (民法典 art. 202).
        ("2020-01-31", "2020-07-30", "1"),
        ("2020-01-31", "2020-07-29", "1/2"),
        ("2020-08-31", "2021-02-27", "1"),
        ("2020-08-31", "2021-02-26", "1/2"),
        ("2020-02-29", "2021-02-27", "1"),
        ("2020-02-29", "2021-02-28", "3/2"),
        # First and last days of months and years.
        ("2020-12-31", "2021-12-30", "1"),
        ("2021-01-01", "2021-12-31", "1"),
        ("2021-01-01", "2022-01-01", "3/2"),
        ("2021-03-01", "2021-08-31", "1"),
        # Twelve years, exactly and one day over.
        ("2009-01-01", "2020-12-31", "12"),
        ("2009-01-01", "2021-01-01", "25/2"),
    ],
)
def test_service_is_counted_in_half_years(start: str, end: str, months: str) -> None:
    service = service_between(date.fromisoformat(start), date.fromisoformat(end))
    assert compensation_months(service) == Fraction(months)


def test_a_day_before_the_first_is_no_service() -> None:
    assert service_between(date(2021, 5, 2), date(2021, 5, 1)).is_nothing


def test_lengths_add_up_with_thirty_days_to_the_month() -> None:
    assert Service(11, 20) + Service(1, 15) == Service(13, 5)
