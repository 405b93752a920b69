"""Periods by the names that people use, in any width and with or without their length."""

import pytest

from mediation.domain.clocks import RULES, ClockRule, Unit
from mediation.domain.clocks.naming import (
    NameKind,
    find_named,
    nearest_named,
    similar_titles,
)
from mediation.domain.clocks.national.names import NAMES
from mediation.domain.clocks.period_words import PeriodWords, is_fixed_date, read_period


def code_of(name: str, *, period: str = "", context: str = "") -> str | None:
    found = find_named(name, period=read_period(period), context=context)
    return "/".join(found.candidates) if found else None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("起诉期15日", "K33"),
        ("起诉期十五日", "K33"),
        ("起诉期１５日", "K33"),
        ("起诉 15天", "K33"),
        ("终局裁决起诉15日", "K32"),
        ("特别时效 (报酬)", "K28"),
        ("特别时效（报酬）1年", "K28"),
        ("仲裁审查 15日 (joint)", "K15"),
        ("仲裁审查15日（共同）", "K15"),
        ("共同申请仲裁审查", "K15"),
        ("仲裁审查5日", "K16"),
        ("仲裁审查10个工作日", "K16"),
        ("司法确认 30日 (joint)", "K17"),
        ("司法确认3日", "K18"),
        ("司法确认决定15日", "K19A"),
        ("司法确认审结30日", "K19B"),
        ("司法确认异议15日", "K20A"),
        ("司法确认异议6个月", "K20B"),
        ("仲裁时效1年", "K27"),
        ("调解15日", "K03"),
        ("调解受理3个工作日", "K01"),
        ("协商5日", "K02"),
        ("仲裁受理5日", "K29"),
        ("撤销裁决30日", "K34"),
        ("撤销仲裁裁决三十日", "K34"),
        ("委派调解30日", "K06"),
        ("委托调解15日", "K07"),
        ("委托调解7日", "K08"),
        ("委托调解10日", "K14"),
        ("支付令5日", "K22"),
        ("支付令异议15日", "K24"),
        ("支付令30日", "K25"),
        ("申请执行2年", "K21"),
        ("工伤认定30日", "K36"),
        ("工伤认定1年", "K37"),
        ("工伤认定60日", "K38A"),
        ("工伤认定15日", "K38B"),
        ("劳动能力鉴定60日", "K39A"),
        ("再次鉴定15日", "K39B"),
        ("仲裁裁决45日", "K31"),
        ("仲裁裁决60日", "K31"),
        ("仲裁审限45日 (+15)", "K31"),
        ("答辩10日", "K30B"),
        ("监察2年", "K40"),
        ("监察调查60个工作日", "K41"),
        ("档案转移15日", "K42"),
        ("公告送达30日", "K43A"),
        ("留置送达3日", "K43B"),
        ("法律援助7日", "K44A"),
        ("法律援助3日", "K44B"),
        ("立案7日", "K45"),
        ("k33", "K33"),
        ("K19A", "K19A"),
    ],
)
def test_a_usual_name_means_its_period(name: str, code: str) -> None:
    assert code_of(name) == code


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.version}")
def test_code_title_and_full_title_are_names(rule: ClockRule) -> None:
    for name in (rule.code, rule.title, rule.full_title, rule.full_title.replace(" ", "")):
        assert code_of(name) == rule.code


def test_every_code_has_names_of_its_own() -> None:
    assert set(NAMES) == {rule.code for rule in RULES}
    for code in NAMES:
        assert any(code == code_of(name) for name in NAMES[code]), code


@pytest.mark.parametrize("name", ["", "15日", "foo", "胡说15日", "起诉期30日", "K99", "joint"])
def test_an_unknown_name_is_none(name: str) -> None:
    assert find_named(name) is None


def test_a_name_may_leave_open_which_period_is_meant() -> None:
    assert code_of("工伤认定") == "K36/K37/K38A/K38B"
    assert code_of("K30") == "K30A/K30B/K30C"
    assert code_of("工伤认定", period="1 year") == "K37"
    assert code_of("K30", period="10 days") == "K30B"
    assert code_of("司法确认") == "K17"


