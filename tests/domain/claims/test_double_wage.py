"""二倍工资差额 (劳动合同法 art. 82; 实施条例 arts. 6, 7; 解释(二) arts. 6–9)."""

from typing import Any

import pytest

from tests.domain.claims.items import answered, result, words

WAGE = {"monthly_wage": "4350"}


@pytest.mark.parametrize(
    ("facts", "period", "months", "days"),
    [
        # The example of the law sheet: never signed, still there.
        ({"hire": "2025-03-10"}, ["2025-04-10", "2026-03-09"], 11, 0),
        ({"hire": "2020-03-12", "signed": "2021-02-12"}, ["2020-04-12", "2021-02-11"], 10, 0),
        # Signed on the last day of grace but one, on the first day after it, and a day later.
        ({"hire": "2020-03-12", "signed": "2020-04-13"}, ["2020-04-12", "2020-04-12"], 0, 1),
        # Hired on a day that February lacks (民法典 art. 202).
        ({"hire": "2021-01-31", "end": "2021-03-30"}, ["2021-03-01", "2021-03-30"], 1, 0),
        ({"hire": "2021-01-31", "end": "2021-04-01"}, ["2021-03-01", "2021-04-01"], 1, 2),
        ({"hire": "2017-01-31"}, ["2017-03-01", "2018-01-30"], 11, 0),
        ({"hire": "2020-01-31", "end": "2020-03-01"}, ["2020-03-01", "2020-03-01"], 0, 1),
        # Hired on the first of a month and on the last day of a year.
        ({"hire": "2021-01-01", "end": "2021-12-31"}, ["2021-02-01", "2021-12-31"], 11, 0),
        ({"hire": "2020-12-31", "end": "2021-12-31"}, ["2021-01-31", "2021-12-30"], 11, 0),
        # Left on the eve of the full year, so that the ceiling is not reached.
        ({"hire": "2021-01-01", "end": "2021-12-30"}, ["2021-02-01", "2021-12-30"], 10, 30),
        # Used before the law: from 2008-02-01 (劳动合同法 art. 97(2)).
        ({"hire": "2005-07-01", "end": "2009-05-31"}, ["2008-02-01", "2008-12-31"], 11, 0),
        # Still there on the day of filing: until then.
        ({"hire": "2025-03-10", "claim_filed": "2025-06-09"}, ["2025-04-10", "2025-06-09"], 2, 0),
    ],
)
def test_the_window_opens_after_a_month_and_closes_before_a_year(
    facts: dict[str, str], period: list[str], months: int, days: int
) -> None:
    figures = result("二倍工资差额", **WAGE, **facts)
    assert figures["period"] == period
    assert (figures["whole_months"], figures["extra_days"]) == (str(months), str(days))


@pytest.mark.parametrize("signed", ["2020-04-12", "2020-04-01", "2020-03-12"])
def test_a_contract_signed_within_the_month_leaves_nothing(signed: str) -> None:
    assert result("二倍工资差额", hire="2020-03-12", signed=signed, **WAGE)["amount"] == "0.00"


def test_a_claim_for_a_month_of_grace_is_told() -> None:
    facts = {"hire": "2020-03-12", "signed": "2020-04-10", "claimed": 3000}
    assert "高于按所填事实" in words("二倍工资差额", **facts, **WAGE)


def test_a_part_month_counts_actual_working_days() -> None:
    # 2017-11-16…30 holds eleven working days: 4,350 ÷ 21.75 × 11 = 2,200 (解释(二) art. 6).
    plain = answered("二倍工资差额", hire="2017-01-16", signed="2017-12-01", **WAGE)
    assert plain["result"]["working_days"] == "11"
    assert plain["result"]["amount"] == "41350.00"
    assert [line["amount"] for line in plain["lines"]] == ["39150.00", "2200.00"]
    readings = {each["name"]: each["amount"] for each in plain["alternatives"]}
    # 4,350 × 15/30 by natural days; 11 of the 22 working days of the month of service.
    assert readings["不满一个月的部分按自然日比例折算"] == "41325.00"
    assert readings["不满一个月的部分按该月应出勤工作日比例折算"] == "41325.00"


def test_a_part_month_never_pays_more_than_the_month() -> None:
    # 2020-07-01…30 holds 22 working days, more than 21.75.
    figures = result("二倍工资差额", hire="2020-06-01", end="2020-07-30", **WAGE)
    assert (figures["working_days"], figures["amount"]) == ("22", "4350.00")


