"""How far a period may be extended: in its own unit, by a grant that came in time."""

from datetime import date

import pytest

from mediation.domain.calendar import national_calendar
from mediation.domain.clocks import Extension, check_extension, compute, find_rule

CALENDAR = national_calendar()
# Five working days and at most five more (33号令 arts. 76, 80), accepted on Friday 25 September.
ACCEPTED = date(2026, 9, 25)
REVIEW = find_rule("K16", on=ACCEPTED)


def code(until: date, granted_on: date = date(2026, 9, 30), *before: date) -> str | None:
    extensions = [Extension(until=day) for day in before]
    deadline = compute(
        REVIEW, start=ACCEPTED, calendar=CALENDAR, today=granted_on, extensions=extensions
    )
    problem = check_extension(
        REVIEW, deadline, until=until, agreed_on=granted_on, calendar=CALENDAR
    )
    return problem.code if problem else None


def test_five_working_days_end_after_the_holiday() -> None:
    # 28, 29, 30 September, then 8 and 9 October; the 10th is a Saturday on which people work.
    deadline = compute(REVIEW, start=ACCEPTED, calendar=CALENDAR, today=ACCEPTED)
    assert deadline.legal_date == date(2026, 10, 9)


def test_the_cap_counts_working_days_and_not_days() -> None:
    # 10, 12, 13, 14, 15 October.
    assert code(date(2026, 10, 15)) is None
    assert code(date(2026, 10, 16)) == "extension_too_long"


def test_a_second_extension_counts_what_was_given_before() -> None:
    assert code(date(2026, 10, 15), date(2026, 9, 30), date(2026, 10, 12)) is None
    assert code(date(2026, 10, 16), date(2026, 9, 30), date(2026, 10, 12)) == "extension_too_long"


@pytest.mark.parametrize(
    ("until", "granted_on", "expected"),
    [
        (date(2026, 10, 9), date(2026, 9, 30), "extension_backwards"),
        (date(2026, 10, 15), date(2026, 10, 10), "extension_late"),
        (date(2206, 10, 15), date(2026, 9, 30), "extension_too_far"),
    ],
)
def test_what_is_late_backwards_or_mistyped_is_refused(
    until: date, granted_on: date, expected: str
) -> None:
    assert code(until, granted_on) == expected


def test_the_trace_tells_how_many_working_days_were_added() -> None:
    deadline = compute(
        REVIEW,
        start=ACCEPTED,
        calendar=CALENDAR,
        today=ACCEPTED,
        extensions=[Extension(until=date(2026, 10, 15))],
    )
    assert deadline.extended_days == 5
    assert any("延长 5 个工作日" in sentence for sentence in deadline.trace)
