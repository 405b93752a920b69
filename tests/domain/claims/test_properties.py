"""What holds for every input: more service never gives less, lines add up, splitting is free."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from mediation.domain.claims.double_wage import double_wage
from mediation.domain.claims.double_wage_facts import DoubleWageFacts
from mediation.domain.claims.employment import Employment, Span
from mediation.domain.claims.ending import Ending
from mediation.domain.claims.hours import Rate, RatedHours, WorkedDay
from mediation.domain.claims.overtime import OvertimeFacts, overtime
from mediation.domain.claims.parameters import ParameterKind, Standards
from mediation.domain.claims.published import PUBLISHED
from mediation.domain.claims.service import compensation_months, service_between
from mediation.domain.claims.severance import SeveranceFacts, severance
from mediation.domain.claims.unpaid_wages import UnpaidWagesFacts, unpaid_wages
from mediation.domain.money import from_fen

DAYS = st.dates(date(2008, 1, 1), date(2026, 12, 31))
OLD_DAYS = st.dates(date(1990, 1, 1), date(2026, 12, 31))
WAGES = st.integers(1, 100_000_00).map(from_fen)
MORE = st.integers(0, 4000).map(timedelta)
ENDINGS = st.sampled_from([ending for ending in Ending if ending.gives_compensation])
CALENDAR_DAYS = st.dates(date(2016, 1, 1), date(2026, 12, 31))


def standards(average: Decimal) -> Standards:
    return Standards("江城市", PUBLISHED, {(ParameterKind.AVERAGE_WAGE, ""): average})


def compensation(
    start: date, end: date, wage: Decimal, ending: Ending, average: Decimal
) -> Decimal:
    employment = Employment(wage, (Span(start, end),), ending=ending)
    calculation = severance(SeveranceFacts(employment), standards(average))
    assert calculation.amount is not None
    return calculation.amount


@given(DAYS, MORE, MORE, WAGES, WAGES, ENDINGS)
def test_more_service_never_gives_less(
    start: date, served: timedelta, more: timedelta, wage: Decimal, average: Decimal, ending: Ending
) -> None:
    less = compensation(start, start + served, wage, ending, average)
    assert compensation(start, start + served + more, wage, ending, average) >= less


@given(OLD_DAYS, MORE, MORE, WAGES)
def test_an_earlier_hire_never_gives_less(
    start: date, earlier: timedelta, served: timedelta, wage: Decimal
) -> None:
    end = start + served
    later = compensation(start, end, wage, Ending.REDUNDANCY, Decimal(5000))
    before = compensation(start - earlier, end, wage, Ending.REDUNDANCY, Decimal(5000))
    assert before >= later


@given(DAYS, MORE, WAGES, WAGES, WAGES)
def test_a_higher_wage_below_the_cap_never_gives_less(
    start: date, served: timedelta, wage: Decimal, more: Decimal, average: Decimal
) -> None:
    if wage + more > average * 3:
        return
    less = compensation(start, start + served, wage, Ending.REDUNDANCY, average)
    assert compensation(start, start + served, wage + more, Ending.REDUNDANCY, average) >= less


@given(DAYS, MORE)
def test_months_of_compensation_are_half_steps_near_the_service(
    start: date, served: timedelta
) -> None:
    service = service_between(start, start + served)
    months = compensation_months(service)
    assert (months * 2).denominator == 1
    years = Fraction(service.months, 12)
    assert years <= months <= years + 1


@given(DAYS, MORE)
def test_a_span_is_its_months_and_days(start: date, served: timedelta) -> None:
    service = service_between(start, start + served)
    assert 0 <= service.days <= 30
    assert service.months * 28 <= served.days + 1


@given(st.lists(st.tuples(CALENDAR_DAYS, st.integers(1, 12)), min_size=1, max_size=30), WAGES)
def test_splitting_a_list_of_days_never_changes_overtime(
    worked: list[tuple[date, int]], wage: Decimal
) -> None:
    whole = tuple(WorkedDay(day, Fraction(hours)) for day, hours in worked)
    halves = tuple(WorkedDay(day, Fraction(hours, 2)) for day, hours in worked for _ in range(2))
    results = [
        overtime(OvertimeFacts(monthly_wage=wage, days=days), standards(Decimal(5000)))
        for days in (whole, halves, whole[::-1])
    ]
    assert len({each.amount for each in results}) == 1


@given(st.lists(st.tuples(CALENDAR_DAYS, st.integers(1, 12)), min_size=2, max_size=30), WAGES)
def test_two_periods_together_are_one_period_up_to_the_rounding_of_their_lines(
    worked: list[tuple[date, int]], wage: Decimal
) -> None:
    days = tuple(WorkedDay(day, Fraction(hours)) for day, hours in worked)
    parts = (days, days[:1], days[1:])
    whole, first, second = (
        overtime(OvertimeFacts(monthly_wage=wage, days=part), standards(Decimal(5000)))
        for part in parts
    )
    assert whole.amount is not None
    together = (first.amount or Decimal(0)) + (second.amount or Decimal(0))
    # Each of up to six lines is rounded by at most half a 分.
    assert abs(whole.amount - together) <= Decimal("0.03")


@given(st.lists(st.tuples(st.sampled_from(Rate), st.integers(1, 100)), max_size=9), WAGES)
def test_the_lines_of_overtime_add_up(totals: list[tuple[Rate, int]], wage: Decimal) -> None:
    rated = tuple(RatedHours(rate, Fraction(hours)) for rate, hours in totals)
    facts = OvertimeFacts(monthly_wage=wage, totals=rated, paid=Decimal(50))
    calculation = overtime(facts, standards(Decimal(5000)))
    if calculation.amount is not None:
        assert sum(line.amount for line in calculation.lines) == calculation.amount
        assert calculation.amount >= 0


@given(CALENDAR_DAYS, st.integers(0, 800).map(timedelta), WAGES)
@example(date(2017, 1, 31), timedelta(364), Decimal("0.06"))
@example(date(2024, 2, 29), timedelta(365), Decimal("0.11"))
def test_double_wage_never_exceeds_eleven_months(
    hired: date, served: timedelta, wage: Decimal
) -> None:
    facts = DoubleWageFacts(hired_on=hired, ended_on=hired + served, monthly_wage=wage)
    calculation = double_wage(facts, standards(Decimal(5000)))
    assert calculation.amount is not None
    assert 0 <= calculation.amount <= wage * 11


@given(CALENDAR_DAYS, st.integers(0, 300).map(timedelta), st.integers(0, 300).map(timedelta), WAGES)
def test_a_longer_unpaid_period_never_gives_less(
    start: date, unpaid: timedelta, more: timedelta, wage: Decimal
) -> None:
    amounts = [
        unpaid_wages(
            UnpaidWagesFacts(monthly_wage=wage, start=start, end=end), standards(Decimal(5000))
        ).amount
        for end in (start + unpaid, start + unpaid + more)
    ]
    assert amounts[0] is not None
    assert amounts[1] is not None
    assert amounts[0] <= amounts[1]
