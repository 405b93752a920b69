"""未休年休假工资 (职工带薪年休假条例 arts. 2–5; 实施办法 arts. 5, 10–12)."""

import pytest

from tests.domain.claims.items import answered, result, words


@pytest.mark.parametrize(
    ("years", "days"),
    [("0.9", "0"), ("1", "5"), ("9.9", "5"), ("10", "10"), ("19.9", "10"), ("20", "15")],
)
def test_years_of_work_decide_the_days(years: str, days: str) -> None:
    figures = result("未休年休假工资", total_years=years, daily_wage="300", year="2025")
    assert (figures["entitlement"], figures["days"]) == (days, days)


def test_the_example_of_the_law_sheet() -> None:
    # Day 293 of 365, ten days a year, three taken: 5.03 → 5; 6,525 ÷ 21.75 = 300.
    figures = result(
        "未休年休假工资",
        total_years=12,
        end="2026-10-20",
        used=3,
        avg_wage_12m="6525",
        of_which_overtime="0",
    )
    assert (figures["days"], figures["daily"], figures["amount"]) == ("5", "300.00", "3000.00")


@pytest.mark.parametrize(
    ("hired", "days"),
    [
        # From the day of joining to 31 December, over 365 (实施办法 art. 5): 184, 73 and 72 days.
        ("2021-07-01", "5"),
        ("2021-10-20", "2"),
        ("2021-10-21", "1"),
        ("2021-01-01", "10"),
        ("2021-12-31", "0"),
    ],
)
def test_a_joiner_has_a_share_of_the_year(hired: str, days: str) -> None:
    figures = result(
        "未休年休假工资", first_job="2009-01-01", hire=hired, year="2021", daily_wage="100"
    )
    assert figures["days"] == days


def test_a_leap_year_is_still_divided_by_365() -> None:
    # 31 December left out: 365 of 365 days in a leap year are the whole entitlement.
    figures = result("未休年休假工资", total_years=2, end="2024-12-30", daily_wage="100")
    assert figures["days"] == "5"


def test_more_taken_than_earned_is_not_clawed_back() -> None:
    figures = result("未休年休假工资", total_years=2, end="2021-03-31", used=4, daily_wage="100")
    assert (figures["days"], figures["amount"]) == ("0", "0.00")


@pytest.mark.parametrize(("end", "days"), [("2021-08-31", "0"), ("2022-06-30", "2")])
def test_leave_is_earned_after_twelve_months(end: str, days: str) -> None:
    # First job on 2020-09-01; 2022-01-01…06-30 are 181 days: 2.47 → 2 (条例 art. 2).
    figures = result(
        "未休年休假工资", first_job="2020-09-01", hire="2020-09-01", end=end, daily_wage="100"
    )
    assert figures["days"] == days


def test_the_year_in_which_the_twelve_months_are_full_counts_from_then() -> None:
    # From 2021-05-01 to 31 December 245 days: 3.35 → 3.
    figures = result(
        "未休年休假工资", first_job="2020-05-01", hire="2020-05-01", year=2021, daily_wage="100"
    )
    assert figures["days"] == "3"


def test_a_band_crossed_within_the_year_is_told() -> None:
    facts = {"first_job": "2011-07-01", "hire": "2015-01-01", "year": 2021, "daily_wage": 100}
    assert result("未休年休假工资", **facts)["days"] == "10"
    assert "跨档" in words("未休年休假工资", **facts)


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({"total_years": 5, "sick_leave_months": 2}, "0"),
        ({"total_years": 15, "sick_leave_months": 2}, "10"),
        ({"total_years": 15, "sick_leave_months": 3}, "0"),
        ({"total_years": 25, "sick_leave_months": 4}, "0"),
        ({"total_years": 5, "personal_leave_days": 20}, "0"),
        ({"total_years": 5, "personal_leave_days": 19}, "5"),
    ],
)
def test_long_absence_takes_the_leave_of_the_year_away(facts: dict[str, object], days: str) -> None:
    assert result("未休年休假工资", **facts, year=2021, daily_wage=100)["days"] == days


def test_a_waiver_in_writing_leaves_the_normal_pay_only() -> None:
    figures = result("未休年休假工资", daily_wage="100", days=5, waived=True)
    assert figures["amount"] == "0.00"


def test_pay_that_was_never_given_makes_three_hundred_percent() -> None:
    figures = result("未休年休假工资", daily_wage="100", days=5, normal_wage_paid=False)
    assert figures["amount"] == "1500.00"


def test_the_wage_must_be_without_overtime() -> None:
    assert "剔除加班费" in words("未休年休假工资", avg_wage_12m="5000", days=5)
    assert "剔除加班费" not in words(
        "未休年休假工资", avg_wage_12m="5000", of_which_overtime="0", days=5
    )


def test_the_years_within_limitation_are_shown_by_both_readings() -> None:
    plain = answered(
        "未休年休假工资",
        days_by_year={"2019": 5, "2020": 5, "2021": 5},
        daily_wage="300",
        claim_filed="2022-03-01",
    )
    assert plain["result"]["amount"] == "9000.00"
    amounts = [each["amount"] for each in plain["alternatives"]]
    assert amounts == ["3000.00", "6000.00"]


def test_years_listed_with_the_same_days_add_up() -> None:
    listed = result("未休年休假工资", years=[2019, 2020], days_per_year=5, daily_wage="100")
    counted = result("未休年休假工资", years=2, days_per_year=5, daily_wage="100")
    assert listed["amount"] == counted["amount"] == "2000.00"


def test_without_days_or_seniority_the_answer_says_what_is_missing() -> None:
    plain = answered("未休年休假工资", daily_wage="100")
    assert plain["missing"] == ["未休年休假的天数，或者参加工作时间和已休天数"]
