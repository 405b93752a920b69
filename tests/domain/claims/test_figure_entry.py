"""A local figure is judged by its kind before it is kept: value, region, days and source."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mediation.domain.claims.figure_entry import SAMPLE_SOURCE, TypedFigure, checked, read_value
from mediation.domain.claims.figure_kinds import RULES, in_words
from mediation.domain.claims.parameters import ParameterKind as K
from mediation.domain.claims.published import PUBLISHED
from mediation.domain.claims.regions import chain, name_of, region_code, usual_region
from mediation.domain.errors import InvalidInput

TODAY = date(2026, 11, 23)
WAGE = TypedFigure(
    region_code="420100",
    region_name="江城市",
    kind=K.MINIMUM_WAGE,
    qualifier="",
    valid_from=date(2026, 7, 1),
    valid_to=None,
    value="2,210.00元",
    source="江人社发〔2026〕3号",
)


def fields_of(typed: TypedFigure, **how: bool) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        checked(typed, today=TODAY, **how)
    return [problem.field for problem in refused.value.problems]


def test_a_sound_figure_is_tidied() -> None:
    figure = checked(WAGE, today=TODAY)
    assert (figure.region_code, figure.region_name) == ("4201", "江城市")
    assert figure.value == Decimal(2210)


def test_every_kind_has_a_rule() -> None:
    assert set(RULES) == set(K)


def test_every_published_figure_is_within_the_bounds_of_its_kind() -> None:
    for row in PUBLISHED:
        rule = RULES[row.kind]
        assert rule.least <= row.value <= rule.most
        assert row.key in rule.qualifiers


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"value": "2.21"}, "value"),
        ({"value": "221000"}, "value"),
        ({"value": "两千"}, "value"),
        ({"value": "-2210"}, "value"),
        ({"value": "2210.005"}, "value"),
        ({"value": ""}, "value"),
        ({"value": "1e3"}, "value"),
        ({"region_code": ""}, "region_code"),
        ({"region_code": "420"}, "region_code"),
        ({"region_code": "武汉"}, "region_code"),
        ({"region_code": "４２０１", "region_name": ""}, "region_name"),
        ({"region_name": "全国"}, "region_name"),
        ({"region_name": "城" * 41}, "region_name"),
        ({"qualifier": "5级"}, "qualifier"),
        ({"valid_from": date(1949, 10, 1)}, "valid_from"),
        ({"valid_from": date(2062, 7, 1)}, "valid_from"),
        ({"valid_to": date(2026, 6, 30)}, "valid_to"),
        ({"source": ""}, "source"),
        ({"source": "听说的"}, "source"),
        ({"source": SAMPLE_SOURCE}, "source"),
        ({"source": "1" * 301}, "source"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(changes: dict[str, object], field: str) -> None:
    assert fields_of(replace(WAGE, **changes)) == [field]  # type: ignore[arg-type]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    wrong = replace(WAGE, value="", region_code="", source="", qualifier="季")
    assert fields_of(wrong) == ["region_code", "value", "qualifier", "source"]


def test_a_national_figure_has_no_region_of_its_own() -> None:
    income = replace(WAGE, kind=K.URBAN_INCOME, region_code="", region_name="", value="56000")
    assert checked(income, today=TODAY).region_name == "全国"
    assert fields_of(replace(income, region_code="42")) == ["region_code"]


def test_a_grade_belongs_to_the_two_sums_of_an_injury() -> None:
    months = replace(WAGE, kind=K.INJURY_MEDICAL_MONTHS, value="8", qualifier="8级")
    assert checked(months, today=TODAY).qualifier == "8级"
    for qualifier in ("", "4级", "八级"):
        assert fields_of(replace(months, qualifier=qualifier)) == ["qualifier"]


def test_a_sample_says_so_and_nothing_else_may() -> None:
    sample = replace(WAGE, source=SAMPLE_SOURCE)
    assert checked(sample, today=TODAY, is_sample=True).source == SAMPLE_SOURCE
    assert fields_of(WAGE, is_sample=True) == ["source"]


@pytest.mark.parametrize(
    ("kind", "text", "value", "words"),
    [
        (K.SICK_PAY_RATIO, "60%", "0.6", "60%"),
        (K.SICK_PAY_RATIO, "０．６", "0.6", "60%"),
        (K.SICK_PAY_RATIO, "100 %", "1", "100%"),
        (K.INJURY_EMPLOYMENT_MONTHS, "8个月", "8", "8 个月"),
        (K.INJURY_EMPLOYMENT_MONTHS, "8.5", "8.5", "8.5 个月"),
        (K.MATERNITY_EXTRA_DAYS, "60 天", "60", "60 天"),
        (K.PAY_DAYS, "21.75", "21.75", "21.75 天"),
        (K.HOURLY_MINIMUM_WAGE, "19.5", "19.5", "19.50 元"),
    ],
)
def test_a_value_is_read_as_its_kind_is_written(kind: K, text: str, value: str, words: str) -> None:
    assert read_value(kind, text) == Decimal(value)
    assert in_words(kind, Decimal(value)) == words


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (K.SICK_PAY_RATIO, "60"),
        (K.SICK_PAY_RATIO, "0"),
        (K.SICK_PAY_RATIO, "120%"),
        (K.MATERNITY_EXTRA_DAYS, "60.5"),
        (K.INJURY_MEDICAL_MONTHS, "8.25"),
        (K.INJURY_MEDICAL_MONTHS, "60000"),
        (K.AVERAGE_WAGE, "98000"),
        (K.PAY_DAYS, "²"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_a_sentence(kind: K, text: str) -> None:
    with pytest.raises(ValueError, match="请"):
        read_value(kind, text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("42", "42"), ("420000", "42"), ("4201", "4201"), ("420100", "4201")),
        *(("420103", "420103"), ("420103000000", "420103"), ("420103001002", "420103001002")),
        *(("", None), ("4", None), ("42010", None), ("4201031", None), ("42a1", None)),
    ],
)
def test_a_code_is_cut_to_its_region(text: str, code: str | None) -> None:
    assert region_code(text) == code


def test_above_a_district_are_its_city_and_its_province() -> None:
    assert chain("420103") == ("420103", "4201", "42")
    assert chain("420103001002") == ("420103001002", "420103", "4201", "42")
    assert chain("") == ()


def test_a_city_of_its_own_publishes_as_its_province() -> None:
    assert usual_region("420103", 4) == "4201"
    assert usual_region("310101", 4) == "31"


def test_a_region_is_called_as_the_office_calls_it() -> None:
    assert name_of("42", {"42": "湖北省"}) == "湖北省"
    assert name_of("44", {}) == "广东"
    assert name_of("0001", {}) == "地区 0001"