@pytest.mark.parametrize(
    ("name", "context", "code"),
    [
        ("起诉期15日", "收到终局裁决书", "K32"),
        ("起诉期15日", "收到非终局裁决书", "K33"),
        ("起诉期15日", "收到撤销仲裁裁决的裁定", "K35"),
        ("仲裁时效1年", "劳动争议调解仲裁法27条4款", "K28"),
        ("调解15日", "企业劳动争议协商调解规定29条", "K04"),
        ("支付令15日", "法院受理支付令申请", "K23"),
    ],
)
def test_the_event_chooses_among_periods_of_one_name(name: str, context: str, code: str) -> None:
    assert code_of(name, context=context) == code


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("调解书付款15日", NameKind.AGREED),
        ("固定付款日", NameKind.FIXED),
        ("二倍工资起算", NameKind.DOUBLE_WAGE_BEGIN),
        ("双倍工资截止", NameKind.DOUBLE_WAGE_END),
    ],
)
def test_what_no_row_counts_has_a_kind_of_its_own(name: str, kind: NameKind) -> None:
    found = find_named(name)
    assert found is not None
    assert found.kind is kind


def test_a_longer_name_is_understood_by_the_one_inside_it_and_its_length() -> None:
    ten, six = PeriodWords(10, None), PeriodWords(6, None)
    found = nearest_named("被申请人答辩书提交", ten)
    assert found is not None
    assert found.candidates == ("K30B",)
    assert nearest_named("被申请人答辩书提交", six) is None


def test_a_name_that_is_nearly_right_is_answered_with_titles() -> None:
    assert "用人单位申请撤销终局裁决 30 日" in similar_titles("撤销裁决书")
    assert similar_titles("foo") == []


@pytest.mark.parametrize(
    ("text", "length", "unit"),
    [
        ("15 calendar days", 15, Unit.NATURAL_DAY),
        ("3 working days", 3, Unit.WORKING_DAY),
        ("5 business days", 5, Unit.WORKING_DAY),
        ("1 year(s)", 1, Unit.YEAR),
        ("one year", 1, Unit.YEAR),
        ("2 months", 2, Unit.MONTH),
        ("2 weeks", 14, Unit.NATURAL_DAY),
        ("15 days", 15, None),
        ("15 days, both parties", 15, None),
        ("30-day window", 30, None),
        ("3个工作日", 3, Unit.WORKING_DAY),
        ("三个工作日", 3, Unit.WORKING_DAY),
        ("四十五日", 45, None),
        ("２年", 2, Unit.YEAR),
        ("六个月", 6, Unit.MONTH),
        ("5 days: calendar or working?", 5, None),
        ("5 days (working)", 5, Unit.WORKING_DAY),
        ("5 days, calendar", 5, Unit.NATURAL_DAY),
        ("12 months", 1, Unit.YEAR),
        ("半年", 6, Unit.MONTH),
        ("within 15 days of receipt", 15, None),
    ],
)
def test_a_length_is_read_as_people_write_it(text: str, length: int, unit: Unit | None) -> None:
    found = read_period(text)
    assert found is not None
    assert (found.length, found.unit) == (length, unit)


def test_an_extension_behind_a_plus_is_read() -> None:
    for text in ("45+15 days", "45 (+15) days", "45 days (+15)", "45日+15日", "45日（+15）"):
        found = read_period(text)
        assert found is not None
        assert (found.length, found.more) == (45, 15)


@pytest.mark.parametrize("text", ["", "soon", "day after one full month", "0 days", "二倍工资"])
def test_a_text_without_a_length_is_none(text: str) -> None:
    assert read_period(text) is None


def test_a_fixed_date_is_told_from_a_period() -> None:
    assert is_fixed_date("fixed date")
    assert is_fixed_date("固定日期")
    assert not is_fixed_date("15 days")