def test_wages_may_differ_by_month() -> None:
    by_name = result(
        "二倍工资差额",
        hire="2020-03-12",
        signed="2020-06-12",
        monthly_wage="3000",
        wages_by_month={"2020-05": "3500"},
    )
    in_order = result(
        "二倍工资差额", hire="2020-03-12", signed="2020-06-12", monthly_wages=[3000, 3500]
    )
    assert by_name["amount"] == in_order["amount"] == "6500.00"


def test_a_month_without_a_wage_is_named_and_not_guessed() -> None:
    plain = answered("二倍工资差额", hire="2020-03-12", signed="2020-06-12", monthly_wages=[3000])
    assert plain["result"]["amount"] is None
    assert plain["missing"]


def test_work_after_a_contract_ran_out_shows_both_ways_of_counting() -> None:
    plain = answered(
        "二倍工资差额",
        hire="2015-06-01",
        prior_contract_end="2017-05-31",
        end="2017-12-31",
        monthly_wage="6000",
    )
    assert plain["result"]["period"] == ["2017-07-01", "2017-12-31"]
    assert plain["result"]["amount"] == "36000.00"
    readings = {each["name"]: each["amount"] for each in plain["alternatives"]}
    assert readings["自合同期满次日起算"] == "42000.00"


def test_a_refused_open_ended_contract_counts_from_the_day_it_was_due() -> None:
    # 劳动合同法 art. 82(2): no month of grace and no ceiling of eleven months.
    figures = result(
        "二倍工资差额", open_ended_due="2020-01-01", end="2021-03-31", monthly_wage="5000"
    )
    assert (figures["months"], figures["amount"]) == ("15", "75000.00")


LATE = {
    "hire": "2019-01-15",
    "end": "2020-10-20",
    "claim_filed": "2020-09-01",
    "monthly_wage": "5000",
}


def test_the_four_readings_of_limitation_stand_side_by_side() -> None:
    plain = answered("二倍工资差额", **LATE, limitation_defence=True)
    readings: dict[str, Any] = {each["name"]: each for each in plain["alternatives"]}
    by_day = readings["时效逐日起算"]
    # 2019-09-01 is not more than a year before the filing: 4 months, and nine working days.
    assert by_day["period"] == ["2019-09-01", "2020-01-14"]
    assert by_day["amount"] == "22068.97"
    by_month = readings["时效按月起算"]
    assert (by_month["months"], by_month["amount"]) == ("5", "25000.00")
    assert readings["时效自劳动关系终止之日起算"]["amount"] == "55000.00"
    assert plain["result"]["limitation_starts"] == "2020-01-15"
    assert plain["result"]["amount"] == "55000.00"
    assert any("当地口径不同" in each for each in plain["warnings"])


@pytest.mark.parametrize(
    ("variant", "amount"),
    [("按月", "25000.00"), ("视为", "55000.00"), ("离职", "55000.00"), ("B", "55000.00")],
)
def test_a_place_may_choose_its_reading(variant: str, amount: str) -> None:
    figures = result("二倍工资差额", **LATE, limitation_defence=True, limitation_variant=variant)
    assert figures["amount"] == amount


@pytest.mark.parametrize(
    ("filed", "amount"),
    [
        # Deemed from 2016-01-01; a year later is Sunday 1 January 2017, a holiday until the 2nd.
        ("2017-01-03", "22000.00"),
        ("2017-01-04", "0.00"),
    ],
)
def test_the_year_from_the_deemed_contract_ends_on_a_working_day(filed: str, amount: str) -> None:
    figures = result(
        "二倍工资差额",
        hire="2015-01-01",
        end="2019-12-01",
        claim_filed=filed,
        monthly_wage="2000",
        limitation_defence=True,
    )
    assert figures["amount"] == amount


def test_without_a_plea_nothing_is_taken_off_but_the_risk_is_told() -> None:
    late = {"hire": "2015-01-01", "end": "2019-12-01", "claim_filed": "2019-12-01", **WAGE}
    assert result("二倍工资差额", **late)["amount"] == "47850.00"
    assert "时效抗辩" in words("二倍工资差额", **late)


def test_a_plea_without_a_day_of_filing_cannot_be_answered() -> None:
    plain = answered("二倍工资差额", hire="2015-01-01", limitation_defence=True, **WAGE)
    assert plain["result"]["amount"] is None
    assert plain["missing"] == ["申请仲裁（或者主张权利）的日期"]


def test_dates_that_contradict_each_other_are_told_by_field() -> None:
    errors = answered("二倍工资差额", hire="2020-05-01", end="2020-04-01", **WAGE)["errors"]
    assert errors == {"end": "离职日期不能早于入职日期。"}
