"""加班费 under three hours systems (劳动法 art. 44; 工资支付暂行规定 art. 13)."""

import pytest

from tests.domain.claims.items import answered, result, words


def test_the_example_of_the_law_sheet() -> None:
    # 5,220 ÷ 21.75 = 240 a day, 30 an hour.
    figures = result(
        "加班费", monthly_wage="5220", overtime_hours=10, rest_hours=8, legal_holiday_hours=8
    )
    assert (figures["daily"], figures["hourly"]) == ("240.00", "30.00")
    assert (figures["weekday"], figures["rest"], figures["holiday"]) == (
        "450.00",
        "480.00",
        "720.00",
    )
    assert figures["amount"] == "1650.00"


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        # 春节 2025: 除夕 is a statutory holiday since 2025, the make-up Sunday is a working day.
        ("2025-01-28", "holiday"),
        ("2025-01-26", "weekday"),
        ("2025-02-02", "rest"),
        ("2025-05-02", "holiday"),
        ("2024-05-02", "rest"),
        ("2024-10-01", "holiday"),
        ("2024-10-04", "rest"),
        ("2024-10-12", "weekday"),
        ("2021-05-08", "weekday"),
        ("2021-05-09", "rest"),
    ],
)
def test_the_calendar_of_the_year_rates_a_listed_day(day: str, rate: str) -> None:
    figures = result("加班费", daily_wage="200", days=[{"date": day, "hours": 8}])
    expected = {"weekday": "300.00", "rest": "400.00", "holiday": "600.00"}[rate]
    assert (figures[rate], figures["amount"]) == (expected, expected)


def test_new_years_eve_was_no_statutory_holiday_before_2025() -> None:
    claimed = {"daily_wage": "200", "legal_holiday_days": ["2023-01-21", "2023-01-22"]}
    figures = result("加班费", **claimed)
    assert (figures["holiday"], figures["rest"]) == ("600.00", "400.00")
    assert "除夕自 2025 年起" in words("加班费", **claimed)


def test_the_eve_is_spoken_of_only_where_it_may_be_meant() -> None:
    assert "除夕" not in words("加班费", daily_wage="200", legal_holiday_days=["2020-10-08"])


def test_a_working_day_claimed_as_a_holiday_is_left_out() -> None:
    claimed = {"daily_wage": "200", "legal_holiday_days": ["2024-02-09", "2024-02-10"]}
    assert result("加班费", **claimed)["amount"] == "600.00"
    assert "2024-02-09" in words("加班费", **claimed)


def test_a_holiday_claimed_as_a_rest_day_gets_the_holiday_rate() -> None:
    assert result("加班费", daily_wage="200", rest_days=["2021-05-01"])["holiday"] == "600.00"


def test_a_shift_worker_may_rest_on_a_weekday() -> None:
    claimed = {"daily_wage": "200", "rest_days": ["2021-05-12"]}
    assert result("加班费", **claimed)["rest"] == "400.00"
    assert "核对排班" in words("加班费", **claimed)


def test_a_year_without_a_notice_takes_what_was_entered_and_says_so() -> None:
    claimed = {"daily_wage": "200", "legal_holiday_days": ["2012-06-23"]}
    assert result("加班费", **claimed)["holiday"] == "600.00"
    assert "2012 年放假通知未录入" in words("加班费", **claimed)


@pytest.mark.parametrize(
    ("given", "amount"),
    [({"substitute_rest": 2}, "800.00"), ({"substitute_rest": True}, "0.00"), ({}, "1600.00")],
)
def test_time_off_takes_the_place_of_pay_on_rest_days(
    given: dict[str, object], amount: str
) -> None:
    assert result("加班费", daily_wage="200", rest_days=4, **given)["amount"] == amount


def test_time_off_does_not_take_the_place_of_pay_on_holidays() -> None:
    facts = {"daily_wage": "200", "legal_holiday_days": 1, "substitute_rest": 1}
    assert result("加班费", **facts)["amount"] == "600.00"
    assert "不能以补休代替" in words("加班费", **facts)


@pytest.mark.parametrize(
    ("day", "divisor", "hourly"),
    [
        ("2006-05-01", "20.92", "9.14"),
        ("2008-01-02", "20.92", "9.14"),
        ("2008-01-03", "21.75", "8.79"),
        ("2026-05-01", "21.75", "8.79"),
    ],
)
def test_the_day_of_the_facts_picks_the_divisor(day: str, divisor: str, hourly: str) -> None:
    plain = answered("加班费 (base)", monthly_wage="1530", date=day)
    assert plain["result"]["current_hourly"] == hourly
    assert any(divisor in each for each in plain["parameters"])


