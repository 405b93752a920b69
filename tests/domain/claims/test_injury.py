"""工伤 and 工亡 (工伤保险条例 arts. 30–39, 62, 64)."""

import pytest

from tests.domain.claims.items import answered, result, words

NOW = {1: 27, 2: 25, 3: 23, 4: 21, 5: 18, 6: 16, 7: 13, 8: 11, 9: 9, 10: 7}
UNTIL_2010 = {1: 24, 2: 22, 3: 20, 4: 18, 5: 16, 6: 14, 7: 12, 8: 10, 9: 8, 10: 6}


@pytest.mark.parametrize("grade", NOW)
@pytest.mark.parametrize(
    ("day", "table"),
    [("2010-12-31", UNTIL_2010), ("2011-01-01", NOW), (None, NOW), ("2026-05-01", NOW)],
)
def test_the_day_of_the_accident_picks_the_table(
    grade: int, day: str | None, table: dict[int, int]
) -> None:
    figures = result("一次性伤残补助金", grade=grade, own_wage="1000", injury_date=day)
    assert figures["amount"] == f"{table[grade] * 1000}.00"


@pytest.mark.parametrize(
    ("own", "base"),
    [
        ("4799.99", "4800.00"),
        ("4800", "4800.00"),
        ("6000", "6000.00"),
        ("24000", "24000.00"),
        ("24000.01", "24000.00"),
    ],
)
def test_the_own_wage_is_held_between_sixty_and_three_hundred_percent(own: str, base: str) -> None:
    figures = result("一次性伤残补助金", grade=10, own_wage=own, area_avg_monthly="8000")
    assert figures["base"] == base


def test_a_table_of_old_months_is_corrected_and_told() -> None:
    plain = answered("一次性伤残补助金", own_wage="6000", grades={"10": 6, "9": 9})
    assert plain["result"]["amounts"]["10"] == "42000.00"
    assert any("10 级写 6 个月" in each for each in plain["warnings"])
    assert not any("9 级写" in each for each in plain["warnings"])


@pytest.mark.parametrize(
    ("grade", "medical", "employment", "total"),
    [
        # 广东省工伤保险条例 art. 34, at an own wage of 4,000.
        (7, "24000.00", "100000.00", "176000.00"),
        (8, "16000.00", "60000.00", "120000.00"),
        (9, "8000.00", "32000.00", "76000.00"),
        (10, "4000.00", "16000.00", "48000.00"),
    ],
)
def test_the_published_table_of_one_province(
    grade: int, medical: str, employment: str, total: str
) -> None:
    figures = result("工伤待遇 (广东)", grade=grade, own_wage="4000")
    assert (figures["medical"], figures["employment"]) == (medical, employment)
    assert figures["amount"] == total


def test_another_province_is_not_guessed() -> None:
    plain = answered("工伤待遇 (江苏)", grade=9, own_wage="4000", region="江苏")
    assert plain["result"]["amount"] is None
    assert plain["result"]["disability"] == "36000.00"
    assert plain["missing"] == [
        "江苏一次性工伤医疗补助金月数（9级）未录入",
        "江苏一次性伤残就业补助金月数（9级）未录入",
    ]


def test_months_without_a_base_are_shown_on_both_bases() -> None:
    plain = answered(
        "工伤待遇",
        grade=9,
        own_wage="6000",
        area_avg_monthly="8000",
        medical_months=3,
        employment_months=5,
    )
    assert plain["result"]["amount"] is None
    amounts = {each["name"]: each["amount"] for each in plain["alternatives"]}
    assert amounts["一次性工伤医疗补助金以本人工资为基数"] == "18000.00"
    assert amounts["一次性伤残就业补助金以统筹地区职工月平均工资为基数"] == "40000.00"


@pytest.mark.parametrize(
    ("base", "medical"), [("本人工资", "18000.00"), ("统筹地区职工月平均工资", "24000.00")]
)
def test_months_with_a_base_are_computed(base: str, medical: str) -> None:
    figures = result(
        "工伤待遇",
        grade=9,
        own_wage="6000",
        area_avg_monthly="8000",
        medical_months=3,
        employment_months=5,
        lump_sum_base=base,
    )
    assert figures["medical"] == medical


def test_near_retirement_the_employment_sum_is_cut() -> None:
    figures = result(
        "工伤待遇",
        grade=10,
        own_wage="5000",
        region="广东",
        near_retirement_reduction="40%",
    )
    assert (figures["medical"], figures["employment"]) == ("5000.00", "12000.00")


def test_sums_stated_outright_are_taken() -> None:
    figures = result(
        "工伤待遇", grade=8, own_wage="5000", medical_sum="30000", employment_sum="20000"
    )
    assert figures["amount"] == "105000.00"


@pytest.mark.parametrize(
    ("grade", "monthly"),
    [
        (1, "5400.00"),
        (2, "5100.00"),
        (3, "4800.00"),
        (4, "4500.00"),
        (5, "4200.00"),
        (6, "3600.00"),
    ],
)
def test_the_monthly_allowance_of_the_upper_grades(grade: int, monthly: str) -> None:
    figures = result("伤残津贴", grade=grade, own_wage="6000", allowance_months=1)
    assert figures["allowance_per_month"] == figures["amount"] == monthly


