"""What people and files write: names, dates, amounts, lengths; a sentence for each bad field."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from mediation.domain.claims.ending import Ending
from mediation.domain.claims.heads import Head
from mediation.domain.claims.reading.endings import read_ending
from mediation.domain.claims.reading.kinds import KINDS, find_kind
from mediation.domain.claims.reading.values import (
    read_count,
    read_day,
    read_flag,
    read_length,
    read_money,
    read_months_of_year,
    read_share,
)
from mediation.domain.claims.service import Service
from tests.domain.claims.items import answered, result, words


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2020-03-12", "2020-03-12", "2020-03-12"),
        ("2020/3/2", "2020-03-02", "2020-03-02"),
        ("2020.03.12", "2020-03-12", "2020-03-12"),
        ("2020年3月12日", "2020-03-12", "2020-03-12"),
        ("２０２０－０３－１２", "2020-03-12", "2020-03-12"),
        ("20200312", "2020-03-12", "2020-03-12"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020年2月", "2020-02-01", "2020-02-29"),
        (2021, "2021-01-01", "2021-12-31"),
    ],
)
def test_a_day_is_read_as_people_write_it(written: object, first: str, last: str) -> None:
    assert read_day(written) == date.fromisoformat(first)
    assert read_day(written, at_end=True) == date.fromisoformat(last)


@pytest.mark.parametrize(
    "written",
    ["2021-02-29", "2021-13-01", "2021-00-01", "21-03-01", "昨天", "", True, None, "0001-01-01",
     "9999-12-31", ["2020-01-01"], "2020-01-01T00:00"],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="日期请写成"):
        read_day(written)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("5000", "5000.00"),
        (5000, "5000.00"),
        (5000.5, "5000.50"),
        (Decimal("5000.10"), "5000.10"),
        ("5,000.00 元", "5000.00"),
        ("200/月", "200.00"),
        ("200 元/月", "200.00"),
        ("12元/天", "12.00"),
        ("￥1，200", "1200.00"),
        (Decimal("1E+3"), "1000.00"),
    ],
)
def test_an_amount_is_read_as_people_write_it(written: object, amount: str) -> None:
    assert str(read_money(written)) == amount


@pytest.mark.parametrize(
    "written",
    ["", "abc", "-1", -1, True, None, [5000], {"a": 1}, "5000-6000", float("nan"), float("inf"),
     1e30, "1.234", "1.5万"],
)  # fmt: skip
def test_an_amount_that_cannot_be_used_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match=r"。$"):
        read_money(written)


@pytest.mark.parametrize(
    ("written", "number"),
    [(3, "3"), ("2.5", "5/2"), ("10 个月", "10"), ("8小时", "8"), (Decimal("0.1"), "1/10")],
)
def test_a_count_may_have_a_unit(written: object, number: str) -> None:
    assert read_count(written) == Fraction(number)


@pytest.mark.parametrize("written", [-1, "三", "", True, None, "1e9", 100001, "²"])
def test_a_count_that_cannot_be_used_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match=r"。$"):
        read_count(written)


@pytest.mark.parametrize(
    ("written", "share"),
    [("80%", "4/5"), (0.8, "4/5"), ("0.8", "4/5"), (80, "4/5"), (1, "1"), ("100%", "1")],
)
def test_a_share_is_read_as_people_write_it(written: object, share: str) -> None:
    assert read_share(written) == Fraction(share)


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("6年4个月", Service(76)),
        ("2y8m", Service(32)),
        ("3 years 15 days", Service(36, 15)),
        ("18个月", Service(18)),
        ("3年零15天", Service(36, 15)),
        ("0.5年", Service(6)),
    ],
)
def test_a_length_is_read_as_people_write_it(written: str, length: Service) -> None:
    assert read_length(written) == length


@pytest.mark.parametrize(
    ("written", "flag"), [(True, True), ("是", True), ("NO", False), (0, False)]
)
def test_yes_and_no(written: object, flag: bool) -> None:
    assert read_flag(written) is flag


@pytest.mark.parametrize(
    ("written", "months"),
    [("6-9 (4)", (6, 7, 8, 9)), ("6月至9月", (6, 7, 8, 9)), ("6、7", (6, 7)), ([6, 8], (6, 8))],
)
def test_months_of_the_year(written: object, months: tuple[int, ...]) -> None:
    assert read_months_of_year(written) == months


@pytest.mark.parametrize("written", ["13", "0-3", "夏天", [], "9-6"])
def test_months_that_do_not_exist_are_refused(written: object) -> None:
    with pytest.raises(ValueError, match="请填写月份"):
        read_months_of_year(written)


def test_every_code_of_an_ending_reads_back() -> None:
    assert [read_ending(ending.value) for ending in Ending] == list(Ending)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("经济补偿", Head.SEVERANCE),
        ("经济补偿金", Head.SEVERANCE),
        ("severance", Head.SEVERANCE),
        ("赔偿金2N", Head.UNLAWFUL_DISMISSAL),
        ("赔偿金 2N", Head.UNLAWFUL_DISMISSAL),
        ("代通知金（N+1）", Head.NOTICE_PAY),
        ("加班费 (base)", Head.OVERTIME_BASE),
        ("加班费 (综合工时)", Head.OVERTIME),
        ("拖欠工资 (part month)", Head.UNPAID_WAGES),
        ("工伤待遇 (上海)", Head.INJURY),
        ("停工留薪期工资", Head.INJURY),
        ("停工停产期间工资", Head.SHUTDOWN_PAY),
        ("解除劳动合同经济补偿金差额", Head.SEVERANCE),
        ("女职工产假天数", Head.MATERNITY_LEAVE),
    ],
)
def test_a_kind_goes_by_several_names(name: str, head: Head) -> None:
    named = find_kind(name)
    assert named is not None
    assert named.kind.head is head


def test_every_head_can_be_asked_for_by_its_code_and_its_label() -> None:
    assert {kind.head for kind in KINDS} == set(Head)
    for head in Head:
        for name in (head.value, head.label):
            named = find_kind(name)
            assert named is not None
            assert named.kind.head is head


@pytest.mark.parametrize("name", ["竞业限制违约金", "工资条", "经济", "N+2", "", "()", "（base）"])
def test_a_kind_that_is_something_else_is_not_guessed(name: str) -> None:
    assert find_kind(name) is None


def test_an_unknown_kind_says_what_there_is() -> None:
    errors = answered("竞业限制违约金", amount=1)["errors"]
    assert "可以算的有：经济补偿" in errors["kind"]


def test_each_bad_field_has_its_own_sentence() -> None:
    errors = answered("经济补偿", start="2019-13-31", end="2019-07-30", avg_wage_12m="abc")[
        "errors"
    ]
    assert set(errors) == {"start", "avg_wage_12m"}
    assert all(sentence.endswith("。") for sentence in errors.values())


def test_an_unknown_field_is_told_and_a_remark_is_not() -> None:
    told = words("经济补偿", service_years=1, avg_wage_12m=5000, colour="red", avg_wage_note="x")
    assert "字段 colour 未用于这一项计算" in told
    assert "avg_wage_note" not in told


def test_dates_stand_for_years_and_months_only_where_these_are_missing() -> None:
    stand_in = {"suggested_dates_synthetic": ["2022-01-01", "2024-06-30"], "avg_wage_12m": 8000}
    assert result("经济补偿", **stand_in)["months"] == "3"
    assert result("经济补偿", **stand_in, service_years=5)["months"] == "5"


def test_a_figure_entered_for_this_run_is_marked() -> None:
    plain = answered("病假工资", local_min_wage=1800, months=1)
    assert plain["parameters"] == ["月最低工资标准：1800.00（本次计算录入，请核对来源）"]


def test_a_year_s_average_is_taken_by_the_month() -> None:
    figures = result(
        "经济补偿", service_years=1, avg_wage_12m=20000, local_avg_annual_prev_year="60000"
    )
    assert figures["base"] == "15000.00"


@pytest.mark.parametrize("kind", [head.label for head in Head])
def test_nothing_at_all_is_answered_by_what_is_missing(kind: str) -> None:
    plain = answered(kind)
    assert not plain["errors"]
    free = {Head.COURT_FEE.label, Head.MATERNITY_LEAVE.label}
    assert bool(plain["missing"]) is (kind not in free)
    if plain["missing"]:
        assert plain["result"].get("amount") is None
