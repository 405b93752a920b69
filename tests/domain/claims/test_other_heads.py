"""Probation, training, non-compete, insurance, leave, finality and fees."""

from datetime import date

import pytest

from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.causes import cause_code
from tests.domain.claims.items import answered, result, words


@pytest.mark.parametrize(
    ("contract", "longest"),
    [
        # 劳动合同法 art. 19.
        ({"contract_months": 2}, "0"),
        ({"contract": ["2022-01-01", "2022-03-30"]}, "0"),
        ({"contract": ["2022-01-01", "2022-03-31"]}, "1"),
        ({"contract_term": "11个月"}, "1"),
        ({"contract": ["2022-01-01", "2022-12-30"]}, "1"),
        ({"contract": ["2022-01-01", "2022-12-31"]}, "2"),
        ({"contract_years": 2}, "2"),
        ({"contract": ["2022-01-01", "2024-12-30"]}, "2"),
        ({"contract": ["2022-01-01", "2024-12-31"]}, "6"),
        ({"contract": "无固定期限"}, "6"),
        ({"contract_years": 3, "task_contract": True}, "0"),
        ({"contract_years": 3, "second_probation": True}, "0"),
    ],
)
def test_the_term_of_the_contract_limits_the_probation(
    contract: dict[str, object], longest: str
) -> None:
    figures = result("违法试用期赔偿", **contract, probation_months=6, regular_wage="5000")
    assert figures["longest_months"] == longest
    assert figures["amount"] == f"{(6 - int(longest)) * 5000}.00"


def test_only_the_part_that_was_served_counts() -> None:
    figures = result(
        "违法试用期赔偿",
        contract=["2022-07-14", "2023-07-13"],
        probation_to="2023-01-13",
        end="2022-10-13",
        probation_wage="4000",
        regular_wage="5000",
    )
    assert (figures["excess_months"], figures["amount"]) == ("1", "5000.00")
    assert figures["also_wage_difference"] == "1000.00"


def test_days_over_a_month_are_paid_days() -> None:
    # 2022-09-14…23 holds eight paid days: 4,350 ÷ 21.75 × 8 = 1,600.
    figures = result(
        "违法试用期赔偿",
        contract=["2022-07-14", "2023-07-13"],
        probation_to="2022-09-23",
        regular_wage="4350",
    )
    assert figures["amount"] == "1600.00"


@pytest.mark.parametrize(
    ("facts", "floor", "amount"),
    [
        ({"regular_wage": 5000, "probation_wage": 3500, "months": 2}, "4000.00", "1000.00"),
        ({"regular_wage": 2200, "probation_wage": 1800, "months": 3}, "2000.00", "600.00"),
        ({"regular_wage": 5000, "probation_wage": 4000, "months": 2}, "4000.00", "0.00"),
    ],
)
def test_the_wage_of_a_probation_has_two_floors(
    facts: dict[str, object], floor: str, amount: str
) -> None:
    figures = result("试用期工资", local_min_wage="2000", **facts)
    assert (figures["floor"], figures["amount"]) == (floor, amount)


def test_the_two_yardsticks_of_article_20_stand_side_by_side() -> None:
    plain = answered("试用期工资", regular_wage=5000, lowest_same_post=4000)
    assert plain["result"]["floor"] == "4000.00"
    assert plain["alternatives"][0]["amount"] == "3200.00"


@pytest.mark.parametrize(
    ("facts", "amount"),
    [
        ({"served_years": 1}, "20000.00"),
        ({"served_months": 18}, "15000.00"),
        ({"served_years": 1, "served_months": 6}, "15000.00"),
        ({"unserved_months": 12}, "10000.00"),
        ({"served_years": 3}, "0.00"),
        ({"served_years": 4}, "0.00"),
        ({"served_years": 1, "agreed_penalty": "50000"}, "20000.00"),
        ({"served_years": 1, "agreed_penalty": "8000"}, "8000.00"),
        ({"served_years": 1, "end_reason": "38条 被迫解除"}, "0.00"),
        ({"service_start": "2020-01-01", "end": "2021-06-30"}, "15000.00"),
    ],
)
def test_the_penalty_is_the_share_of_the_cost_not_served(
    facts: dict[str, object], amount: str
) -> None:
    figures = result("服务期违约金", training_cost="30000", service_period_years=3, **facts)
    assert figures["amount"] == amount


def test_a_training_without_a_cost_names_it() -> None:
    plain = answered("服务期违约金", service_period_years=3, served_years=1)
    assert plain["missing"] == ["用人单位提供的培训费用"]


@pytest.mark.parametrize(
    ("facts", "monthly", "amount"),
    [
        ({"avg_wage_12m": 10000, "months": 6}, "3000.00", "18000.00"),
        ({"avg_wage_12m": 5000, "months": 6}, "2000.00", "12000.00"),
        ({"avg_wage_12m": 10000, "agreed_monthly": 2500, "years": 2}, "2500.00", "60000.00"),
        ({"avg_wage_12m": 10000, "months": 30}, "3000.00", "72000.00"),
        ({"avg_wage_12m": 10000, "employer_terminated": True}, "3000.00", "9000.00"),
        ({"avg_wage_12m": 10000, "months": 6, "paid": "5000"}, "3000.00", "13000.00"),
        ({"avg_wage_12m": 10000, "period": ["2022-01-01", "2022-06-30"]}, "3000.00", "18000.00"),
    ],
)
def test_a_restraint_is_paid_for_by_the_month(
    facts: dict[str, object], monthly: str, amount: str
) -> None:
    figures = result("竞业限制补偿", local_min_wage="2000", **facts)
    assert (figures["amount_per_month"], figures["amount"]) == (monthly, amount)