def test_the_monthly_allowance_is_held_up_by_the_minimum_wage() -> None:
    figures = result("伤残津贴", grade=6, own_wage="3000", local_min_wage="2000")
    assert figures["allowance_per_month"] == "2000.00"


def test_grades_one_to_four_keep_the_relation_and_have_no_sums() -> None:
    assert "medical" not in result("工伤待遇", grade=4, own_wage="6000")


def test_the_costs_beside_the_grade() -> None:
    figures = result(
        "工伤待遇",
        stop_months=6,
        stop_work_wage="5000",
        hospital_days=20,
        meal_rate="50",
        nursing="部分",
        nursing_months=2,
        area_avg_monthly="8000",
    )
    assert (figures["stop_work"], figures["meals"]) == ("30000.00", "1000.00")
    assert (figures["nursing_per_month"], figures["nursing"]) == ("2400.00", "4800.00")
    assert figures["amount"] == "35800.00"


@pytest.mark.parametrize(
    ("months", "amount", "told"),
    [(12, "60000.00", ""), (13, "65000.00", "确认延长"), (25, "120000.00", "最长 24 个月")],
)
def test_stop_work_pay_has_its_longest(months: int, amount: str, told: str) -> None:
    facts = {"stop_months": months, "monthly_wage": "5000"}
    assert result("停工留薪期工资", **facts)["amount"] == amount
    assert told in words("停工留薪期工资", **facts)


def test_an_uninsured_employer_pays_everything() -> None:
    plain = answered("工伤待遇 (广东)", grade=10, own_wage="4000", insured=False)
    assert any("全部由用人单位支付" in each for each in plain["steps"])
    assert "《社会保险法》第四十一条" in plain["articles"]


@pytest.mark.parametrize(("grade", "fault"), [(11, "missing"), ("x", "errors")])
def test_a_grade_that_does_not_exist_is_told(grade: object, fault: str) -> None:
    assert answered("一次性伤残补助金", grade=grade, own_wage="5000")[fault]


def test_death_at_work() -> None:
    # 6 × 8,000; 20 × 51,821; 40 + 30 + 40 % together at most the wage.
    plain = answered(
        "工亡待遇",
        urban_disposable_income="51821",
        area_avg_monthly="8000",
        own_wage="6000",
        dependants=["配偶", "子女", "孤寡老人"],
        pension_months=10,
    )
    figures = plain["result"]
    assert (figures["funeral"], figures["grant"]) == ("48000.00", "1036420.00")
    assert (figures["pension_per_month"], figures["pension"]) == ("6000.00", "60000.00")
    assert figures["amount"] == "1144420.00"


@pytest.mark.parametrize(
    ("dependants", "monthly"),
    [
        (["配偶"], "2400.00"),
        (["子女"], "1800.00"),
        ([{"relation": "child", "lone": True}], "2400.00"),
        (["配偶", "子女"], "4200.00"),
    ],
)
def test_each_dependant_has_a_share(dependants: list[object], monthly: str) -> None:
    figures = result("供养亲属抚恤金", own_wage="6000", dependants=dependants, months=1)
    assert figures["pension_per_month"] == monthly


def test_the_income_of_the_nation_must_be_entered() -> None:
    assert answered("一次性工亡补助金")["missing"] == ["上一年度全国城镇居民人均可支配收入未录入"]


def test_a_death_before_2011_has_another_rule() -> None:
    plain = answered("一次性工亡补助金", date_of_death="2010-12-31", urban_income="17175")
    assert "2011 年以前" in plain["missing"][0]


@pytest.mark.parametrize(
    ("kind", "facts", "amount"),
    [
        ("停工留薪期工资", {"monthly_wage": 4350, "months": 3, "days": 5}, "14050.00"),
        ("住院伙食补助费", {"days": 20, "rate": "50/天"}, "1000.00"),
        ("生活护理费", {"level": "完全", "area_avg_monthly": 8000, "months": 2}, "8000.00"),
        ("伤残津贴", {"grade": 5, "own_wage": 6000, "months": 2}, "8400.00"),
    ],
)
def test_one_line_may_be_asked_for_alone(kind: str, facts: dict[str, object], amount: str) -> None:
    assert result(kind, **facts)["amount"] == amount


def test_the_rule_of_the_place_names_the_base_for_months_that_are_entered() -> None:
    figures = result(
        "工伤待遇 (广东)",
        grade=7,
        own_wage="5000",
        months={"7": {"disability": 13, "medical": 6, "employment": 25}},
    )
    assert figures["amount"] == "220000.00"


@pytest.mark.parametrize("grade", ["9", "9级", "九级", 9, "九"])
def test_a_grade_is_read_as_people_write_it(grade: object) -> None:
    assert result("一次性伤残补助金", grade=grade, own_wage="5000")["amount"] == "45000.00"
