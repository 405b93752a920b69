"""经济补偿, 赔偿金 and 代通知金 (劳动合同法 arts. 40, 46, 47, 87, 97), at their boundaries."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.domain.claims.employment import Employment, Span
from mediation.domain.claims.ending import Ending
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.severance import SeveranceFacts, severance
from tests.domain.claims.items import answered, result, words


@pytest.mark.parametrize(
    ("wage", "base", "months", "amount"),
    [
        # Three times the average of 4,000 is 12,000 (劳动合同法 art. 47(2)).
        ("12000", "12000.00", "15", "180000.00"),
        ("12000.01", "12000.00", "12", "144000.00"),
        ("11999.99", "11999.99", "15", "179999.85"),
        # The minimum wage holds the base up (实施条例 art. 27).
        ("1799.99", "1800.00", "15", "27000.00"),
        ("1800", "1800.00", "15", "27000.00"),
    ],
)
def test_the_base_is_bounded_and_only_a_cut_base_has_twelve_years(
    wage: str, base: str, months: str, amount: str
) -> None:
    figures = result(
        "经济补偿",
        service_years=15,
        avg_wage_12m=wage,
        local_avg_monthly_prev_year="4000",
        local_min_wage="1800",
        end_reason="41条",
    )
    assert (figures["base"], figures["months"], figures["amount"]) == (base, months, amount)


@pytest.mark.parametrize(
    ("reason", "due"),
    [
        ("用人单位提出协商解除", True),
        ("employer proposed, agreed termination (36条)", True),
        ("协商一致，劳动者提出", False),
        ("员工主动提出协商解除", False),
        ("worker resigned (37条)", False),
        ("个人原因辞职", False),
        ("被迫解除，拖欠工资，38条", True),
        ("严重违反规章制度 39条", False),
        ("40条第3项 客观情况重大变化", True),
        ("经济性裁员", True),
        ("劳动合同期满，用人单位不续订", True),
        ("劳动合同期满，员工拒绝续订同等条件", False),
        ("worker refused to renew when the contract expired", False),
        ("期满，单位降低条件，员工不同意续签", True),
        ("公司解散", True),
        ("劳动合同法46(1)", True),
        ("任务完成", True),
        ("达到退休年龄并享受养老保险待遇", False),
        ("违法解除", True),
        ("不知道", True),
    ],
)
def test_the_ground_decides_whether_anything_is_due(reason: str, due: bool) -> None:
    figures = result("经济补偿", service_years=2, avg_wage_12m="5000", end_reason=reason)
    assert figures["amount"] == ("10000.00" if due else "0.00")


def test_an_unknown_ground_is_answered_with_a_condition() -> None:
    assert "第四十六条" in words("经济补偿", service_years=2, avg_wage_12m="5000")


def test_part_time_work_ends_without_compensation() -> None:
    figures = result("经济补偿", service_years=2, avg_wage_12m="5000", part_time=True)
    assert figures["amount"] == "0.00"


def test_a_missing_wage_is_named_and_the_months_still_count() -> None:
    plain = answered("经济补偿", start="2019-01-31", end="2019-07-30")
    assert plain["result"] == {"amount": None, "months": "1"}
    assert plain["missing"] == ["劳动合同解除或者终止前十二个月的平均工资（应发）"]


def test_a_missing_local_figure_is_named_with_place_and_year() -> None:
    plain = answered(
        "经济补偿", start="2020-01-01", end="2026-06-30", avg_wage_12m=9, region="江城市"
    )
    assert any("江城市 2026 年上年度职工月平均工资未录入" in each for each in plain["warnings"])


def test_service_across_2008_is_shown_in_two_segments() -> None:
    # 2 years 10 months count 3 by 481号, 4 years 6 months count 5 by art. 47.
    plain = answered(
        "经济补偿",
        start="2005-03-01",
        end="2012-06-30",
        avg_wage_12m="4000",
        end_reason="用人单位提出协商解除",
    )
    figures = plain["result"]
    assert (figures["months_before_2008"], figures["months_from_2008"]) == ("3", "5")
    assert figures["amount"] == "32000.00"
    readings = {each["name"]: each["amount"] for each in plain["alternatives"]}
    assert readings["只计 2008 年起的年限"] == "20000.00"
    assert readings["全部年限按现行规定连续计算"] == "30000.00"


def test_expiry_gave_nothing_before_2008() -> None:
    figures = result(
        "经济补偿", start="2005-01-01", end="2010-12-31", avg_wage_12m="4000", end_reason="期满不续"
    )
    assert (figures["months_before_2008"], figures["amount"]) == ("0", "12000.00")


def test_the_cap_of_2008_does_not_reach_back() -> None:
    # 2 years before at 20,000, 3 years since at three times 5,000.
    figures = result(
        "经济补偿",
        start="2006-01-01",
        end="2010-12-31",
        avg_wage_12m="20000",
        local_avg_monthly_prev_year="5000",
        end_reason="41条",
    )
    assert figures["amount"] == "85000.00"


def test_merged_service_is_counted_as_one() -> None:
    # 实施条例 art. 10: 3.5 years and 7.5 years without a gap are eleven.
    figures = result(
        "经济补偿",
        segments=[["2010-01-01", "2013-06-30"], ["2013-07-01", "2020-12-31"]],
        avg_wage_12m="6000",
        end_reason="40条",
    )
    assert (figures["months"], figures["amount"]) == ("11", "66000.00")


def test_merged_service_told_as_a_length_is_added() -> None:
    figures = result(
        "经济补偿", start="2018-01-01", end="2020-12-31", prior_service_years=2, avg_wage_12m="6000"
    )
    assert figures["months"] == "5"


def test_the_average_comes_from_the_months_listed_or_the_total() -> None:
    listed = result("经济补偿", service_years=1, monthly_wages=[5000, "6000", 7000.5])
    assert listed["base"] == "6000.17"
    assert result("经济补偿", service_years=1, total_wages_12m="60000")["base"] == "5000.00"


def test_what_was_paid_is_taken_off_and_never_makes_a_debt() -> None:
    part = result("经济补偿", service_years=2, avg_wage_12m="5000", paid="4000")
    assert (part["gross"], part["amount"]) == ("10000.00", "6000.00")
    more = answered("经济补偿", service_years=2, avg_wage_12m="5000", paid="14000")
    assert more["result"]["amount"] == "0.00"
    assert any("已支付" in each for each in more["warnings"])


def test_a_claim_above_what_the_dates_support_is_told() -> None:
    assert "高于按所填事实" in words("经济补偿", service_years=2, avg_wage_12m=5000, claimed=20000)
    assert "高于按所填事实" not in words(
        "经济补偿", service_years=2, avg_wage_12m=5000, claimed=10000
    )


def test_overtime_in_the_average_is_shown_both_ways() -> None:
    plain = answered("经济补偿", service_years=2, avg_wage_12m="5000", of_which_overtime="800")
    assert plain["result"]["amount"] == "10000.00"
    assert plain["alternatives"][0]["amount"] == "8400.00"


def test_twice_the_sum_counts_from_the_day_of_use_even_before_2008() -> None:
    # 实施条例 art. 25; the example of a wage of 45,000 against an average of 12,000.
    figures = result(
        "赔偿金2N",
        start="2003-06-01",
        end="2020-05-10",
        avg_wage_12m="45000",
        local_avg_monthly_prev_year="12000",
        end_reason="违法解除",
    )
    assert (figures["months"], figures["multiplier"]) == ("12", "2")
    assert (figures["N"], figures["amount"]) == ("432000.00", "864000.00")


def test_an_odd_fen_is_rounded_after_doubling() -> None:
    # 4,333.33 × 2.5 × 2 = 21,666.65.
    assert result("赔偿金2N", service_years=2, service_months=1, avg_wage_12m="4333.33")[
        "amount"
    ] == ("21666.65")


def test_a_lawful_ground_does_not_give_twice_the_sum_without_a_word() -> None:
    assert "以解除或者终止违法为前提" in words(
        "赔偿金2N", service_years=2, avg_wage_12m=5000, end_reason="40条"
    )
    assert result("赔偿金2N", service_years=2, avg_wage_12m=5000, end_reason="辞职")["amount"] == (
        "0.00"
    )


def test_a_union_that_was_not_told_is_a_ground_of_its_own() -> None:
    plain = answered("赔偿金2N", service_years=2, avg_wage_12m=5000, union_notified=False)
    assert "《劳动合同法》第四十三条" in plain["articles"]


@pytest.mark.parametrize(
    ("facts", "notice"),
    [
        ({"notice_given": False, "end_reason": "40条"}, "9000.00"),
        ({"notice_given": True, "end_reason": "40条"}, "0.00"),
        ({"notice_days": 29, "end_reason": "40条"}, "9000.00"),
        ({"notice_given": True, "notice_days": 29, "end_reason": "40条"}, "9000.00"),
        ({"notice_days": 30, "end_reason": "40条"}, "0.00"),
        ({"end_reason": "41条 裁员"}, "0.00"),
        ({"end_reason": "36条 协商"}, "0.00"),
        ({"notice_given": False, "end_reason": "劳动合同期满"}, "0.00"),
    ],
)
def test_pay_in_place_of_notice_is_for_the_three_grounds_of_article_40(
    facts: dict[str, object], notice: str
) -> None:
    figures = result("代通知金", last_month_wage="9000", **facts)
    assert figures["notice_pay"] == notice


def test_the_wage_of_the_month_before_is_not_capped() -> None:
    figures = result(
        "代通知金 (N+1)",
        service_years=2,
        avg_wage_12m="40000",
        last_month_wage="50000",
        local_avg_monthly_prev_year="10000",
        notice_given=False,
        end_reason="40条",
    )
    assert (figures["N"], figures["notice_pay"], figures["amount"]) == (
        "60000.00",
        "50000.00",
        "110000.00",
    )


def test_without_the_wage_of_the_month_before_only_n_is_known() -> None:
    plain = answered(
        "代通知金 (N+1)",
        service_years=1,
        avg_wage_12m="8000",
        notice_given=False,
        end_reason="40条",
    )
    assert (plain["result"]["N"], plain["result"]["amount"]) == ("8000.00", None)
    assert plain["missing"] == ["解除前上一个月的工资"]


def test_the_pure_function_answers_without_any_reading() -> None:
    spans = (Span(date(2018, 3, 15), date(2026, 10, 20)),)
    employment = Employment(Decimal(8000), spans, ending=Ending.REDUNDANCY)
    calculation = severance(SeveranceFacts(employment), Standards("江城市"))
    assert calculation.amount == Decimal("72000.00")
    assert "《劳动合同法》第四十七条" in calculation.articles
