"""Pay that is owed or fell short, and what is added to it."""

import pytest

from tests.domain.claims.items import answered, result, words


@pytest.mark.parametrize(
    ("period", "amount"),
    [
        # 8,700 ÷ 21.75 = 400; paid days are working days and statutory holidays.
        (["2023-04-20", "2023-05-17"], "8000.00"),
        (["2023-05-01", "2023-05-31"], "8700.00"),
        (["2023-05-01", "2023-07-31"], "26100.00"),
        (["2024-02-01", "2024-02-29"], "8700.00"),
        (["2024-02-29", "2024-02-29"], "400.00"),
        (["2023-12-29", "2024-01-02"], "1200.00"),
        # 23 days in a part month are never more than the month.
        (["2023-08-01", "2023-08-30"], "8700.00"),
    ],
)
def test_unpaid_time_is_counted_month_by_month(period: list[str], amount: str) -> None:
    assert result("拖欠工资", period=period, monthly_wage="8700")["amount"] == amount


def test_bare_months_mean_whole_months() -> None:
    assert result("拖欠工资", start="2023-05", end="2023-07", monthly_wage=5000)["amount"] == (
        "15000.00"
    )


@pytest.mark.parametrize(
    ("facts", "amount"),
    [
        ({"months": 3, "monthly_wage": "5000"}, "15000.00"),
        ({"months": 3, "monthly_wage": "5000", "paid": "8000"}, "7000.00"),
        ({"months": 2, "days": 5, "monthly_wage": "4350"}, "9700.00"),
        ({"days": "10 天", "daily_wage": "200元"}, "2000.00"),
        ({"days_worked": 12.5, "monthly_wage": "4350"}, "2500.00"),
        ({"absent_days": 3, "monthly_wage": "4350"}, "3750.00"),
        ({"amounts": [3000, "2500.50"]}, "5500.50"),
        ({"unpaid": "55,380.00元", "paid": 380}, "55000.00"),
        ({"amounts": {"2023-04": 3000, "2023-05": 1000}}, "4000.00"),
    ],
)
def test_unpaid_time_may_be_told_in_several_ways(facts: dict[str, object], amount: str) -> None:
    assert result("拖欠工资", **facts)["amount"] == amount


def test_back_pay_more_than_a_year_after_the_end_may_be_met_with_a_plea() -> None:
    facts = {"months": 1, "monthly_wage": 5000, "left": "2023-05-17"}
    assert "时效抗辩" in words("拖欠工资", **facts, claim_filed="2024-05-20")
    assert "时效抗辩" not in words("拖欠工资", **facts, claim_filed="2024-05-17")


def test_several_people_are_answered_one_by_one() -> None:
    plain = answered(
        "拖欠工资",
        monthly_wage="5000",
        employees=[{"name": "张某", "months": 2}, {"name": "李某", "months": 1, "paid": 500}],
    )
    assert [each["amount"] for each in plain["result"]["people"]] == ["10000.00", "4500.00"]
    assert plain["result"]["amount"] == "14500.00"


def test_one_bad_person_leaves_the_others_answered_and_no_total() -> None:
    plain = answered(
        "拖欠工资", monthly_wage=5000, employees=[{"months": 2}, {"name": "李某", "months": "两"}]
    )
    assert plain["result"]["people"][0]["amount"] == "10000.00"
    assert plain["result"]["amount"] is None
    assert set(plain["errors"]) == {"李某.months"}


@pytest.mark.parametrize(
    ("facts", "amount"),
    [
        ({"rate": "50%"}, "5000.00"),
        ({"rate": 0.8}, "8000.00"),
        ({"rate": 1}, "10000.00"),
        ({"ordered": False}, "0.00"),
        ({"ordered": True, "order_expired": False}, "0.00"),
    ],
)
def test_extra_damages_depend_on_an_order_that_was_not_obeyed(
    facts: dict[str, object], amount: str
) -> None:
    assert result("加付赔偿金", unpaid="10000", **facts)["amount"] == amount


def test_extra_damages_are_conditional_and_within_their_range() -> None:
    assert "责令限期支付" in words("加付赔偿金", unpaid="10000")
    assert answered("加付赔偿金", unpaid="10000", rate="40%")["missing"]