@pytest.mark.parametrize(
    ("years", "months"),
    [("0.9", "0"), ("1", "12"), ("4.9", "12"), ("5", "18"), ("9.9", "18"), ("10", "24")],
)
def test_years_of_contributions_give_so_many_months_at_most(years: str, months: str) -> None:
    figures = result("失业金损失", contribution_years=years, benefit_per_month="1500")
    assert (figures["max_months"], figures["amount"]) == (months, f"{int(months) * 1500}.00")


def test_more_months_than_the_law_gives_are_cut_and_told() -> None:
    facts = {"contribution_years": 3, "benefit_per_month": 1500, "months": 20}
    assert result("失业金损失", **facts)["amount"] == "18000.00"
    assert "最长 12 个月" in words("失业金损失", **facts)


@pytest.mark.parametrize(
    ("good", "amount"), [(True, "0.00"), (False, "8000.00"), (None, "8000.00")]
)
def test_a_loss_that_can_be_made_good_is_none(good: bool | None, amount: str) -> None:
    figures = result("社保损失", loss="8000", basis="医保中心答复", can_be_made_good=good)
    assert figures["amount"] == amount


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({}, "98"),
        ({"difficult": True}, "113"),
        ({"twins": True}, "113"),
        ({"babies": 3, "difficult": True}, "143"),
        ({"local_days": 60}, "158"),
        ({"birth_date": "2012-04-27"}, "90"),
        ({"birth_date": "2012-04-28"}, "98"),
        ({"miscarriage_months": 3}, "15"),
        ({"miscarriage_months": 4}, "42"),
    ],
)
def test_days_of_maternity_leave(facts: dict[str, object], days: str) -> None:
    assert result("产假", **facts)["days"] == days


@pytest.mark.parametrize(
    ("total", "unit", "months", "within"),
    [
        # 劳部发〔1994〕479号 arts. 3, 4.
        ("9.9", "4.9", "3", "6"),
        ("9.9", "5", "6", "12"),
        ("10", "4.9", "6", "12"),
        ("10", "5", "9", "15"),
        ("15", "10", "12", "18"),
        ("20", "15", "18", "24"),
        ("25", "20", "24", "30"),
    ],
)
def test_years_of_work_give_months_of_treatment(
    total: str, unit: str, months: str, within: str
) -> None:
    figures = result("医疗期", total_years=total, unit_years=unit)
    assert (figures["months"], figures["within_months"]) == (months, within)


def test_finality_is_asked_item_by_item() -> None:
    # 12 × 2,000 = 24,000; items are not added up (调解仲裁法 art. 47).
    figures = result(
        "终局裁决",
        local_min_wage="2000",
        items={"拖欠工资": "24000", "经济补偿": "24000.01", "加班费": 20000},
    )
    assert figures["limit"] == "24000.00"
    assert figures["items"] == {
        "拖欠工资": "final",
        "经济补偿": "not_final",
        "加班费": "final",
    }


def test_a_type_outside_article_47_is_never_final() -> None:
    figures = result("终局裁决", local_min_wage=2000, items=[{"kind": "确认劳动关系", "amount": 1}])
    assert figures["items"] == {"确认劳动关系": "not_final"}


@pytest.mark.parametrize(
    ("facts", "fee"),
    [
        ({}, "10.00"),
        ({"mediated": True}, "5.00"),
        ({"withdrawn": True}, "5.00"),
        ({"cases": 3}, "30.00"),
    ],
)
def test_a_labour_case_costs_ten_yuan(facts: dict[str, object], fee: str) -> None:
    assert result("诉讼费", **facts)["amount"] == fee


@pytest.mark.parametrize(
    ("amount", "full", "fee"),
    [
        # 诉讼费用交纳办法 art. 13(1)(1): 50; 2.5 %; 2 %; 1.5 %; 1 % …
        ("10000", "50.00", "16.67"),
        ("10001", "50.03", "16.68"),
        ("50000", "1050.00", "350.00"),
        ("100000", "2300.00", "766.67"),
        ("200000", "4300.00", "1433.33"),
        ("500000", "8800.00", "2933.33"),
        ("1000000", "13800.00", "4600.00"),
        ("30000000", "191800.00", "63933.33"),
    ],
)
def test_a_payment_order_costs_a_third_of_a_property_case(amount: str, full: str, fee: str) -> None:
    figures = result("支付令", amount=amount)
    assert (figures["property_fee"], figures["amount"]) == (full, fee)


@pytest.mark.parametrize(
    ("kind", "day", "code"),
    [
        (ClaimType.WAGES, date(2025, 12, 31), "186(5)"),
        (ClaimType.WAGES, date(2026, 1, 1), "205(5)"),
        (ClaimType.WORK_INJURY, date(2025, 12, 31), "187(2)"),
        (ClaimType.WELFARE, date(2025, 12, 31), "188"),
        (ClaimType.OVER_AGE, date(2025, 12, 31), ""),
        (ClaimType.OVER_AGE, date(2026, 1, 1), "208"),
        (ClaimType.OTHER, date(2026, 1, 1), ""),
    ],
)
def test_the_edition_of_causes_follows_the_date(kind: ClaimType, day: date, code: str) -> None:
    assert cause_code(kind, day) == code