def test_a_list_across_the_change_takes_each_day_by_its_own_divisor() -> None:
    # 2,092 ÷ 20.92 = 100 and 2,092 ÷ 21.75 = 96.18…; both rest days at 200 %.
    figures = result("加班费", monthly_wage="2092", rest_days=["2007-12-30", "2008-01-06"])
    assert figures["amount"] == "392.37"


@pytest.mark.parametrize(
    ("cycle", "day", "normal"),
    [
        ("月", "2024-06-01", "166.64"),
        ("月", "2025-06-01", "165.36"),
        ("季", "2024-06-01", "500"),
        ("季度", "2025-06-01", "496"),
        ("年", "2024-06-01", "2000"),
        ("一年", "2026-06-01", "1984"),
    ],
)
def test_comprehensive_hours_are_measured_by_the_working_days_then_in_force(
    cycle: str, day: str, normal: str
) -> None:
    figures = result(
        "加班费", monthly_wage="4350", system="综合工时", total_hours=3000, cycle=cycle, date=day
    )
    assert figures["normal_hours"] == normal


def test_comprehensive_hours_pay_the_excess_and_the_holidays() -> None:
    # 550 − 16 on holidays − 496 = 38 hours at 37.50; 16 hours at 75.
    plain = answered(
        "加班费 (综合工时)",
        monthly_wage="4350",
        total_hours=550,
        cycle="季",
        legal_holiday_hours=16,
        date="2025-03-31",
        rest_days=5,
    )
    assert (plain["result"]["weekday"], plain["result"]["holiday"]) == ("1425.00", "1200.00")
    assert plain["result"]["amount"] == "2625.00"
    assert any("不单独按百分之二百" in each for each in plain["warnings"])


def test_irregular_hours_pay_nothing_and_show_what_some_places_pay() -> None:
    plain = answered(
        "加班费", monthly_wage="4350", system="不定时", legal_holiday_days=2, overtime_hours=20
    )
    assert plain["result"]["amount"] == "0.00"
    assert plain["alternatives"][0]["amount"] == "1200.00"


def test_more_than_thirty_six_hours_a_month_is_told() -> None:
    assert "三十六小时" in words("加班费", monthly_wage=4350, overtime_hours=37)
    assert "三十六小时" not in words("加班费", monthly_wage=4350, overtime_hours=36)


def test_so_much_a_week_or_a_month_is_multiplied_out() -> None:
    weekly = result("加班费", hourly_wage="20", overtime_hours_per_week=5, weeks=4)
    monthly = result("加班费", hourly_wage="20", overtime_hours_per_month=10, months=2)
    assert weekly["amount"] == monthly["amount"] == "600.00"
    errors = answered("加班费", hourly_wage="20", overtime_hours_per_week=5)["errors"]
    assert set(errors) == {"weeks"}


def test_a_base_below_the_minimum_wage_is_held_up() -> None:
    facts = {"monthly_wage": 1740, "local_min_wage": 2175, "rest_days": 1}
    assert result("加班费", **facts)["amount"] == "200.00"
    assert "低于当地月最低工资标准" in words("加班费", **facts)


def test_what_was_paid_for_overtime_is_taken_off() -> None:
    assert result("加班费", daily_wage=200, rest_days=1, paid=150)["amount"] == "250.00"


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"overtime_hours": 5}, "加班费计算基数（月工资、日工资或者小时工资）"),
        ({"monthly_wage": 5000}, "加班的天数或者小时数"),
        (
            {"monthly_wage": 5000, "system": "综合工时", "total_hours": 600},
            "综合计算周期（月、季或者年）或者周期内法定标准工时",
        ),
    ],
)
def test_what_is_missing_is_named(facts: dict[str, object], missing: str) -> None:
    plain = answered("加班费", **facts)
    assert plain["missing"] == [missing]
    assert plain["result"]["amount"] is None


def test_a_day_has_at_most_twenty_four_hours() -> None:
    errors = answered("加班费", daily_wage=200, days={"2021-05-09": 25})["errors"]
    assert errors == {"days": "一天的加班不能超过 24 小时。"}