@pytest.mark.parametrize(
    ("facts", "amount"),
    [
        ({"months": 3, "ratio": "60%"}, "9000.00"),
        # 20 % of 5,000 is under 80 % of 1,800.
        ({"months": 2, "ratio": "20%"}, "2880.00"),
        ({"months": 2}, "2880.00"),
        ({"days": 5, "ratio": 0.87}, "1000.00"),
        ({"months": 2, "paid": "1000"}, "1880.00"),
        ({"months": 2, "paid_per_month": "1000"}, "880.00"),
    ],
)
def test_sick_pay_has_a_floor(facts: dict[str, object], amount: str) -> None:
    figures = result("病假工资", local_min_wage="1800", monthly_wage="5000", **facts)
    assert (figures["floor"], figures["amount"]) == ("1440.00", amount)


def test_sick_pay_without_the_minimum_wage_is_not_guessed() -> None:
    plain = answered("病假工资", monthly_wage="5000", months=1, region="江城市", date="2026-03-01")
    assert plain["missing"] == ["江城市 2026 年月最低工资标准未录入"]


@pytest.mark.parametrize(
    ("facts", "amount"),
    [
        ({"months": 1}, "5000.00"),
        ({"months": "0.5"}, "2500.00"),
        ({"months": 4, "living_allowance": "1500"}, "9500.00"),
        ({"months": 4, "local_min_wage": 2000, "ratio": "70%"}, "9200.00"),
        ({"months": 4, "local_min_wage": 2000, "worked": True}, "11000.00"),
        ({"period": ["2023-01-01", "2023-03-31"], "living_allowance": 1000}, "7000.00"),
    ],
)
def test_a_shutdown_pays_one_period_in_full(facts: dict[str, object], amount: str) -> None:
    assert result("停工停产工资", monthly_wage="5000", **facts)["amount"] == amount


@pytest.mark.parametrize(
    ("facts", "amount", "passes"),
    [
        ({"monthly_wage": 2500, "of_which_overtime": 700, "months": 6}, "1200.00", False),
        ({"monthly_wage": 2000}, "0.00", True),
        ({"monthly_wage": 2300, "allowances": 200, "welfare": 101}, "1.00", False),
    ],
)
def test_the_minimum_wage_is_tested_without_what_does_not_count(
    facts: dict[str, object], amount: str, passes: bool
) -> None:
    figures = result("最低工资", local_min_wage="2000", **facts)
    assert (figures["amount"], figures["passes"]) == (amount, passes)


@pytest.mark.parametrize(
    ("wage", "most"), [("5000", "1000.00"), ("2400", "400.00"), ("2000", "0.00"), ("1900", "0.00")]
)
def test_a_deduction_leaves_the_minimum_wage(wage: str, most: str) -> None:
    figures = result("扣减工资", monthly_wage=wage, local_min_wage="2000", deducted="1500")
    assert figures["max_deduction"] == most


@pytest.mark.parametrize(
    ("facts", "months", "amount"),
    [
        ({"months": 4, "rate": "300/月"}, "4", "1200.00"),
        ({"start": "2015-07-15", "end": "2017-08-20", "rate": 150}, "10", "1500.00"),
        ({"start": "2011-08", "years": 2, "rate": "200元/月"}, "8", "1600.00"),
        ({"years": [2019, 2020, 2021], "rate": 100}, "12", "1200.00"),
        ({"start": "2020-10-01", "end": "2021-05-31", "rate": 100}, "0", "0.00"),
    ],
)
def test_heat_is_paid_for_its_months(facts: dict[str, object], months: str, amount: str) -> None:
    figures = result("高温津贴", months_per_year="6-9 (4)", **facts)
    assert (figures["months"], figures["amount"]) == (months, amount)


def test_heat_may_be_paid_by_the_day() -> None:
    figures = result("高温津贴", days=20, rate="12/天")
    assert (figures["days"], figures["amount"]) == ("20", "240.00")


def test_the_sum_for_heat_is_local_and_never_invented() -> None:
    plain = answered("高温津贴", months=4, region="江城市")
    assert plain["missing"] == ["江城市高温津贴标准（每月）未录入"]
