"""The one-year loan prime rate (一年期 LPR) by the day from which it was published.

Source: 全国银行间同业拆借中心, on the twentieth of each month; a rate counts until the next.
Only what the check of an agreement measures a penalty by rests on it (民法典 art. 585,
民间借贷规定 art. 25); a court takes the rate of the day.
"""

from bisect import bisect_right
from datetime import date
from decimal import Decimal

_PUBLISHED = (
    (date(2019, 8, 20), "4.25"),
    (date(2019, 9, 20), "4.20"),
    (date(2019, 11, 20), "4.15"),
    (date(2020, 2, 20), "4.05"),
    (date(2020, 4, 20), "3.85"),
    (date(2021, 12, 20), "3.80"),
    (date(2022, 1, 20), "3.70"),
    (date(2022, 8, 22), "3.65"),
    (date(2023, 6, 20), "3.55"),
    (date(2023, 8, 21), "3.45"),
    (date(2024, 7, 22), "3.35"),
    (date(2024, 10, 21), "3.10"),
    (date(2025, 5, 20), "3.00"),
)


def one_year_rate(on: date) -> Decimal:
    """The rate in per cent a year as last published by the day; before the first, the first."""
    place = bisect_right([day for day, _ in _PUBLISHED], on) - 1
    return Decimal(_PUBLISHED[max(place, 0)][1])
