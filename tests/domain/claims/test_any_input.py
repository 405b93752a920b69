"""Whatever JSON somebody sends, the answer is a result or sentences, never an accident."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation.domain.claims.heads import Head
from mediation.domain.claims.questions import QUESTIONS
from mediation.domain.claims.reading.answers import MOST_PEOPLE, answer
from mediation.domain.claims.reading.kinds import find_kind
from mediation.domain.claims.reading.printing import as_plain
from mediation.domain.claims.reading.values import read_money
from mediation.domain.claims.reading.written_json import read_json, read_object

# What the readers know, in and out of its bounds, between what is nothing at all.
WRITTEN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 400),
    st.integers(10**11, 10**20),
    st.decimals("-1", "30000", places=2),
    st.sampled_from(
        ["", "5000", "2025-01-31", "2024-02-29", "1951-01-01", "2099-12-31", "80%", "九级", "是"]
    ),
    st.dates().map(str),
    st.text(max_size=6),
)
VALUES = st.one_of(
    WRITTEN,
    st.lists(WRITTEN, max_size=3),
    st.dictionaries(st.sampled_from(["2025-01", "2025", "7", "工资"]), WRITTEN, max_size=2),
)


@pytest.mark.parametrize("head", Head)
@settings(max_examples=60)
@given(data=st.data())
def test_any_values_of_the_questions_are_answered(head: Head, data: st.DataObject) -> None:
    names = [each.name for each in QUESTIONS[head]]
    inputs = data.draw(st.dictionaries(st.sampled_from(names), VALUES))
    plain = as_plain(answer(head.value, inputs))
    json.dumps(plain)
    assert set(plain) >= {"result", "warnings", "steps", "articles", "missing", "errors"}


@pytest.mark.parametrize("number", ["1e999999", "1E+99999999999", "0e-999999", "1e-40"])
def test_a_number_without_end_is_no_amount_and_costs_nothing(number: str) -> None:
    value = read_json(number)
    assert isinstance(value, Decimal)
    with pytest.raises(ValueError, match="。"):
        read_money(value)


@pytest.mark.parametrize(
    "text", ["", "{", "NaN", '{"a": Infinity}', "[" * 100_000, "9" * 5000, '{"a": 1}x']
)
def test_what_is_no_json_is_told_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"不是有效的 JSON.*请写成一个 JSON 对象"):
        read_json(text)


@pytest.mark.parametrize("depth", [9, 500])
def test_what_is_far_too_deep_is_no_facts(depth: int) -> None:
    assert read_json("[" * 8 + "]" * 8)
    with pytest.raises(ValueError, match="层次过深"):
        read_json("[" * depth + "]" * depth)


@pytest.mark.parametrize("text", ["[]", "3", '"工资"', "null"])
def test_what_is_no_object_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"^请写成一个 JSON 对象"):
        read_object(text)


def test_amounts_stay_as_they_were_typed() -> None:
    assert read_object('{"avg_wage_12m": 8000.10}') == {"avg_wage_12m": Decimal("8000.10")}


def test_an_answer_of_many_pages_is_not_looked_at() -> None:
    found = answer(Head.SEVERANCE.value, {"avg_wage_12m": " " * 201, "start": "2" * 201})
    assert set(found.problems) == {"avg_wage_12m", "start"}
    assert all("过长" in sentence for sentence in found.problems.values())


def test_a_name_of_many_pages_is_no_kind() -> None:
    assert find_kind("经济补偿" + " " * 100_000 + "(") is None


def test_of_several_amounts_the_bad_one_is_named() -> None:
    found = answer(Head.SEVERANCE.value, {"monthly_wages": ["8000", "八千"]})
    assert found.problems["monthly_wages"].startswith("第 2 个：")
    found = answer(Head.FINAL_AWARD.value, {"items": {"工资": "5000", "加班费": "多"}})
    assert found.problems["items"].startswith("加班费：")


def test_a_crowd_is_asked_to_come_in_parts() -> None:
    found = answer(Head.SEVERANCE.value, {"employees": [{}] * (MOST_PEOPLE + 1)})
    assert "请分批" in found.problems["employees"]
